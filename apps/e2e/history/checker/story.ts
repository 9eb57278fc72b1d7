import type { Kind, Line, Of } from '../lines.ts';

/** Something a history shows that may not be, with the lines that show it. */
export interface Violation {
  invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9';
  says: string;
  lines: readonly Line[];
}

/** What was said in one chat, on the platform's side and on the product's. */
export interface Thread {
  bot: string;
  chat: number;
  /** The product's conversations with this customer; one, if all is well. */
  conversations: Of<'read.conversation'>[];
  /** The customer's messages as the platform offered them, in their order; edits stand apart. */
  offered: Of<'update.offered'>[];
  edits: Of<'update.offered'>[];
  /** What the product shows, by its numbers. */
  messages: Of<'read.message'>[];
  /** What arrived at the customer, in the order of arrival. */
  arrived: Of<'chat.message'>[];
  /** When a subscriber last saw a message's sending end, by the message. */
  settled: ReadonlyMap<string, number>;
}

/** A history laid out so that each invariant finds what it is about. */
export interface Story {
  of<K extends Kind>(kind: K): readonly Of<K>[];
  /** The platform's word that it will not tell an update again, if it said so. */
  acked(update: Of<'update.offered'>): Of<'update.acked'> | undefined;
  threads: readonly Thread[];
  /** The chat to which a conversation of the product belongs. */
  threadOf(conversation: string): Thread | undefined;
}

const settledStates = new Set(['SENT', 'DELIVERED', 'READ', 'UNCERTAIN', 'FAILED']);

/** Lays a history out; its lines may come in any order. */
export function tell(history: readonly Line[]): Story {
  const groups = Map.groupBy(
    history.toSorted((a, b) => a.t - b.t),
    ({ kind }) => kind,
  );
  const of = <K extends Kind>(kind: K): Of<K>[] =>
    (groups.get(kind) ?? []).filter((line): line is Of<K> => line.kind === kind);

  const acks = new Map(of('update.acked').map((line) => [`${line.bot}:${line.update}`, line]));
  const ends = of('feed.event').filter(({ state }) => settledStates.has(state ?? ''));
  const settled = new Map(ends.map(({ subject, t }) => [subject, t]));
  const threads = new Map<string, Thread>();
  const at = (bot: string, chat: number): Thread => {
    const known = threads.get(`${bot}:${chat}`);
    if (known) return known;
    const none = { conversations: [], offered: [], edits: [], messages: [], arrived: [] };
    const thread: Thread = { bot, chat, ...none, settled };
    threads.set(`${bot}:${chat}`, thread);
    return thread;
  };
  const deaths = of('fault').filter(({ who }) => who === 'simulator');
  const kept = new Map(of('update.offered').map((line) => [`${line.bot}:${line.update}`, line]));
  for (const line of of('update.offered')) {
    if (line.chat === undefined || line.text === undefined) continue;
    // A platform that is killed may have told of an update that it had not kept, and gives its
    // number to the next one.
    const later = kept.get(`${line.bot}:${line.update}`)?.t ?? line.t;
    if (deaths.some(({ t }) => line.t <= t && t <= later)) continue;
    if (line.type === 'message') at(line.bot, line.chat).offered.push(line);
    if (line.type === 'edited_message') at(line.bot, line.chat).edits.push(line);
  }
  for (const line of of('chat.message')) at(line.bot, line.chat).arrived.push(line);

  const platform = new Map(of('tenant').flatMap(({ bots }) => bots.map((b) => [b.id, b.platform])));
  const chats = new Map(of('customer').map(({ bot, name, chat }) => [`${bot}:${name}`, chat]));
  const owners = new Map<string, Thread>();
  for (const line of of('read.conversation')) {
    const bot = platform.get(line.bot);
    const chat = chats.get(`${bot}:${line.customer}`);
    if (bot === undefined || chat === undefined) continue;
    const thread = at(bot, chat);
    thread.conversations.push(line);
    owners.set(line.conversation, thread);
  }
  for (const line of of('read.message')) owners.get(line.conversation)?.messages.push(line);
  for (const { messages } of threads.values()) messages.sort((a, b) => a.seq - b.seq);
  return {
    of,
    acked: ({ bot, update }) => acks.get(`${bot}:${update}`),
    threads: [...threads.values()],
    threadOf: (conversation) => owners.get(conversation),
  };
}

/** The numbers of the questions that a text holds, each once, in their order. */
export function questions(text: string): string[] {
  return [...new Set(text.match(/\bc\d+n\d+/g))];
}
