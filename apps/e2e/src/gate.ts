import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** What is done with the api's answer to an operation: let it through, or cut the connection. */
export type Rule = (operation: string, answer: string) => Promise<'pass' | 'cut'> | 'pass' | 'cut';

/** A door before the api, where a test can stand between an answer and who waits for it. */
export interface Gate {
  readonly url: string;
  /** Called with the GraphQL operation's name and the api's answer, once it has answered. */
  rule: Rule;
  close(): Promise<void>;
}

/** Opens a gate; requests and sockets pass through it to `target` until a rule cuts one. */
export async function openGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    pass(incoming, target, gate).then(
      (answer) => {
        if (answer === null) return outgoing.destroy();
        outgoing.writeHead(answer.status, { 'content-type': 'application/json' });
        return outgoing.end(answer.text);
      },
      () => outgoing.destroy(),
    );
  });
  // Once upgraded, a socket is no connection of the server's any more: it is closed by hand.
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (incoming: IncomingMessage, socket) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    const onward = connect(Number(port), hostname, () => {
      const lines = incoming.rawHeaders.flatMap((name, at, all) =>
        at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : [],
      );
      onward.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const gate: Gate = {
    url: `http://127.0.0.1:${own}`,
    rule: () => 'pass',
    close: async () => {
      server.closeAllConnections();
      for (const socket of upgraded) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return gate;
}

/** Hands a request on; null when the answer must not come back. */
async function pass(incoming: IncomingMessage, target: string, gate: Gate) {
  const body = await textOf(incoming);
  const { authorization = '' } = incoming.headers;
  const answer = await fetch(`${target}${incoming.url}`, {
    method: incoming.method ?? 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization },
    body,
  });
  const text = await answer.text();
  const operation = /\b(?:mutation|query) (\w+)/.exec(body)?.[1] ?? '';
  return (await gate.rule(operation, text)) === 'cut' ? null : { status: answer.status, text };
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  message.setEncoding('utf8');
  for await (const chunk of message) text += String(chunk);
  return text;
}
