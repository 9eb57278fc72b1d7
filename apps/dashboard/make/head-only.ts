/** What the GraphQL client calls the nodes that it looks at. */
export const Kind = {
  DOCUMENT: 'Document',
  FIELD: 'Field',
  FRAGMENT_DEFINITION: 'FragmentDefinition',
  NAME: 'Name',
  OPERATION_DEFINITION: 'OperationDefinition',
} as const;

/** An error as the api told of it. */
export class GraphQLError extends Error {
  readonly path: readonly (string | number)[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    _nodes?: unknown,
    _source?: unknown,
    _positions?: unknown,
    path?: readonly (string | number)[],
    _cause?: unknown,
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.path = path;
    this.extensions = extensions;
  }
}

/**
 * The head of an operation's text, which is all that the client asks of a tree, with the text as it
 * will be sent. Throws for a text without an operation.
 */
export function parse(body: string) {
  const [, operation, value] = /\b(query|mutation|subscription)\s+(\w+)/.exec(body) ?? [];
  if (operation === undefined) throw new Error('There is no named operation in the text.');
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ kind: Kind.OPERATION_DEFINITION, operation, name: { kind: Kind.NAME, value } }],
    loc: { start: 0, end: body.length, source: { body, name: value, locationOffset } },
  };
}

/** Never called: every document here has the text that it was made of. */
export function print(): never {
  throw new Error('A document without its text cannot be sent.');
}

const locationOffset = { line: 1, column: 1 };
