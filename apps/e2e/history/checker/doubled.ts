import type { Of } from '../lines.ts';
import { bare } from './piece.ts';
import { sendsOf, type Send } from './sends.ts';
import { questions, type Story, type Thread, type Violation } from './story.ts';

/** Between a runner's write and the platform's reading of it a busy machine may be this slow. */
const UNDERWAY_MS = 2_000;

/**
 * I4: an answer is stored once; the customer gets it twice only when its send was in flight at a
 * fault (not yet recorded, as far as anybody outside could see), at most once more, and the message
 * is marked so; and not after the platform had told by itself that it has it. Nothing arrives that the product does not know of.
 */
export function doubledHonestly(story: Story): Violation[] {
  const recorded = new Map<string, number>();
  for (const { subject, state, t } of story.of('feed.event')) {
    if (state === 'SENT' && !recorded.has(subject)) recorded.set(subject, t);
  }
  return story.threads.flatMap((thread) => [
    ...storedTwice(thread),
    ...sentTwice(story, thread, recorded),
  ]);
}

function storedTwice({ messages }: Thread): Violation[] {
  const answers = new Map<string, Of<'read.message'>>();
  const violations: Violation[] = [];
  for (const message of messages.filter(({ author }) => author === 'BOT')) {
    for (const question of questions(message.text)) {
      const first = answers.get(question);
      if (first === undefined) answers.set(question, message);
      else {
        const says = `Question ${question} has two answers.`;
        violations.push({ invariant: 'I4', says, lines: [first, message] });
      }
    }
  }
  return violations;
}

function sentTwice(
  story: Story,
  thread: Thread,
  recorded: ReadonlyMap<string, number>,
): Violation[] {
  const { sends, unknown } = sendsOf(thread);
  const violations = unknown.map((line): Violation => {
    const says = `"${line.text}" arrived and is no message of the product.`;
    return { invariant: 'I4', says, lines: [line] };
  });
  // Each piece of a long message may be cut off, and repeated, by itself.
  const repeats = new Map<string, number>();
  for (const send of sends) {
    if (send.again === undefined) continue;
    const { message } = send;
    const lines = [send.again.line, send.line, message];
    const object = (says: string) => violations.push({ invariant: 'I4', says, lines });
    const piece = `${message.id} ${send.from}`;
    repeats.set(piece, (repeats.get(piece) ?? 0) + 1);
    if (!message.maybeTwice) object(`Message ${message.id} arrived twice and is not marked so.`);
    if (!wasInFlight(story, thread, send, send.again, recorded.get(message.id) ?? Infinity)) {
      object(`Message ${message.id} arrived twice, and no fault happened while it was in flight.`);
    }
    const toldAt = isWhole(send) ? thread.told.get(send.again.line.message) : undefined;
    if (toldAt !== undefined && toldAt < send.line.t - UNDERWAY_MS) {
      object(
        `Message ${message.id} was sent again although the platform had told that it is there.`,
      );
    }
    if (repeats.get(piece) === 2) object(`Message ${message.id} was repeated more than once.`);
  }
  return violations;
}

/** Whether it is all of its message: of one piece of several nobody can tell which it was. */
function isWhole({ line, message }: Send): boolean {
  return bare(line.text ?? '') === bare(message.text);
}

function wasInFlight(
  story: Story,
  thread: Thread,
  send: Send,
  first: Send,
  recordedAt: number,
): boolean {
  const from = first.line.t - UNDERWAY_MS;
  const to = Math.min(send.line.t, recordedAt);
  const isWithin = (t: number, until = t) => t <= to && until >= from;
  const wasCut = story
    .of('bot.answered')
    .some(
      ({ bot, chat, to = '', t, status, aborted }) =>
        bot === thread.bot &&
        (chat === thread.chat || thread.names.includes(to)) &&
        isWithin(t) &&
        (aborted || status === undefined || status >= 500),
    );
  return wasCut || story.of('fault').some(({ t, until }) => isWithin(t, until));
}
