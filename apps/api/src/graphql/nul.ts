import { BREAK, visit, type DocumentNode } from 'graphql';

const known = new WeakMap<DocumentNode, boolean>();

/** Whether a text within a document holds the character that neither database can keep in a text. */
export function saysNul(document: DocumentNode): boolean {
  const remembered = known.get(document);
  if (remembered !== undefined) return remembered;
  let found = false;
  visit(document, {
    StringValue({ value }) {
      found = value.includes('\0');
      return found ? BREAK : undefined;
    },
  });
  known.set(document, found);
  return found;
}

/** The same of an operation's variables, however deep. */
export function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasNul);
}
