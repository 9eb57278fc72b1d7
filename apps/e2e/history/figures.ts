import { growthOf, usualBounds } from './checker/bounds.ts';
import { sendsOf } from './checker/sends.ts';
import { questions, tell, type Story } from './checker/story.ts';
import type { Line } from './lines.ts';

/** What a run amounted to. */
export interface Figures {
  faults: number;
  /** Updates that the platform was told are taken, and how many came more than once. */
  acknowledged: number;
  redelivered: number;
  stored: number;
  answers: number;
  arrived: number;
  /** Messages that arrived once more, and how many are marked as perhaps twice. */
  doubled: number;
  marked: number;
  modelCalls: number;
  lostCalls: number;
  feedEvents: number;
  reconnects: number;
  resyncs: number;
  /** From the platform's handing an update over to the word that it is taken. */
  ackMsP50: number;
  ackMsP99: number;
  /** From a question to the answer's arrival, the model's time and the merge window taken off. */
  overheadMsP50: number;
  overheadMsP99: number;
  /** The largest growth of a process that lived long, and the largest size. */
  growthMb: number;
  rssMb: number;
}

/**
 * Counts and measures a history; `mergeWindowMs` is what the bots waited for more, by order, and a
 * process's growth counts when it lived for `warmS` seconds.
 */
export function figuresOf(
  history: readonly Line[],
  mergeWindowMs: number,
  warmS = usualBounds.warmS,
): Figures {
  const story = tell(history);
  const sends = story.threads.flatMap((thread) => sendsOf(thread).sends);
  const messages = story.of('read.message');
  const handed = Map.groupBy(story.of('update.handed'), ({ bot, update }) => `${bot}:${update}`);
  const connected = story.of('feed.connected').length;
  const subscribers = new Set(story.of('feed.connected').map(({ subscriber }) => subscriber)).size;
  // The simulated platforms are no part of what is measured.
  const measured = story.of('measured').filter(({ who }) => who !== 'simulator');
  const lives = Map.groupBy(measured, ({ who, pid }) => `${who} ${pid}`);
  const acks = story.of('update.acked').flatMap(({ bot, update, t }) => {
    const first = handed.get(`${bot}:${update}`)?.findLast((line) => line.t <= t);
    return first ? [t - first.t] : [];
  });
  const overheads = overheadsOf(story, mergeWindowMs);
  return {
    faults: story.of('fault').length,
    acknowledged: new Set(story.of('update.acked').map(({ bot, update }) => `${bot}:${update}`))
      .size,
    redelivered: [...handed.values()].filter(({ length }) => length > 1).length,
    stored: messages.filter(({ direction }) => direction === 'IN').length,
    answers: messages.filter(({ author }) => author === 'BOT').length,
    arrived: sends.length,
    doubled: sends.filter(({ again }) => again !== undefined).length,
    marked: messages.filter(({ maybeTwice }) => maybeTwice).length,
    modelCalls: story.of('model.call').length,
    lostCalls: story.of('read.call').filter(({ state }) => state === 'LOST').length,
    feedEvents: story.of('feed.event').length,
    reconnects: connected - subscribers,
    resyncs: story.of('feed.resync').length,
    ackMsP50: quantile(acks, 0.5),
    ackMsP99: quantile(acks, 0.99),
    overheadMsP50: quantile(overheads, 0.5),
    overheadMsP99: quantile(overheads, 0.99),
    growthMb: rounded(Math.max(0, ...[...lives.values()].map((life) => growthOf(life, warmS)))),
    rssMb: rounded(Math.max(0, ...measured.map(({ rssMb }) => rssMb))),
  };
}

/** For each answer: from its last question to its arrival, less what the model and the bot's wait took. */
function overheadsOf(story: Story, mergeWindowMs: number): number[] {
  const asked = new Map<string, number>();
  for (const { t, text = '' } of story.of('update.offered')) {
    for (const question of questions(text)) asked.set(question, t);
  }
  const ends = new Map(story.of('model.answered').map(({ call, t }) => [call, t]));
  const model = new Map<string, number>();
  for (const { t, call, asked: text } of story.of('model.call')) {
    for (const question of questions(text)) model.set(question, (ends.get(call) ?? t) - t);
  }
  const seen = new Set<string>();
  return story.of('chat.message').flatMap(({ t, text = '' }) => {
    const last = questions(text).at(-1) ?? '';
    const begun = asked.get(last);
    if (begun === undefined || seen.has(last)) return [];
    seen.add(last);
    return [Math.max(0, t - begun - (model.get(last) ?? 0) - mergeWindowMs)];
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
