import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('a guest may ask who they are', async () => {
  expect(await api.guest().ask('{ viewer { kind user { id } sessions { totalCount } } }')).toEqual({
    viewer: { kind: 'GUEST', user: null, sessions: { totalCount: 0 } },
  });
});
