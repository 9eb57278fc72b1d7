import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failure, startTestApi, type Client, type TestApi } from '../../test/api.ts';

let api: TestApi;
let owner: Client;
beforeAll(async () => {
  api = await startTestApi();
  owner = await api.as('pages');
  await owner.ask('mutation { createBot(input: { name: "One" }) { id } }');
});
afterAll(() => api.close());

const plain = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.constant(null),
  fc.date().map(String),
);
const id = fc.constantFrom('bot_01k00000000000000000000000', 'bot_');
const forged = fc
  .oneof(
    fc.array(fc.oneof(plain, fc.jsonValue()), { maxLength: 4 }),
    fc.tuple(
      fc.oneof(
        plain,
        fc.maxSafeInteger(),
        fc.date().map((at) => at.toJSON()),
      ),
      id,
    ),
  )
  .map(forgedPlace);

function forgedPlace(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

test('whatever is given as a place in a list, it is refused or answered, never our fault', async () => {
  const query =
    'query($after: String) { bots(after: $after) { pageInfo { hasNextPage } } viewer { sessions(after: $after) { pageInfo { hasNextPage } } } }';
  await fc.assert(
    fc.asyncProperty(fc.oneof(forged, fc.string()), async (after) => {
      const { errors = [] } = await owner.raw(query, { after });
      for (const error of errors) expect(error.extensions.code).toBe('BAD_INPUT');
    }),
    // A number where a moment belongs, which only PostgreSQL refuses to compare.
    { numRuns: 150, examples: [[forgedPlace([0, 'bot_01k00000000000000000000000'])]] },
  );
});

test('whatever is searched for, it is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (search) => {
      const result = await owner.raw(
        'query($search: String) { bots(search: $search) { totalCount } }',
        {
          search,
        },
      );
      if (search.includes('\0')) expect(failure(result)).toBe('BAD_INPUT');
      else expect(result.errors).toBeUndefined();
    }),
    { numRuns: 100, examples: [['a\0b']] },
  );
});
