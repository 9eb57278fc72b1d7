import type { Meta } from '../meta/service.ts';
import { addMessage, newMessageId } from './book.ts';
import { raiseMessaging, threadTopic } from './events.ts';
import type { Account, Message, Thread } from './model.ts';

/** Puts a message of the account into a thread, and tells of its echo. */
export function deliver(
  meta: Meta,
  account: Account,
  thread: Thread,
  content: Message['content'],
  tag?: string,
  from: 'bot' | 'app' = 'bot',
): Message {
  const message: Message = {
    n: meta.world.number(),
    id: newMessageId(),
    from,
    at: meta.world.clock.now(),
    content,
    ...(tag === undefined ? {} : { tag }),
  };
  addMessage(meta.world, thread, message);
  thread.typingUntil = 0;
  if (from === 'bot') {
    meta.parts.history.write('chat.message', {
      bot: account.id,
      chat: Number(thread.scopedId),
      message: message.n,
      text: content['text'],
    });
    meta.world.heard.add({ bot: account.id, customer: thread.personId, n: message.n });
  }
  meta.world.bell.ring(threadTopic(account, thread));
  if (account.habits.echoes) {
    meta.world.clock.after(account.habits.echoDelayMs, () => {
      const echo = { mid: message.id, ...echoed(content), is_echo: true };
      raiseMessaging(meta, account, thread, 'account', 'messages', { message: echo }, message);
    });
  }
  return message;
}

/** What an echo shows of a message: attachments as a list, quick replies not at all. */
function echoed(content: Message['content']): Message['content'] {
  const { attachment, attachments, quick_replies: _replies, ...rest } = content;
  const list = attachments ?? (attachment === undefined ? undefined : [attachment]);
  return list === undefined ? rest : { ...rest, attachments: list };
}
