// npm start: from a checkout to one address. `--demo` fills it with life, `--dev` watches sources.
import { join } from 'node:path';
import { ensureDeps } from './ensure-deps.mjs';
import { build } from './lib/build.mjs';
import { createFamily, endOnSignals } from './lib/family.mjs';
import { processes } from './lib/processes.mjs';
import { Complaint, run, say, step } from './lib/say.mjs';
import { demoPassword, secretFiles } from './lib/secrets.mjs';
import { checkPorts, readDotEnv, readSettings } from './lib/settings.mjs';

const isDemo = process.argv.includes('--demo');
const isDev = process.argv.includes('--dev');

await run(async () => {
  readDotEnv();
  const settings = readSettings();
  await checkPorts(settings);
  await ensureDeps();
  if (!isDev) await build();
  const secrets = secretFiles(settings.data);

  const logs = join(settings.data, 'logs');
  const family = createFamily({ logs, ...(isDev ? { onLine: print } : {}) });
  endOnSignals(family);
  try {
    const { simulator, demo, api, runner, dashboard, customers } = processes(
      settings,
      { ...secrets, ...(isDemo ? demoPassword(settings.data) : {}) },
      isDev,
    );
    if (isDemo) {
      // Before the api: a SQLite file has one process, and the bots' tokens must be known first.
      const said = await step('Making the demo', async () => {
        await family.start(simulator);
        return family.runTask(demo);
      });
      for (const line of said) say(`    ${line}`);
    }
    await step('Starting', async () => {
      const all = [isDemo || family.start(simulator), family.start(dashboard)];
      all.push(family.start(api).then(() => family.start(runner)));
      await Promise.all(all);
      if (isDemo) family.startTask(customers);
    });
  } catch (error) {
    if (family.isEnding()) return;
    process.stderr.write(`\n${error instanceof Complaint ? error.message : error.stack}\n`);
    await family.end();
    process.exit(1);
  }
  if (!family.isEnding()) invite(settings.publicUrl);
});

function invite(address) {
  const start = isDemo
    ? 'Sign in with the name and password above'
    : 'Open it in your browser, create your account and make your first bot';
  say(`\nChatBot Factory is ready: ${address}\n${start}; Ctrl-C here stops everything.`);
}

function print(name, line) {
  say(`${name.padEnd(9)} │ ${line}`);
}
