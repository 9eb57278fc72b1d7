import type { Of } from '../lines.ts';
import { arrivedShare, sendsOf, type Sends } from './sends.ts';
import { questions, type Story, type Thread, type Violation } from './story.ts';

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
  const owned = Map.groupBy(turns.values(), ({ conversation }) => conversation);
  const stuck = [...turns.values()].filter(({ state }) => OPEN_TURNS.has(state));
  return [
    ...stuck.map((line): Violation => {
      const says = `Turn ${line.id} is still ${line.state} after the house has come to rest.`;
      return { invariant: 'I2', says, lines: [line] };
    }),
    ...story.threads.flatMap((thread) => {
      const own = thread.conversations.flatMap(({ conversation }) => owned.get(conversation) ?? []);
      return [...unsettled(thread, sendsOf(thread)), ...unanswered(story, thread, own)];
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

function unanswered(story: Story, thread: Thread, turns: readonly Of<'read.turn'>[]): Violation[] {
  const stops = story
    .of('customer.stopped')
    .filter(({ bot, chat }) => bot === thread.bot && chat === thread.chat);
  const isQuiet = thread.conversations.some(({ mode }) => mode === 'HUMAN');
  const isSilenced = turns.some(({ state }) => state === 'SILENCED');
  const dead = new Set(turns.filter(({ state }) => state === 'DEAD').map(({ id }) => id));
  // Laid out once: a chat of a long run has hundreds of lines.
  const inbound = thread.messages.filter(({ direction }) => direction === 'IN').toReversed();
  const askedBy = new Map(inbound.map((one) => [one.text, one]));
  const answers = outbound(thread);
  const answered = new Set(answers.flatMap(({ text }) => questions(text)));
  const last = answers.at(-1)?.seq ?? -1;
  const lastDead = answers.findLast(({ turn }) => turn !== null && dead.has(turn))?.seq ?? -1;
  return thread.offered.flatMap((update): Violation[] => {
    const { text = '' } = update;
    if (!story.acked(update) || isQuiet) return [];
    if (stops.some(({ t }) => t > update.t)) return [];
    const asked = askedBy.get(text);
    if (asked === undefined || isEdited(thread, update)) return [];
    const [question] = questions(text);
    const isAnswered = question === undefined ? last > asked.seq : answered.has(question);
    if (isAnswered || lastDead > asked.seq || isSilenced) return [];
    const says = `"${text}" was acknowledged and has neither an answer nor a visible end.`;
    return [{ invariant: 'I2', says, lines: [update, asked] }];
  });
}

function isEdited({ edits }: Thread, { message }: Of<'update.offered'>): boolean {
  return edits.some((edit) => edit.message === message);
}

function outbound({ messages }: Thread): Of<'read.message'>[] {
  return messages.filter(({ direction }) => direction === 'OUT');
}
