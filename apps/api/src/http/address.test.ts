import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAddresses } from './address.ts';

const requests: IncomingMessage[] = [];
const server = createServer((request, response) => {
  requests.push(request);
  response.end();
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => new Promise((done) => server.close(done)));

/** The address that a request from this machine with this header is taken for. */
async function taken(trusted: string, forwarded: string | null): Promise<string> {
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  await fetch(`http://127.0.0.1:${String(port)}`, { headers });
  const request = requests.pop();
  if (!request) throw new Error('Nothing came.');
  return createAddresses(trusted)(request);
}

it.each([
  ['loopback', null, '127.0.0.1'],
  ['loopback', '203.0.113.9', '203.0.113.9'],
  ['loopback', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['loopback', '203.0.113.9, 127.0.0.1', '203.0.113.9'],
  ['loopback, 10.0.0.0/8', '203.0.113.9, 10.1.2.3', '203.0.113.9'],
  ['uniquelocal,loopback', '2001:db8::1, 192.168.1.1', '2001:db8::1'],
  ['loopback', '::ffff:203.0.113.9', '203.0.113.9'],
  ['192.0.2.1', '203.0.113.9', '127.0.0.1'],
  ['loopback', 'nonsense', '127.0.0.1'],
])('with %s trusted, what says it comes from %s comes from %s', async (trusted, told, address) => {
  expect(await taken(trusted, told)).toBe(address);
});
