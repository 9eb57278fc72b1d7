import { createServer } from 'node:http';
import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { afterAll, beforeAll } from 'vitest';
import {
  answerHandshake,
  type Hook,
  type Inbound,
  type Receipt,
  SIGNATURE_HEADER,
  verifySignature,
} from '../src/index.ts';
import { HookShape } from './shape.ts';

export const VERIFY_TOKEN = 'our-verify-token';

/** A simulator and a listener for its webhooks, which takes only what is signed. */
export function metaSimulated(read: (body: Uint8Array) => Hook) {
  let running: Simulator | undefined;
  const secrets = new Set<string>();
  const received: Inbound[] = [];
  const receipts: Receipt[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'GET') {
      const challenge = answerHandshake(url.searchParams, VERIFY_TOKEN);
      response.writeHead(challenge === null ? 403 : 200).end(challenge ?? '');
      return;
    }
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces);
      const header = request.headers[SIGNATURE_HEADER];
      if (![...secrets].some((secret) => verifySignature(body, header, secret))) {
        response.writeHead(401).end();
        return;
      }
      const hook = read(body);
      HookShape.parse(hook);
      const { deliveries } = hook;
      for (const delivery of deliveries) {
        received.push(...delivery.received.map(({ inbound }) => inbound));
        receipts.push(...delivery.receipts);
      }
      response.writeHead(200).end();
      for (const wake of waiting.splice(0)) wake();
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running = await launchSimulator();
  });
  afterAll(async () => {
    await running?.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const until = async <One>(find: () => One | undefined): Promise<One> => {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    get simulator() {
      if (!running) throw new Error('The simulator is not running yet.');
      return running;
    },
    get url() {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('It does not listen.');
      return `http://127.0.0.1:${address.port}/hooks`;
    },
    trust: (secret: string) => void secrets.add(secret),
    /** The first update like this, as soon as it is there. */
    heard: (is: (inbound: Inbound) => boolean) => until(() => received.find(is)),
    /** The first receipt like this, as soon as it is there. */
    receipt: (is: (receipt: Receipt) => boolean) => until(() => receipts.find(is)),
  };
}
