import { once } from 'node:events';
import { connect } from 'node:net';

/** A request that is under way for as long as a test likes. */
export interface SlowRequest {
  /** Resolves when nobody listens on the api's port any more. */
  portIsFree(): Promise<void>;
  /** Sends what was held back, and gives all that is answered until the connection ends. */
  finish(): Promise<string>;
  /** Leaves it as it is. */
  giveUp(): void;
}

/** Begins a query at an api and holds its last byte back. */
export async function beginRequest(url: string, origin: string): Promise<SlowRequest> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query: '{ viewer { kind } }' });
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\norigin: ${origin}\r\n` +
      `content-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n` +
      body.slice(0, -1),
  );
  // The api has begun with it once it answers somebody who came later.
  await (await fetch(`${url}/healthz`)).text();
  return {
    async portIsFree() {
      for (;;) if ((await fetch(`${url}/readyz`).catch(() => null)) === null) return;
    },
    async finish() {
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.write(body.slice(-1));
      await once(socket, 'close');
      return answer;
    },
    giveUp: () => socket.destroy(),
  };
}
