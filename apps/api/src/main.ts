import { createApp, type App } from './app.ts';
import { readConfig } from './env.ts';

/** A second signal, or this long after the first, ends the process whatever is under way. */
const mostMs = 30_000;

/** Starts the api of this process; whatever keeps it from starting is told in one sentence. */
async function main(): Promise<void> {
  const config = readConfig();
  const app = await createApp(config);
  let address: string;
  try {
    address = await app.listen();
  } catch (error) {
    await app.close();
    throw codeOf(error) === 'EADDRINUSE'
      ? new Error(
          `Port ${String(config.port)} is taken by another program: stop it, or set API_PORT to a free port.`,
        )
      : error;
  }
  // Whoever reads the line may send a signal at once.
  endOnSignal(app);
  process.stdout.write(`${JSON.stringify({ listening: address })}\n`);
}

function endOnSignal(app: App): void {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), mostMs).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        app.parts.logger.error({ err: error }, 'The api could not close cleanly.');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

main().catch((error: unknown) => {
  const known = error instanceof Error;
  process.stderr.write(`${known ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
