import { isIP } from 'node:net';

/** Whether the simulator may call this host: it never reaches past its own machine and network. */
export function isReachable(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isPrivate(host);
  return !host.includes('.') || /\.(localhost|internal|local)$/.test(host);
}

/** Whether the address belongs to this machine or its network. */
export function isPrivate(ip: string): boolean {
  if (isIP(ip) === 6) return ip === '::1' || ip === '::' || /^(f[cd]|fe[89ab])/i.test(ip);
  if (isIP(ip) !== 4) return false;
  const [a = 0, b = 0] = ip.split('.').map(Number);
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    a >= 224
  );
}
