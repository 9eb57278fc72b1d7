import { expect, it } from 'vitest';
import { GraphQLError, Kind, parse } from './head-only.ts';

const text =
  'query Talk($id: ID!) {\n  conversation(id: $id) { ...Fields }\n}\nfragment Fields on C { id }';

it('finds what the client asks for, and keeps the text', () => {
  const { definitions, loc } = parse(text);
  expect(definitions[0]).toMatchObject({
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query',
    name: { value: 'Talk' },
  });
  expect(loc.source.body).toBe(text);
  expect(() => parse('fragment Fields on C { id }')).toThrow('no named operation');
});

it('an error keeps what the api said beside its sentence', () => {
  const extensions = { code: 'NOT_FOUND' };
  const error = new GraphQLError('It is gone.', null, null, null, ['bot'], null, extensions);
  expect(error).toMatchObject({ message: 'It is gone.', path: ['bot'], extensions });
});
