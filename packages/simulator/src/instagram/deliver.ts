import type { Meta } from '../meta/service.ts';
import type { Raised } from '../meta/told.ts';
import { addMessage, newMessageId } from './book.ts';
import { raiseMessaging, threadTopic } from './events.ts';
import type { Account, Message, Thread } from './model.ts';

/** Puts a message of the product into a thread; its echo comes later, or before this resolves. */
export async function deliver(
  meta: Meta,
  account: Account,
  thread: Thread,
  content: Message['content'],
  tag?: string,
): Promise<Message> {
  const message = put(meta, account, thread, { content, from: 'bot', tag });
  meta.parts.history.write('chat.message', {
    bot: account.id,
    chat: Number(thread.scopedId),
    message: message.n,
    text: content['text'],
  });
  meta.world.heard.add({ bot: account.id, customer: thread.personId, n: message.n });
  const { echoes, echoDelayMs, overtake } = account.habits;
  if (echoes && overtake) await echo(meta, account, thread, message).tried;
  else if (echoes) meta.world.clock.after(echoDelayMs, () => echo(meta, account, thread, message));
  return message;
}

/** A person of the business answers in Instagram itself, of which only the echo tells. */
export function answerInApp(meta: Meta, account: Account, thread: Thread, text: string) {
  const message = put(meta, account, thread, { content: { text }, from: 'app' });
  return { update: echo(meta, account, thread, message).n, messageId: message.id };
}

function put(
  meta: Meta,
  account: Account,
  thread: Thread,
  what: Pick<Message, 'content' | 'from' | 'tag'>,
): Message {
  const { tag, ...rest } = what;
  const message: Message = {
    n: meta.world.number(),
    id: newMessageId(),
    at: meta.world.clock.now(),
    ...rest,
    ...(tag === undefined ? {} : { tag }),
  };
  addMessage(meta.world, thread, message);
  thread.typingUntil = 0;
  meta.world.bell.ring(threadTopic(account, thread));
  return message;
}

function echo(meta: Meta, account: Account, thread: Thread, message: Message): Raised {
  const part = { message: { mid: message.id, ...echoed(message.content), is_echo: true } };
  return raiseMessaging(meta, account, thread, 'account', 'messages', part, message);
}

/** What an echo shows of a message: attachments as a list, quick replies not at all. */
function echoed(content: Message['content']): Message['content'] {
  const { attachment, attachments, quick_replies: _replies, ...rest } = content;
  const list = attachments ?? (attachment === undefined ? undefined : [attachment]);
  return list === undefined ? rest : { ...rest, attachments: list };
}
