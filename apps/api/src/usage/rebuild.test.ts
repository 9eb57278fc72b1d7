import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BotAnalytics, rebuildRollUp } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine } from '../../test/line.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./rebuild.ts', import.meta.url));

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function rebuild(): Promise<string> {
  const { config } = api;
  const { stdout } = await run(process.execPath, ['--conditions=source', '--no-warnings', script], {
    env: {
      DATABASE_URL: config.databaseUrl,
      SESSION_SECRET: config.sessionSecret,
      DATA_KEY: config.dataKey,
      RUNNER_KEY: config.runnerKey,
    },
  });
  return stdout;
}

it('the command finds a right roll-up right and mends a wrong one', async () => {
  await (await makeLine(api)).say('Salom');
  await api.app.close();
  expect(await rebuild()).toMatch(/was right/);
  await api.restart();
  await api.app.parts.database.em.fork().nativeUpdate(BotAnalytics, {}, { messagesIn: 99 });
  await api.app.close();
  expect(await rebuild()).toMatch(/is mended/);
  await api.restart();
});

it('a database that is in use is refused on SQLite and rebuilt on PostgreSQL without a lost count', async () => {
  if (api.app.parts.database.dialect === 'sqlite') {
    await expect(rebuild()).rejects.toMatchObject({
      stdout: expect.stringMatching(/already open/),
    });
    return;
  }
  const { database } = api.app.parts;
  const line = await makeLine(api);
  for (let round = 0; round < 5; round += 1)
    await Promise.all([
      rebuildRollUp(database),
      ...Array.from({ length: 10 }, () => line.say('Salom', { chatId: randomUUID() })),
    ]);
  expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: true });
});
