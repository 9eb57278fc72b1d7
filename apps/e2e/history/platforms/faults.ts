import type { Simulator } from '@cbf/simulator/launch';

type Rule = Parameters<Simulator['control']['faults']['add']>[0];

/** Numbers below 1, the same ones for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const send = (action: Rule['action']): Rule => ({
  platform: 'telegram',
  method: 'sendMessage',
  times: 1,
  action,
});
const model = (settings: Record<string, unknown>): Rule => ({
  platform: 'gemini',
  method: 'streamGenerateContent',
  times: 1,
  action: { kind: 'gemini', outcome: 'error', ...settings },
});
const formatting = {
  ok: false,
  error_code: 400,
  description: "Bad Request: can't parse entities: Can't find end of the entity",
};

/** What Telegram does to a send, a class each; none of them ends a chat or a channel. */
export const ofSends: readonly Rule[] = [
  send({ kind: 'status', status: 429, retryAfter: 1 }),
  send({ kind: 'status', status: 429, retryAfter: 2 }),
  send({ kind: 'status', status: 400, body: formatting }),
  send({ kind: 'status', status: 409 }),
  send({ kind: 'status', status: 500 }),
  send({ kind: 'status', status: 503 }),
  send({ kind: 'html502' }),
  send({ kind: 'drop', when: 'before' }),
  send({ kind: 'drop', when: 'after' }),
  send({ kind: 'reset' }),
  send({ kind: 'delay', ms: 700 }),
];

/** What Telegram does to updates: they come twice, in another order, late, or with an error. */
export const ofUpdates: readonly Rule[] = [
  { platform: 'telegram', method: 'getUpdates', times: 1, action: { kind: 'duplicate' } },
  { platform: 'telegram', method: 'getUpdates', times: 1, action: { kind: 'reorder' } },
  { platform: 'telegram', method: 'getUpdates', times: 1, action: { kind: 'html502' } },
  { platform: 'telegram', method: 'getUpdates', times: 1, action: { kind: 'reset' } },
];

/** What the model does that passes: it is asked again, and the customer reads the whole answer. */
const passing: readonly Rule[] = [
  model({ error: 'perMinute', retryAfter: 1 }),
  model({ error: 'exhausted' }),
  model({ error: 'internal' }),
  model({ error: 'unavailable' }),
  model({ error: 'deadline' }),
  model({ error: 'unavailable', when: 'mid', at: 1 }),
  model({ outcome: 'noFinish', at: 1 }),
  model({ outcome: 'reset', at: 1 }),
];

/** What it does for good: the customer reads the fallback, once. */
const final: readonly Rule[] = [
  model({ outcome: 'safety', at: 1 }),
  model({ outcome: 'promptBlock' }),
  model({ outcome: 'finish', reason: 'RECITATION' }),
  model({ outcome: 'finish', reason: 'PROHIBITED_CONTENT' }),
  model({ outcome: 'finish', reason: 'BLOCKLIST' }),
  model({ outcome: 'finish', reason: 'SPII' }),
  model({ outcome: 'finish', reason: 'OTHER' }),
  model({ outcome: 'finish', reason: 'A_REASON_OF_TOMORROW' }),
  model({ outcome: 'maxTokens', at: 0 }),
  model({ outcome: 'empty' }),
  model({ outcome: 'empty', bare: true }),
  model({ error: 'badRequest' }),
  model({ error: 'notFound' }),
  model({ error: 'location' }),
  model({ error: 'leaked' }),
];

/** Everything that the model does. */
export const ofCalls: readonly Rule[] = [...passing, ...final];

/** What Meta does to an answer that is sent, and to a webhook, a class each. */
export function ofMeta(platform: 'whatsapp' | 'instagram'): readonly Rule[] {
  const answer = (action: Rule['action']): Rule => ({
    ...{ platform, method: 'messages', holds: 'answer ', times: 1, action },
  });
  const webhook = (action: Rule['action']): Rule => ({
    ...{ platform, method: 'webhook', times: 1, action },
  });
  return [
    answer({ kind: 'graph', code: platform === 'whatsapp' ? 131_056 : 613 }),
    answer({ kind: 'graph', code: platform === 'whatsapp' ? 131_016 : 2 }),
    answer({ kind: 'html502' }),
    answer({ kind: 'drop', when: 'before' }),
    answer({ kind: 'drop', when: 'after' }),
    answer({ kind: 'reset' }),
    webhook({ kind: 'duplicate' }),
    webhook({ kind: 'drop', when: 'before' }),
    webhook({ kind: 'drop', when: 'after' }),
  ];
}
