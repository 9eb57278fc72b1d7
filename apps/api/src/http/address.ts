import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.1/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * Tells where a request without Fastify comes from, as Fastify does for the others: the nearest
 * address that is not a trusted proxy's. `trusted` holds addresses, networks and the three names.
 */
export function createAddresses(trusted: string): (request: IncomingMessage) => string {
  const proxies = new BlockList();
  for (const each of trusted.split(',').flatMap((word) => named[word.trim()] ?? [word.trim()]))
    add(proxies, each);
  return ({ socket, headers }) => {
    const header = headers['x-forwarded-for'] ?? '';
    const told = String(header)
      .split(',')
      .map((part) => plain(part.trim()))
      .filter((part) => isIP(part) !== 0);
    const hops = [plain(socket.remoteAddress ?? ''), ...told.toReversed()];
    return hops.find((hop) => !isIn(proxies, hop)) ?? hops.at(-1) ?? '';
  };
}

function add(proxies: BlockList, network: string): void {
  const [address = '', prefix] = network.split('/');
  const kind = isIP(address);
  if (kind === 0) return;
  const family = kind === 6 ? 'ipv6' : 'ipv4';
  if (prefix === undefined) proxies.addAddress(address, family);
  else proxies.addSubnet(address, Number(prefix), family);
}

function isIn(proxies: BlockList, address: string): boolean {
  const kind = isIP(address);
  return kind !== 0 && proxies.check(address, kind === 6 ? 'ipv6' : 'ipv4');
}

// An IPv4 address may come in IPv6's clothes.
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
