import { between, instagramCalls, whatsappCalls, type Step } from '@cbf/base';
import type { Call } from './graph.ts';

/** Which of Meta's platforms a client speaks to. */
export type MetaPlatform = 'whatsapp' | 'instagram';

/** Makes a call between two points when its name is in the list of points. */
export function atPoints<Value>(
  platform: MetaPlatform,
  call: Call,
  ask: () => Promise<Value>,
): Promise<Value> {
  const step = stepOf(platform, nameOf(call));
  return step === null ? ask() : between(step, ask);
}

function stepOf(platform: MetaPlatform, name: string): Step | null {
  if (platform === 'whatsapp') {
    const known = whatsappCalls.find((one) => one === name);
    return known === undefined ? null : `whatsapp:${known}`;
  }
  const known = instagramCalls.find((one) => one === name);
  return known === undefined ? null : `instagram:${known}`;
}

/** The edge of a call; a thing that is named by its id alone is an `object`. */
function nameOf({ path, json }: Call): string {
  const last = path.split('/').at(-1) ?? '';
  const isAttention = json !== undefined && ('status' in json || 'sender_action' in json);
  if (last === 'messages' && isAttention && !isReaction(json)) return 'attention';
  return /[a-z]/.test(last) ? last : 'object';
}

/** A reaction is an action of the sender's, too, and as good as a message. */
function isReaction(json: object): boolean {
  return 'sender_action' in json && /react/.test(String(json.sender_action));
}
