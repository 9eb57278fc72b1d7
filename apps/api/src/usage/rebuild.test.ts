import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { BotAnalytics } from '@cbf/db';
import { startTestApi } from '../../test/api.ts';
import { makeLine } from '../../test/line.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./rebuild.ts', import.meta.url));

it('the command finds a right roll-up right, mends a wrong one, and refuses an open database', async () => {
  const api = await startTestApi();
  try {
    const { config } = api;
    const rebuild = () =>
      run(process.execPath, ['--conditions=source', '--no-warnings', script], {
        env: {
          DATABASE_URL: config.databaseUrl,
          SESSION_SECRET: config.sessionSecret,
          DATA_KEY: config.dataKey,
          RUNNER_KEY: config.runnerKey,
        },
      });
    const line = await makeLine(api);
    await line.say('Salom');
    await expect(rebuild()).rejects.toMatchObject({
      stdout: expect.stringMatching(/already open/),
    });
    await api.app.close();
    expect((await rebuild()).stdout).toMatch(/was right/);
    await api.restart();
    await line.em.nativeUpdate(BotAnalytics, {}, { messagesIn: 99 });
    await api.app.close();
    expect((await rebuild()).stdout).toMatch(/is mended/);
    await api.restart();
  } finally {
    await api.close();
  }
});
