import { readEnv } from './env.ts';
import { startServer } from './server.ts';

try {
  const settings = readEnv();
  const server = await startServer(settings);
  process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`);
  const stop = () => {
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (settings.tied) process.stdin.resume().once('end', stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
