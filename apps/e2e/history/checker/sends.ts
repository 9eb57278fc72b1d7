import type { Of } from '../lines.ts';
import { oftenSaid } from './often.ts';
import { bare, placeIn } from './piece.ts';
import type { Thread } from './story.ts';

/** A message that arrived at the customer, and which of the product's messages it is a piece of. */
export interface Send {
  line: Of<'chat.message'>;
  message: Of<'read.message'>;
  /** Where in the message's words the piece begins, white space apart. */
  from: number;
  /** The send of the same piece before this one, when it came again. */
  again: Send | undefined;
}

/** The sends of a chat in their order, and what arrived that the product does not know of. */
export interface Sends {
  sends: readonly Send[];
  unknown: readonly Of<'chat.message'>[];
}

/** A message of the product, and how much of it has arrived. */
interface Progress {
  message: Of<'read.message'>;
  text: string;
  /** How much of it has arrived. */
  done: number;
  sends: Send[];
}

const known = new WeakMap<Thread, Sends>();

/**
 * Tells for each message in a customer's chat which message of the product it is a piece of. The
 * first message that goes on with it is taken; only when none does, it is a repeat. Of words that a
 * bot says often (its help) those are meant that stand between the same neighbours.
 */
export function sendsOf(thread: Thread): Sends {
  const sends = known.get(thread) ?? match(thread);
  known.set(thread, sends);
  return sends;
}

function match(thread: Thread): Sends {
  const outbound: Progress[] = thread.messages
    .filter(({ direction }) => direction === 'OUT')
    .map((message) => ({ message, text: bare(message.text), done: 0, sends: [] }));
  const wordsOf = ({ text }: Of<'chat.message'>) => bare(text ?? '');
  const often = oftenSaid(outbound, thread.arrived, wordsOf, thread.settled);
  const sends: Send[] = [];
  const unknown: Of<'chat.message'>[] = [];
  for (const line of thread.arrived) {
    const piece = bare(line.text ?? '');
    const meant = often.get(line);
    const among = meant ? [meant] : outbound;
    const place = placeOf(among, piece) ?? aheadOf(among, piece);
    const repeated = place ? undefined : repeat(among, piece);
    const progress = place?.progress ?? repeated?.progress;
    if (!progress) {
      unknown.push(line);
      continue;
    }
    const from = place?.from ?? repeated?.send.from ?? 0;
    const send: Send = { line, message: progress.message, from, again: repeated?.send };
    progress.sends.push(send);
    if (place) advance(progress);
    sends.push(send);
  }
  return { sends, unknown };
}

interface Place {
  progress: Progress;
  from: number;
}

/** The first message that goes on with these words. */
function placeOf(outbound: readonly Progress[], piece: string): Place | undefined {
  const progress = outbound.find(
    ({ text, done }) => done < text.length && placeIn(text, piece, done) === done,
  );
  return progress && { progress, from: progress.done };
}

/** A message of which these words come later: what stands before them was overtaken. */
function aheadOf(outbound: readonly Progress[], piece: string): Place | undefined {
  for (const progress of outbound) {
    const from = placeIn(progress.text, piece, progress.done);
    if (from >= 0 && !progress.sends.some((send) => send.from === from)) return { progress, from };
  }
  return undefined;
}

/** Moves the end of what has arrived over every piece that follows without a gap. */
function advance(progress: Progress): void {
  for (;;) {
    const next = progress.sends.find(({ from, again }) => !again && from === progress.done);
    if (next === undefined || bare(next.line.text ?? '') === '') return;
    progress.done += bare(next.line.text ?? '').length;
  }
}

function repeat(outbound: readonly Progress[], piece: string) {
  for (const progress of outbound.toReversed()) {
    const send = progress.sends.findLast(({ line }) => bare(line.text ?? '') === piece);
    if (send) return { progress, send };
  }
  return undefined;
}

/** How much of a message's words has arrived, from 0 to 1. */
export function arrivedShare(message: Of<'read.message'>, { sends }: Sends): number {
  const pieces = sends.filter((send) => send.message === message && send.again === undefined);
  const length = pieces.reduce((sum, { line }) => sum + bare(line.text ?? '').length, 0);
  return length / Math.max(1, bare(message.text).length);
}
