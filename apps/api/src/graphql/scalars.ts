import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** A moment; goes out as ISO 8601 text in UTC with milliseconds, comes in as a Date. */
export const DateTimeISO = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  specifiedByURL: null,
  description: 'A moment, as ISO 8601 text in UTC.',
});

/** A place in a workspace's log, `epoch.seq`; any other form is refused before a resolver runs. */
export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description:
    "A place in a workspace's log: `epoch.seq`. Opaque to clients; ask for `events(after:)` with it.",
  serialize: String,
  parseValue: cursor,
  parseLiteral: (node) => cursor('value' in node ? node.value : undefined),
});

function cursor(value: unknown): string {
  if (typeof value === 'string' && /^[\w-]{1,64}\.\d{1,16}$/.test(value)) return value;
  throw new GraphQLError(
    'A cursor has the form epoch.seq; take it from an event or from `cursor`.',
  );
}
