import { createDoor } from './serve/app.ts';
import { readEnv, vouchForHeaders } from './serve/env.ts';
import { live } from './serve/life.ts';

// Built by `npm run build`; looked up only now, after the headers are vouched for.
const built = new URL('./build/handler.js', import.meta.url).href;

try {
  const env = readEnv();
  vouchForHeaders();
  const { handler } = await import(built);
  await live(
    createDoor(env, (request, response) => handler(request, response, () => response.end())),
    env,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
