import { asObject, type Json } from '../json.ts';
import type { Told } from '../meta/model.ts';
import type { Meta } from '../meta/service.ts';
import type { About, Raised } from '../meta/told.ts';
import type { Account, Message, Thread } from './model.ts';

/** Tells the apps that have subscribed to a field of an account. */
export function raise(
  meta: Meta,
  account: Account,
  event: Pick<Told, 'form' | 'field' | 'value'>,
  { type, chat, message, text, lane = String(chat) }: About,
): Raised {
  const told: Told = {
    n: meta.world.number(),
    topic: 'instagram',
    entry: account.id,
    bot: account.id,
    lane,
    ...event,
  };
  meta.parts.history.write('update.offered', {
    bot: account.id,
    update: told.n,
    type,
    chat,
    message,
    text,
  });
  const tried = callbacksOf(meta, account)
    .filter(({ fields }) => fields.includes(event.field))
    .map(({ app, url }) => meta.hooks.tell(app, url, told));
  return { n: told.n, tried: Promise.all(tried) };
}

/** Tells of something between a customer and an account; `more` is the event's own part. */
export function raiseMessaging(
  meta: Meta,
  account: Account,
  thread: Thread,
  from: 'customer' | 'account',
  field: string,
  more: Json,
  message?: Message,
): Raised {
  const [customer, own] = [{ id: thread.scopedId }, { id: account.id }];
  const [sender, recipient] = from === 'customer' ? [customer, own] : [own, customer];
  const value = { sender, recipient, timestamp: meta.world.clock.now(), ...more };
  return raise(
    meta,
    account,
    { form: 'messaging', field, value },
    {
      type: from === 'account' ? 'echo' : field,
      chat: Number(thread.scopedId),
      message: message?.n,
      text: from === 'account' ? undefined : wordsIn(more),
      ...(from === 'account' ? { lane: `echo ${thread.scopedId}` } : {}),
    },
  );
}

/** Whether somebody is told of messages to an account. */
export function hasListener(meta: Meta, account: Account): boolean {
  return callbacksOf(meta, account).some(({ fields }) => fields.includes('messages'));
}

/** The topic of everything that a customer can see in a thread. */
export function threadTopic(account: Account, thread: Thread): string {
  return `instagram:${account.id}:${thread.scopedId}`;
}

function callbacksOf(meta: Meta, account: Account) {
  return Object.entries(account.subscribed).flatMap(([appId, fields]) => {
    const app = meta.world.shared.apps[appId];
    const url = app?.callbacks.instagram?.url;
    return app && url !== undefined ? [{ app, url, fields }] : [];
  });
}

function wordsIn(more: Json): string | undefined {
  const part = asObject(more['message']) ?? asObject(more['message_edit']);
  const text = part?.['text'];
  return typeof text === 'string' ? text : undefined;
}
