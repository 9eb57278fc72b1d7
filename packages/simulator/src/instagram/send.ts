import { z } from 'zod';
import { GraphError, invalid } from '../meta/errors.ts';
import { readPart } from '../meta/clues.ts';
import type { GraphCall, Meta } from '../meta/service.ts';
import { act } from './actions.ts';
import { privateReply } from './comments.ts';
import { deliver } from './deliver.ts';
import { readMessage } from './limits.ts';
import type { Account, Thread } from './model.ts';
import { passRate } from './rates.ts';

const HOUR_MS = 3_600_000;
const WINDOW_MS = 24 * HOUR_MS;
const HUMAN_WINDOW_MS = 7 * 24 * HOUR_MS;

const Send = z.looseObject({
  recipient: z.looseObject({ id: z.string().optional(), comment_id: z.string().optional() }),
  message: z.looseObject({}).optional(),
  sender_action: z.string().optional(),
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']).optional(),
  tag: z.string().optional(),
});

/** Sends a message or an action from an account. */
export async function sendMessage(call: GraphCall, account: Account): Promise<unknown> {
  const { meta } = call;
  const given = readPart(withObjects(call.body), Send, 'body');
  const { recipient } = given;
  if (recipient.comment_id !== undefined) {
    return privateReply(meta, account, recipient.comment_id, readMessage(given.message));
  }
  const thread = account.threads[recipient.id ?? ''];
  if (!thread || thread.heardAt === 0 || thread.blocked) throw noSuchRecipient();
  if (given.sender_action !== undefined) {
    act(meta, account, thread, given.sender_action, call.body['payload']);
    return { recipient_id: thread.scopedId };
  }
  const content = readMessage(given.message);
  passRate(meta, account);
  checkWindow(meta, thread, given.tag, given.messaging_type);
  if (call.fault?.kind === 'graph') throw new GraphError(call.fault.code);
  const message = await deliver(meta, account, thread, content, given.tag);
  return { recipient_id: thread.scopedId, message_id: message.id };
}

/** Form bodies carry objects as JSON texts. */
function withObjects(body: GraphCall['body']): GraphCall['body'] {
  const read = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
  try {
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, read(value)]));
  } catch {
    throw invalid('A parameter is not the JSON that it looks like.');
  }
}

function checkWindow(
  meta: Meta,
  thread: Thread,
  tag: string | undefined,
  type: string | undefined,
): void {
  if (tag !== undefined && tag !== 'HUMAN_AGENT') throw invalid(`Param tag: ${tag} is no tag.`);
  if (tag !== undefined && type !== undefined && type !== 'MESSAGE_TAG') {
    throw invalid('A tag needs the messaging_type MESSAGE_TAG.');
  }
  const age = meta.world.clock.now() - thread.heardAt;
  if (age <= WINDOW_MS || (tag === 'HUMAN_AGENT' && age <= HUMAN_WINDOW_MS)) return;
  throw new GraphError(10, {
    subcode: 2534022,
    type: 'IGApiException',
    message: '(#10) Это сообщение отправлено вне разрешённого периода.',
  });
}

function noSuchRecipient(): GraphError {
  return new GraphError(100, {
    subcode: 2534014,
    type: 'IGApiException',
    message: '(#100) Запрошенный пользователь не найден.',
  });
}
