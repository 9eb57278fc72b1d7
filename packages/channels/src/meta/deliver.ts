import type { Pace } from '../pace.ts';
import type { SendResult } from '../outbound.ts';
import type { Call, Graph } from './graph.ts';
import { sendResultOf } from './judge.ts';
import type { Verdicts } from './verdict.ts';

/** What a send needs: the client, the pace that all sends of an account share, what codes mean. */
export interface Sender {
  graph: Graph;
  pace: Pace;
  rules: Verdicts;
  /** The id of the new message in the answer to a send. */
  idOf: (body: unknown) => string | undefined;
}

/**
 * Sends one message once, and says honestly what became of it. Makes no call before the chat may be
 * written to; a wait that the platform asks for keeps everything else quiet, too, that it is meant
 * for. Never throws.
 */
export async function deliver(sender: Sender, chatId: string, call: Call): Promise<SendResult> {
  const { graph, pace, rules, idOf } = sender;
  if (call.signal?.aborted) {
    return { outcome: 'retry', afterMs: 0, detail: 'stopped before it was sent' };
  }
  const afterMs = Math.ceil(pace.waitFor(chatId));
  if (afterMs > 0) return { outcome: 'retry', afterMs, detail: 'it is not this chat’s turn yet' };
  pace.take(chatId);
  const answer = await graph.call(call);
  if (answer.ok) {
    const platformMessageId = idOf(answer.body);
    if (platformMessageId !== undefined) return { outcome: 'sent', platformMessageId };
    return { outcome: 'uncertain', detail: 'The answer names no message.' };
  }
  const result = sendResultOf(answer.failure, rules);
  if (result.outcome === 'retry' && result.limited) {
    pace.pause(chatId, result.afterMs);
    if (result.botPauseMs !== undefined) pace.pauseAll(result.botPauseMs);
  }
  return result;
}
