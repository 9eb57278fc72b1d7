import type { Of } from '../lines.ts';
import { arrivedShare, sendsOf, type Sends } from './sends.ts';
import { isQuestion, questions, type Story, type Thread, type Violation } from './story.ts';

const SENT = new Set(['SENT', 'DELIVERED', 'READ']);
const UNSETTLED = new Set(['QUEUED', 'SENDING']);
const OPEN_TURNS = new Set(['QUEUED', 'THINKING']);

/**
 * I2: what was acknowledged is answered, or in a visible end state: sent and there, given up in
 * words, silenced by a human, uncertain and marked so. Nothing stands open when the house has come
 * to rest, and nothing is called sent that the customer does not have.
 */
export function answeredOrSettled(story: Story): Violation[] {
  const turns = new Map(story.of('read.turn').map((turn) => [turn.id, turn]));
  const stuck = [...turns.values()].filter(({ state }) => OPEN_TURNS.has(state));
  return [
    ...stuck.map((line): Violation => {
      const says = `Turn ${line.id} is still ${line.state} after the house has come to rest.`;
      return { invariant: 'I2', says, lines: [line] };
    }),
    ...story.threads.flatMap((thread) => {
      const sends = sendsOf(thread);
      return [...unsettled(thread, sends), ...unanswered(story, thread, turns)];
    }),
  ];
}

function unsettled(thread: Thread, sends: Sends): Violation[] {
  return outbound(thread).flatMap((message): Violation[] => {
    if (UNSETTLED.has(message.state)) {
      const says = `Message ${message.id} is still ${message.state} after the house has come to rest.`;
      return [{ invariant: 'I2', says, lines: [message] }];
    }
    if (!SENT.has(message.state) || arrivedShare(message, sends) >= 1) return [];
    const says = `Message ${message.id} is shown as ${message.state}, and the customer does not have all of it.`;
    return [{ invariant: 'I2', says, lines: [message] }];
  });
}

function unanswered(
  story: Story,
  thread: Thread,
  turns: ReadonlyMap<string, Of<'read.turn'>>,
): Violation[] {
  const stops = story
    .of('customer.stopped')
    .filter(({ bot, chat }) => bot === thread.bot && chat === thread.chat);
  const isQuiet = thread.conversations.some(({ mode }) => mode === 'HUMAN');
  const ends = turnsOf(thread, turns);
  return thread.offered.flatMap((update): Violation[] => {
    const { text = '' } = update;
    if (!story.acked(update) || isQuiet) return [];
    if (stops.some(({ t }) => t > update.t)) return [];
    const asked = thread.messages.find((one) => one.direction === 'IN' && one.text === text);
    const after = outbound(thread).filter(({ seq }) => seq > (asked?.seq ?? Infinity));
    if (asked === undefined || isEdited(thread, update)) return [];
    const isAnswered = isQuestion(text)
      ? outbound(thread).some((one) => holds(one.text, text))
      : after.length > 0;
    if (isAnswered || after.some(({ turn }) => turn !== null && ends.get(turn) === 'DEAD'))
      return [];
    if ([...ends.values()].includes('SILENCED')) return [];
    const says = `"${text}" was acknowledged and has neither an answer nor a visible end.`;
    return [{ invariant: 'I2', says, lines: [update, asked] }];
  });
}

function turnsOf(
  { conversations }: Thread,
  turns: ReadonlyMap<string, Of<'read.turn'>>,
): Map<string, string> {
  const ids = new Set(conversations.map(({ conversation }) => conversation));
  const own = [...turns.values()].filter(({ conversation }) => ids.has(conversation));
  return new Map(own.map(({ id, state }) => [id, state]));
}

function holds(answer: string, question: string): boolean {
  const [asked] = questions(question);
  return asked !== undefined && questions(answer).includes(asked);
}

function isEdited({ edits }: Thread, { message }: Of<'update.offered'>): boolean {
  return edits.some((edit) => edit.message === message);
}

function outbound({ messages }: Thread): Of<'read.message'>[] {
  return messages.filter(({ direction }) => direction === 'OUT');
}
