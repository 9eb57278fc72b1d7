import { ConfigurationError, createLogger } from '@cbf/base';
import { readSettings } from './env.ts';
import { startRunner } from './runner.ts';

/** A second signal, or this long after the first, ends the process whatever is under way. */
const mostMs = 30_000;

async function main(): Promise<void> {
  const settings = readSettings();
  const logger = createLogger({ level: settings.logLevel, name: 'runner' });
  const runner = await startRunner(settings, logger);

  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), mostMs).unref();
    runner.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'the runner did not end cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Only now, because whoever reads this may tell the runner to end at once.
  process.stdout.write(`${JSON.stringify({ listening: runner.url })}\n`);
  await runner.started;
}

function fail(error: unknown): never {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return 'The runner could not start.';
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'The runner cannot listen, because another program uses its port: set RUNNER_PORT to a free one.';
  }
  if ('code' in error && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN')) {
    return 'The api does not know this runner: give RUNNER_KEY the same value in both.';
  }
  return `The runner could not start: ${error.message}`;
}

main().catch(fail);
