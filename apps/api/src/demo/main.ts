import { readConfig } from '../env.ts';
import { prepareDemo } from './demo.ts';
import { readDemoPassword } from './env.ts';

// A command, not a server: npm run demo runs it before the api is started.
try {
  const said = await prepareDemo(readConfig(), readDemoPassword());
  process.stdout.write(`${said.join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
