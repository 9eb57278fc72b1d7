import { randomInt } from 'node:crypto';
import { post } from '../post.ts';
import type { Callback, Topic } from './model.ts';
import type { Meta } from './service.ts';

/**
 * Asks an address for its consent, as Meta does before it sends anything there: the challenge must
 * come back alone, with 200. Gives null, or the sentence that says what was wrong.
 */
export async function shakeHands(
  { parts, local }: Pick<Meta, 'parts' | 'local'>,
  topic: Topic,
  { url, verifyToken }: Callback,
): Promise<string | null> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return `The address ${url} is no web address.`;
  if (!local && !url.startsWith('https:')) return `The address ${url} must begin with https.`;
  const challenge = String(randomInt(100_000_000, 2_000_000_000));
  const address = new URL(url);
  address.searchParams.set('hub.mode', 'subscribe');
  address.searchParams.set('hub.challenge', challenge);
  address.searchParams.set('hub.verify_token', verifyToken);
  const headers = { Accept: '*/*', 'User-Agent': 'facebookplatform/1.0' };
  const line = parts.transcript.open({
    platform: topic === 'instagram' ? 'instagram' : 'whatsapp',
    direction: 'out',
    method: 'handshake',
    bot: undefined,
    verb: 'GET',
    path: address.href,
    requestHeaders: headers,
    body: Buffer.alloc(0),
  });
  const result = await post(parts.clock, address, headers, '', { verb: 'GET' });
  if (result.kind === 'answer') {
    line.head(result.status, result.headers);
    line.chunk(result.body);
  }
  line.close(result.kind === 'failure');
  const failed = "The URL couldn't be validated.";
  if (result.kind === 'failure') return `${failed} ${result.message}.`;
  const answer = result.body.toString('utf8');
  if (result.status === 200 && answer === challenge) return null;
  if (result.status !== 200) return `${failed} It answered ${result.status}.`;
  return `${failed} Response does not match challenge, expected value="${challenge}", received="${answer.slice(0, 40)}".`;
}
