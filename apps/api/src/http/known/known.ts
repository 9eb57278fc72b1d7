import { print, type DocumentNode } from 'graphql';
import type { Engine } from '../../graphql/engine.ts';
import { knownDocuments } from './generated.ts';

/** An operation that our own clients send. */
export interface Known {
  readonly name: string;
  readonly document: DocumentNode;
}

/** What is known, by the two ways in which a client may name it. */
export interface KnownOperations {
  /** By its text, however it is laid out; null for every text that is none of ours. */
  byText(text: string): Known | null;
  /** By `sha256:` and the hash of its text, as GraphQL over HTTP names persisted documents. */
  byId(id: string): Known | null;
}

const keptTexts = 500;

/** The operations of our own clients over one engine; each is parsed when it is first asked for. */
export function createKnown(engine: Engine): KnownOperations {
  const texts = new Map<string, Known>();
  const byHash = new Map<string, Known>();
  const hashes = new Map<string, string>();
  for (const [hash, text] of Object.entries(knownDocuments)) hashes.set(nameIn(text), hash);

  const ofHash = (hash: string): Known | null => {
    const known = byHash.get(hash);
    if (known) return known;
    const text = Object.hasOwn(knownDocuments, hash) ? knownDocuments[hash] : undefined;
    if (text === undefined) return null;
    const document = engine.document(text);
    // A dashboard that is newer than this api may send what its schema does not have.
    if (!('kind' in document)) return null;
    const fresh = { name: nameIn(text), document };
    byHash.set(hash, fresh);
    return fresh;
  };

  return {
    byId: (id) => (id.startsWith('sha256:') ? ofHash(id.slice('sha256:'.length)) : null),
    byText(text) {
      const seen = texts.get(text);
      if (seen) return seen;
      const hash = hashes.get(nameIn(text));
      const known = hash === undefined ? null : ofHash(hash);
      if (known === null || !isSame(engine, text, known.document)) return null;
      const [oldest] = texts.keys();
      if (texts.size >= keptTexts && oldest !== undefined) texts.delete(oldest);
      texts.set(text, known);
      return known;
    },
  };
}

function nameIn(text: string): string {
  return /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? '';
}

function isSame(engine: Engine, text: string, known: DocumentNode): boolean {
  try {
    const document = engine.document(text);
    return 'kind' in document && shapeOf(document) === shapeOf(known);
  } catch {
    // Whatever is wrong with it, Apollo says so.
    return false;
  }
}

// Clients put an operation and its fragments in different orders.
function shapeOf({ definitions }: DocumentNode): string {
  return definitions.map(print).sort().join('\n');
}
