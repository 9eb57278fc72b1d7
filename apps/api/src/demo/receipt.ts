import type { CallTokens } from '@cbf/db';
import { estimateTokens } from '../turns/history.ts';
import type { Random } from './random.ts';
import type { Version } from './shop.ts';

/** What making one answer took. */
export interface Receipt {
  readonly usage: CallTokens;
  readonly firstTokenMs: number;
  readonly modelMs: number;
  readonly sendMs: number;
}

// What the house itself adds to every system instruction.
const standingOrders = 260;

/** A believable receipt for an answer to so much talk under a version of a personality. */
export function receiptOf(
  random: Random,
  version: Version,
  said: readonly string[],
  answer: string,
): Receipt {
  const own = [version.role, version.tone, ...version.must, ...version.mustNot];
  const system = standingOrders + sum([...own, version.instructions]);
  const promptTokens = system + sum(said);
  const candidatesTokens = answer === '' ? 0 : estimateTokens(answer);
  const thinks = version.thinking !== 'OFF' && random.chance(0.8);
  const thoughtsTokens = thinks ? random.whole(40, 190) : 0;
  // The provider keeps long beginnings for a while, and charges less for them.
  const cachedTokens = said.length > 4 && random.chance(0.3) ? Math.floor(system * 0.9) : 0;
  const writing = (candidatesTokens + thoughtsTokens) * random.between(5, 9);
  const firstTokenMs = Math.round(random.between(420, 900) + thoughtsTokens * random.between(3, 5));
  const slow = random.chance(0.04) ? random.between(3_000, 9_000) : 0;
  return {
    usage: {
      promptTokens,
      cachedTokens,
      toolTokens: 0,
      thoughtsTokens,
      candidatesTokens,
      totalTokens: promptTokens + thoughtsTokens + candidatesTokens,
    },
    firstTokenMs: Math.round(firstTokenMs + slow),
    modelMs: Math.round(firstTokenMs + slow + writing),
    sendMs: random.whole(70, 320),
  };
}

function sum(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + estimateTokens(text), 0);
}
