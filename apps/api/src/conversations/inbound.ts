import { foldText } from '@cbf/base';
import { countInbounds, storeInbounds, type InboundRow, type Locale } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { noteFiles, type PlacedMessage } from '../media/note.ts';
import { askForAnswers, type Question } from '../turns/queue.ts';
import { say } from '../words/say.ts';
import { answerCommand, setLanguage } from './commands.ts';
import { isAwake, textOf, type Arrival, type Inbound, type TakenIn, type Thread } from './line.ts';
import { conversationEvent, messageEvent } from './outgoing.ts';
import { commandNamed, labelOf, languagePressed, localeOf, type Command } from './texts.ts';
import { deleted, noticed, reacted } from './changes.ts';
import { mayOvertake, noteOvertaken, overtakenIn } from './early.ts';
import { echoed } from './echo.ts';
import { knowPeople } from './people.ts';
import { quotedIn } from './quoted.ts';
import { blocked, edited, nothing, stoppedDraft, unblocked } from './upkeep.ts';
import { commentIn } from './comments.ts';
import { windowUntil } from './window.ts';

/**
 * Takes updates in, in their order: stores what they say and does what they ask for. The same update
 * a second time changes nothing and says so. All that is only said goes in a few statements together;
 * whatever asks for more goes by itself, and what follows it in its conversation after it.
 */
export async function takeInAll(change: LineChange, given: readonly Arrival[]): Promise<TakenIn[]> {
  const arrivals = await knowPeople(change, given);
  const { plain, rest } = apart(arrivals);
  const together = await takeNew(
    change,
    plain.map(([, arrival]) => arrival),
  );
  const taken = new Map(plain.map(([place], at) => [place, together[at]]));
  for (const [place, arrival] of rest) taken.set(place, await takeIn(change, arrival));
  return arrivals.flatMap((_, place) => taken.get(place) ?? []);
}

/** Takes one update in, as `takeInAll` does. */
export async function takeIn(change: LineChange, { line, inbound }: Arrival): Promise<TakenIn> {
  switch (inbound.kind) {
    case 'MESSAGE':
    case 'PRESS':
    case 'COMMENT': {
      const [taken] = await takeNew(change, [{ line, inbound }]);
      if (taken === undefined) throw new Error('A message was neither stored nor known.');
      return taken;
    }
    case 'EDIT':
      return changed(change, { line, inbound }, edited);
    case 'BLOCKED':
      return blocked(change, line, inbound);
    case 'UNBLOCKED':
      return unblocked(change, line, inbound);
    case 'STOPPED_DRAFT':
      return stoppedDraft(change, line, inbound);
    case 'REACTION':
      return reacted(change, line, inbound);
    case 'DELETE':
      return changed(change, { line, inbound }, deleted);
    case 'ECHO':
      return echoed(change, line, inbound);
    case 'NOTICE':
      return noticed(change, line, inbound);
  }
}

// What overtook its message is all that is known of it, and stands for it: what comes then is no news.
async function changed(
  change: LineChange,
  { line, inbound }: Arrival,
  apply: typeof edited,
): Promise<TakenIn> {
  const taken = await apply(change, line, inbound);
  if (taken.messageId !== null || !mayOvertake(line, inbound)) return taken;
  const [brought] = await takeMessages(change, [{ line, inbound }]);
  if (brought?.messageId == null) throw new Error('A change was neither stored nor known.');
  await noteOvertaken(change, inbound, brought.messageId);
  return brought;
}

type Placed = readonly [place: number, arrival: Arrival];

// What comes after an update that asks for more, in its chat, by its contact or under one of its ids,
// must find what that one has done.
function apart(arrivals: readonly Arrival[]): { plain: Placed[]; rest: Placed[] } {
  const plain: Placed[] = [];
  const rest: Placed[] = [];
  const touched = new Set<string>();
  arrivals.forEach((arrival, place) => {
    const keys = rest.length === 0 && isPlain(arrival.inbound) ? [] : keysOf(arrival);
    if (isPlain(arrival.inbound) && !keys.some((key) => touched.has(key)))
      plain.push([place, arrival]);
    else {
      rest.push([place, arrival]);
      for (const key of keys) touched.add(key);
    }
  });
  return { plain, rest };
}

function isPlain(inbound: Inbound): boolean {
  const { kind } = inbound;
  if (kind !== 'MESSAGE' && kind !== 'PRESS' && kind !== 'COMMENT') return false;
  const { command, chosen } = wishesOf(inbound);
  return command === null && chosen === null;
}

function keysOf({ line, inbound }: Arrival): string[] {
  const { id } = line.channel;
  return [
    `${id} chat ${inbound.chatId}`,
    `${id} contact ${inbound.contact.externalId}`,
    `${id} update ${inbound.externalId}`,
    `${id} message ${inbound.messageId ?? ''}`,
  ];
}

/** What a message asks for besides an answer. */
interface Wishes {
  readonly command: Command | null;
  readonly chosen: Locale | null;
}

function wishesOf({ kind, command, data }: Inbound): Wishes {
  switch (kind) {
    case 'PRESS':
      return { command: null, chosen: languagePressed(data) };
    case 'COMMENT':
      return { command: null, chosen: null };
    default:
      return { command: commandNamed(command), chosen: null };
  }
}

/** Takes messages, but for those that are here because a change overtook them. */
async function takeNew(change: LineChange, arrivals: readonly Arrival[]): Promise<TakenIn[]> {
  const overtaken = await overtakenIn(change, arrivals);
  const fresh = arrivals.filter(({ inbound }) => !overtaken.has(inbound));
  const taken = await takeMessages(change, fresh);
  const results = new Map(fresh.map((arrival, at) => [arrival, taken[at]]));
  return arrivals.flatMap((arrival) => {
    const known = overtaken.get(arrival.inbound);
    return known === undefined
      ? (results.get(arrival) ?? [])
      : nothing(arrival.inbound, known, true);
  });
}

// Of several messages none may have a wish: what a wish does comes before the next message.
async function takeMessages(change: LineChange, arrivals: readonly Arrival[]): Promise<TakenIn[]> {
  const quoted = await quotedIn(change, arrivals);
  const rows = arrivals.map((arrival) => rowOf(arrival, quoted, change.at));
  const stored = await storeInbounds(change.em, rows);
  const taken: TakenIn[] = [];
  const added: { workspaceId: string; botId: string; messages: 1 }[] = [];
  const questions = new Map<string, Question>();
  const files: PlacedMessage[] = [];
  for (const [at, { line, inbound }] of arrivals.entries()) {
    const what = stored[at];
    if (what === undefined) continue;
    const { chosen, command } = wishesOf(inbound);
    const { messageId, duplicate } = what;
    const notice = chosen && say(chosen, 'languageSet');
    taken.push({ externalId: inbound.externalId, messageId, notice, duplicate });
    if (what.duplicate) continue;
    const { thread, seq } = what;
    const { workspaceId, id: botId, mergeWindowMs } = line.bot;
    const { conversationId, answeredSeq } = thread;
    const { id: channelId, platform } = line.channel;
    const place: Thread = { workspaceId, botId, channelId, conversationId, platform };
    added.push({ workspaceId, botId, messages: 1 });
    files.push({ place, messageId, parts: inbound.parts });
    change.emit(workspaceId, messageEvent('MessageAdded', place, messageId));
    // Each message of a customer moves the end of the time to write, which people see.
    if (thread.opened || thread.unblocked || rows[at]?.windowUntil != null)
      change.emit(workspaceId, conversationEvent(place));
    if (chosen) await setLanguage(change, place, thread, chosen, isAwake(line));
    else if (isAwake(line) && thread.mode === 'BOT') {
      if (command) await answerCommand(change, place, thread, line.bot, command);
      else if (rows[at]?.wantsAnswer === true)
        questions.set(conversationId, { place, mergeWindowMs, answeredSeq, throughSeq: seq });
    }
  }
  await noteFiles(change, files);
  await countInbounds(change.em, added, change.at);
  await askForAnswers(change, [...questions.values()]);
  return taken;
}

function rowOf(
  { line: { channel, bot }, inbound }: Arrival,
  quoted: ReadonlyMap<Inbound, string>,
  at: Date,
): InboundRow {
  const { command, chosen } = wishesOf(inbound);
  const isPress = inbound.kind === 'PRESS';
  const comment = commentIn(channel, inbound);
  const wantsAnswer = command === null && chosen === null && inbound.kind !== 'DELETE';
  // What the customer saw on the button, not what it is known by.
  const pressed = isPress ? labelOf(bot.texts, inbound.data) : null;
  const text = textOf(inbound.parts) || (pressed ?? inbound.data ?? '');
  return {
    workspaceId: bot.workspaceId,
    botId: bot.id,
    channelId: channel.id,
    platform: channel.platform,
    externalId: inbound.externalId,
    chatId: inbound.chatId,
    // A comment joins the conversation that its writer has with the bot alone.
    isPrivate: inbound.isPrivate || comment !== null,
    isPlayground: inbound.isPlayground,
    contact: {
      ...inbound.contact,
      foldedName: foldText(`${inbound.contact.name} ${inbound.contact.handle ?? ''}`),
      language: localeOf(inbound.contact.language),
    },
    // A press names the bot's own message; only what the customer wrote can be edited later.
    platformMessageId: isPress ? null : inbound.messageId,
    text,
    folded: foldText(text),
    parts: inbound.parts,
    wantsAnswer: wantsAnswer && (!comment || comment.answer !== undefined),
    comment,
    replyToId: quoted.get(inbound) ?? null,
    forwarded: inbound.forwarded ?? false,
    referral: inbound.referral ?? null,
    windowUntil: windowUntil(channel.platform, inbound, at),
    at,
  };
}
