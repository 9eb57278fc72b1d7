import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** How large a document may be; the numbers are measured in RELIABILITY's profile. */
export const limits = {
  tokens: 1000,
  validationErrors: 3,
  aliases: 30,
  // All that an open page follows is some 330.
  fields: 400,
  depth: 12,
  // GraphiQL's own introspection is deeper than any page of ours.
  introspectionDepth: 16,
  // A full page of a hundred conversations with contact, channel and last message fits.
  cost: 1500,
} as const;

interface Size {
  readonly fields: number;
  readonly aliases: number;
  readonly depth: number;
}

const nothing: Size = { fields: 0, aliases: 0, depth: 0 };

/** A validation rule: an operation with more aliases, fields or depth than `limits` is refused. */
export function sizeRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of context.getDocument().definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  // Each fragment is measured once, so a tower of spreads costs nothing to measure.
  const measured = new Map<string, Size>();
  const measure = (set: SelectionSetNode, open: readonly string[]): Size => {
    let { fields, aliases, depth } = nothing;
    for (const selection of set.selections) {
      const inner = (): Size => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return spread(selection.name.value, open);
        return selection.selectionSet ? measure(selection.selectionSet, open) : nothing;
      };
      const size = inner();
      const isField = selection.kind === Kind.FIELD;
      fields += size.fields + (isField ? 1 : 0);
      aliases += size.aliases + (isField && selection.alias ? 1 : 0);
      depth = Math.max(depth, size.depth + (isField ? 1 : 0));
    }
    return { fields, aliases, depth };
  };
  const spread = (name: string, open: readonly string[]): Size => {
    const known = measured.get(name);
    const fragment = fragments.get(name);
    // A cycle is refused by graphql's own rule; here it only must not run for ever.
    if (known || !fragment || open.includes(name)) return known ?? nothing;
    const size = measure(fragment.selectionSet, [...open, name]);
    measured.set(name, size);
    return size;
  };

  return {
    OperationDefinition(operation) {
      const size = measure(operation.selectionSet, []);
      const deepest = isIntrospection(operation.selectionSet)
        ? limits.introspectionDepth
        : limits.depth;
      for (const [what, is, most] of [
        ['aliases', size.aliases, limits.aliases],
        ['fields', size.fields, limits.fields],
        ['levels', size.depth, deepest],
      ] as const) {
        if (is > most)
          context.reportError(tooComplex(`${String(is)} ${what}, at most ${String(most)}`));
      }
    },
  };
}

/** The error of a document that is too large; `detail` says in numbers which limit it passes. */
export function tooComplex(detail: string): GraphQLError {
  return new GraphQLError('This request asks for too much at once.', {
    extensions: { code: 'TOO_COMPLEX', detail },
  });
}

function isIntrospection(set: SelectionSetNode): boolean {
  return set.selections.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
  );
}
