import { newSecret } from '@cbf/base';
import {
  beginTurns,
  closeTurn,
  countUnanswered,
  dueTurns,
  historyWindows,
  mediaOfLines,
  setAside,
  Turn,
  waitingTurns,
  type BegunTurn,
  type Candidate,
  type LineMedia,
  type CommentRule,
  type Locale,
  type Personality,
  type Platform,
  type WaitingTurn,
  type WindowLine,
} from '@cbf/db';
import { limitsOf } from '../channels/limits.ts';
import { turnEvent } from '../conversations/outgoing.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { quietMs } from '../runner/claimed.ts';
import { after, type Timings } from '../runner/lease.ts';
import { claimAll, noteServed, servedLately } from './claim-all.ts';
import { waitForFilesMs } from '../media/settle.ts';
import { chooseFiles, linesWithFiles } from './files.ts';
import { giveUp } from './give-up.ts';
import { lookAt } from './commented.ts';
import { isTooLate } from './spoken.ts';
import {
  chooseHistory,
  windowOf,
  type History,
  type HistoryBudget,
  type HistoryLine,
} from './history.ts';

/** A turn in a runner's hands, with all that the model needs. */
export interface ClaimedTurn {
  readonly id: string;
  readonly lease: string;
  readonly attempt: number;
  /** How the answer goes out when it answers a public comment. */
  readonly commentRule: CommentRule | null;
  readonly conversationId: string;
  readonly channelId: string;
  readonly chatId: string;
  readonly platform: Platform;
  readonly canStream: boolean;
  readonly locale: Locale;
  readonly botName: string;
  readonly contactName: string;
  readonly timeZone: string;
  readonly personality: Personality;
  readonly history: readonly HistoryLine[];
  readonly newLines: number;
  readonly quietMs: number;
  /** The platform's id of the customer's newest message, where they see that it was read. */
  readonly readId: string | null;
}

/** What claiming turns needs of an app. */
export interface TurnKeeper extends Writer {
  readonly config: { readonly turnCaps: TurnCaps };
}

/** How many turns are thought about at once at most. */
export interface TurnCaps {
  readonly perBot: number;
  readonly perWorkspace: number;
}

/**
 * Hands a runner the turns that are due: of channels it holds, and of try-outs. Each is the
 * runner's alone until its lease ends. No tenant waits for another's: see `dueTurns`.
 */
export async function claimTurns(
  keeper: TurnKeeper,
  times: Timings,
  runnerId: string,
  limit: number,
): Promise<ClaimedTurn[]> {
  const { database, config } = keeper;
  const due = await setAside(
    database,
    dueTurns({
      runnerId,
      now: database.now(),
      served: servedLately(database),
      ...config.turnCaps,
    }),
    limit,
  );
  noteServed(database, due);
  return claimAll(keeper, due, (workspaceIds, candidates) =>
    change(keeper, 'claim-turns', workspaceIds, (inner) =>
      claimThese(inner, times, runnerId, candidates),
    ),
  );
}

async function claimThese(
  inner: LineChange,
  times: Timings,
  runnerId: string,
  candidates: readonly Candidate[],
): Promise<ClaimedTurn[]> {
  const { em, at } = inner;
  const ids = candidates.map(({ id }) => id);
  const found = await waitingTurns(em, ids);
  const waiting = found.toSorted((a, b) => ids.indexOf(a.turn.id) - ids.indexOf(b.turn.id));
  for (const { turn } of waiting) inner.emit(turn.workspaceId, turnEvent(turn, turn.id));
  const ready = await withHistory(inner, await answerable(inner, waiting));
  const begun = ready.map((each) => ({ each, taken: begin(each, newSecret()) }));
  if (begun.length === 0) return [];
  const thinker = { leaseOwner: runnerId, leaseUntil: after(at, times.leaseMs), at };
  await beginTurns(
    em,
    thinker,
    begun.map(({ taken }) => taken),
  );
  return begun.map(({ each, taken }) => handedOut(each, taken, at));
}

/** A turn that somebody answers. */
type Answerable = WaitingTurn & { readonly personality: NonNullable<WaitingTurn['personality']> };

/** Those that a personality answers; the others are over. */
async function answerable(
  inner: LineChange,
  waiting: readonly WaitingTurn[],
): Promise<Answerable[]> {
  const found: Answerable[] = [];
  for (const each of waiting) {
    if (each.personality !== null) {
      found.push({ ...each, personality: each.personality });
      continue;
    }
    await giveUp(inner, each, 'NO_MODEL');
  }
  return found;
}

/** A turn with what its model is shown. */
type Ready = Answerable & { readonly history: History } & Pick<
    ClaimedTurn,
    'commentRule' | 'readId'
  >;

/** Those that still have something to answer; the others end here. */
async function withHistory(inner: LineChange, turns: readonly Answerable[]): Promise<Ready[]> {
  const wishes = turns.map(({ turn, conversation, personality }) => ({
    conversationId: turn.conversationId,
    throughSeq: conversation.lastSeq,
    limit: windowOf(conversation, budgetOf(personality)),
  }));
  const windows = await historyWindows(inner.em, wishes);
  const looks = turns.map(({ conversation }, place) => lookAt(conversation, windows[place] ?? []));
  const shown = turns.map(({ bot }, place) => linesWithFiles(looks[place]?.window ?? [], bot));
  const files = await mediaOfLines(
    inner.em,
    turns.map(({ turn: { conversationId } }, place) => ({
      ...{ conversationId, seqs: (shown[place] ?? []).map(({ seq }) => seq) },
    })),
  );
  const ready: Ready[] = [];
  for (const [place, each] of turns.entries()) {
    const { id, conversationId } = each.turn;
    const { window = [], asked = null } = looks[place] ?? {};
    // Thinking costs, and nobody could read the answer.
    if (isTooLate(each, asked, inner.at)) {
      await giveUp(inner, each, 'WINDOW_CLOSED');
      continue;
    }
    const own = files.filter((file) => file.conversationId === conversationId);
    const until = waitingUntil(each, shown[place] ?? [], own);
    if (until !== null && until > inner.at) {
      await inner.em.nativeUpdate(Turn, { id }, { dueAt: until, leaseUntil: null });
      inner.work('TURNS', until);
      continue;
    }
    const history = await historyOf(inner, each, { window, shown: shown[place] ?? [], files: own });
    const commentRule = asked?.comment.answer ?? null;
    const readId = newestIn(each, window);
    if (history.newLines > 0) ready.push({ ...each, history, commentRule, readId });
    else await closeTurn(inner.em, id, 'SILENCED', inner.at);
  }
  return ready;
}

function newestIn(
  { channel: { platform } }: Answerable,
  newestFirst: readonly WindowLine[],
): string | null {
  if (!limitsOf(platform).readReceipts) return null;
  const heard = newestFirst.find(({ author, comment }) => author === 'CONTACT' && !comment);
  return heard?.platformId ?? null;
}

// A file that is still on its way is what the customer asks about; one that does not come in time is
// named instead.
function waitingUntil(
  { conversation: { answeredSeq } }: Answerable,
  lines: readonly WindowLine[],
  files: readonly LineMedia[],
): Date | null {
  const awaited = lines.filter(
    ({ seq }) =>
      seq > answeredSeq && files.some((file) => file.seq === seq && file.state === 'WAITING'),
  );
  const newest = Math.max(0, ...awaited.map(({ at }) => at.getTime()));
  return newest === 0 ? null : after(new Date(newest), waitForFilesMs);
}

/** What is known of a conversation's newest lines. */
interface Known {
  readonly window: readonly WindowLine[];
  /** Those with files that count. */
  readonly shown: readonly WindowLine[];
  readonly files: readonly LineMedia[];
}

async function historyOf(
  { em }: LineChange,
  { turn, conversation, personality, bot }: Answerable,
  { window, shown, files }: Known,
): Promise<History> {
  const { answeredSeq, lastSeq } = conversation;
  const budget = budgetOf(personality);
  const history = chooseHistory(window, answeredSeq, budget, chooseFiles(shown, files, bot));
  const oldest = window.at(-1)?.seq ?? 0;
  const isWhole = oldest <= answeredSeq + 1 || window.length < windowOf(conversation, budget);
  if (isWhole) return history;
  const waiting = await countUnanswered(em, turn.conversationId, answeredSeq, lastSeq);
  return { ...history, dropped: waiting - history.newLines };
}

function budgetOf({ historyMessages, historyTokens }: Answerable['personality']): HistoryBudget {
  return { messages: historyMessages, tokens: historyTokens };
}

function begin({ turn, conversation, personality, history }: Ready, lease: string): BegunTurn {
  return {
    ...{ turn, personality, lease, attempt: turn.attempt + 1 },
    throughSeq: conversation.lastSeq,
    historyDropped: history.dropped,
  };
}

function handedOut(
  { turn, conversation, bot, channel, workspace, contact, personality, history, ...more }: Ready,
  { lease, attempt }: BegunTurn,
  at: Date,
): ClaimedTurn {
  return {
    ...{ id: turn.id, lease, attempt, personality, commentRule: more.commentRule },
    conversationId: turn.conversationId,
    channelId: turn.channelId,
    chatId: conversation.chatId,
    platform: channel.platform,
    canStream: channel.platform === 'TELEGRAM' && conversation.isPrivate,
    locale: contact.language ?? bot.defaultLocale,
    botName: bot.name,
    contactName: contact.name,
    timeZone: workspace.timeZone,
    history: history.lines,
    newLines: history.newLines,
    quietMs: quietMs(conversation, channel, at),
    readId: more.readId,
  };
}
