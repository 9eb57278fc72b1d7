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
  /** How else the platform calls the customer. */
  names: readonly string[];
  /** Whether the platform may hand over a later message before an earlier one: Meta's do. */
  isUnordered: boolean;
  /** When the product took the platform's word that it has a message of the bot's, by its number. */
  told: ReadonlyMap<number, number>;
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
  /** When the platform first handed an update to the product. */
  handed(update: Of<'update.offered'>): number | undefined;
  /** The platform's word that it will not tell an update again, if it said so. */
  acked(update: Of<'update.offered'>): Of<'update.acked'> | undefined;
  threads: readonly Thread[];
  /** The chat to which a conversation of the product belongs. */
  threadOf(conversation: string): Thread | undefined;
}

const settledStates = new Set(['SENT', 'DELIVERED', 'READ', 'UNCERTAIN', 'FAILED']);

/** What each platform calls a message of a customer's, and one that changes another. */
const messageTypes = new Set(['message', 'text', 'messages']);
const editTypes = new Set(['edited_message', 'edit', 'message_edit']);

/** Lays a history out; its lines may come in any order. */
export function tell(history: readonly Line[]): Story {
  const groups = Map.groupBy(
    history.toSorted((a, b) => a.t - b.t),
    ({ kind }) => kind,
  );
  const of = <K extends Kind>(kind: K): Of<K>[] =>
    (groups.get(kind) ?? []).filter((line): line is Of<K> => line.kind === kind);

  const acks = acksOf(of('update.offered'), of('update.acked'));
  const firsts = new Map(
    of('update.handed')
      .toReversed()
      .map((line) => [`${line.bot}:${line.update}`, line.t]),
  );
  const ends = of('feed.event').filter(({ state }) => settledStates.has(state ?? ''));
  const settled = new Map(ends.map(({ subject, t }) => [subject, t]));
  const threads = new Map<string, Thread>();
  const bots = of('tenant').flatMap((line) => line.bots);
  const meta = new Set(bots.flatMap(({ platform, on }) => (isMeta(on) ? [platform] : [])));
  const customers = new Map(of('customer').map((line) => [`${line.bot}:${line.chat}`, line]));
  const told = toldIn(of('update.offered'), acks);
  const at = (bot: string, chat: number): Thread => {
    const known = threads.get(`${bot}:${chat}`);
    if (known) return known;
    const none = { conversations: [], offered: [], edits: [], messages: [], arrived: [] };
    const { names = [] } = customers.get(`${bot}:${chat}`) ?? {};
    const platform = { names, isUnordered: meta.has(bot), told: told.get(bot) ?? new Map() };
    const thread: Thread = { bot, chat, ...platform, ...none, settled };
    threads.set(`${bot}:${chat}`, thread);
    return thread;
  };
  for (const line of of('update.offered')) {
    if (line.chat === undefined || line.text === undefined) continue;
    if (messageTypes.has(line.type)) at(line.bot, line.chat).offered.push(line);
    if (editTypes.has(line.type)) at(line.bot, line.chat).edits.push(line);
  }
  for (const line of of('chat.message')) at(line.bot, line.chat).arrived.push(line);

  const platform = new Map(bots.map(({ id, platform }) => [id, platform]));
  // Whom a platform has not introduced yet goes by what it calls them.
  const chats = new Map(
    of('customer').flatMap(({ bot, name, names = [], chat }) =>
      [name, ...names].map((one): [string, number] => [`${bot}:${one}`, chat]),
    ),
  );
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
    acked: (update) => acks.get(update),
    handed: ({ bot, update }) => firsts.get(`${bot}:${update}`),
    threads: [...threads.values()],
    threadOf: (conversation) => owners.get(conversation),
  };
}

function isMeta(platform: string | undefined): boolean {
  return platform === 'WHATSAPP' || platform === 'INSTAGRAM';
}

type Acks = ReadonlyMap<Of<'update.offered'>, Of<'update.acked'>>;

/** By bot and message, when the product took a status or an echo that shows that it is there. */
function toldIn(
  updates: readonly Of<'update.offered'>[],
  acks: Acks,
): Map<string, Map<number, number>> {
  const told = new Map<string, Map<number, number>>();
  for (const update of updates) {
    const { bot, type, message } = update;
    const ack = acks.get(update);
    const isThere = type === 'echo' || (/^status\./.test(type) && type !== 'status.failed');
    if (!isThere || message === undefined || ack === undefined) continue;
    const own = told.get(bot) ?? new Map<number, number>();
    told.set(bot, own);
    own.set(message, Math.min(ack.t, own.get(message) ?? Infinity));
  }
  return told;
}

/**
 * What was acknowledged, each with the first word of it. A platform that is killed before it kept an
 * update gives its number to the next one: a word is about the last that had the number by then.
 */
function acksOf(
  offered: readonly Of<'update.offered'>[],
  acked: readonly Of<'update.acked'>[],
): Acks {
  const numbered = Map.groupBy(offered, ({ bot, update }) => `${bot}:${update}`);
  const acks = new Map<Of<'update.offered'>, Of<'update.acked'>>();
  for (const line of acked) {
    const same = numbered.get(`${line.bot}:${line.update}`) ?? [];
    const meant = same.findLast(({ t }) => t <= line.t);
    if (meant && !acks.has(meant)) acks.set(meant, line);
  }
  return acks;
}

/** The numbers of the questions that a text holds, each once, in their order. */
export function questions(text: string): string[] {
  return [...new Set(text.match(/\bc\d+n\d+/g))];
}
