import { createHmac } from 'node:crypto';
import type { Simulator } from '@cbf/simulator/launch';
import { statusOf } from './driver.ts';

/** How Meta signs a body. */
export function signed(body: string | Uint8Array, secret: string): Record<string, string> {
  const hash = createHmac('sha256', secret).update(body).digest('hex');
  return { 'x-hub-signature-256': `sha256=${hash}` };
}

/** Posts a body unsigned, signed by others and signed in ways that count for nothing. */
export async function forgeMeta(
  hookUrl: string,
  payload: object,
  appSecret: string,
): Promise<number[]> {
  const body = JSON.stringify(payload);
  const right = signed(body, appSecret)['x-hub-signature-256'] ?? '';
  const sha1 = createHmac('sha1', appSecret).update(body).digest('hex');
  const others: Record<string, string>[] = [
    {},
    { 'x-hub-signature-256': '' },
    { 'x-hub-signature': `sha1=${sha1}` },
    { 'x-hub-signature-256': right.slice(0, -1) },
    signed(body, ''),
    signed(body, 'f'.repeat(32)),
    signed(`${body} `, appSecret),
  ];
  return Promise.all(others.map((headers) => statusOf(hookUrl, body, headers)));
}

/** Has what is said meanwhile come in one POST each, the last first. */
export async function twisted(
  { meta }: Simulator['control'],
  app: string,
  say: () => Promise<unknown>,
): Promise<void> {
  await meta.hold(app);
  await say();
  await meta.release({ app, together: false, order: 'reversed' });
}

/** So many hours ago, ms. */
export function ago(hours: number): number {
  return Date.now() - hours * 3_600_000;
}
