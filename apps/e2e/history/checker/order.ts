import type { Of } from '../lines.ts';
import { sendsOf, type Send } from './sends.ts';
import { questions, type Story, type Thread, type Violation } from './story.ts';

/**
 * I3: within a conversation everything is in order: messages are numbered from 1 without gaps, the
 * customer's in the order in which they were written (where the platform keeps it), answers in the order of their questions and
 * behind them, and what arrives at the customer comes in the order of the numbers, piece by piece.
 */
export function ordered(story: Story): Violation[] {
  return story.threads.flatMap((thread) => [
    ...numbering(thread),
    ...writing(story, thread),
    ...answering(thread),
    ...arriving(thread),
  ]);
}

function numbering({ messages, conversations }: Thread): Violation[] {
  if (conversations.length !== 1) return [];
  const wrong = messages.find(({ seq }, place) => seq !== place + 1);
  if (wrong === undefined) return [];
  const says = `Message ${wrong.id} has the number ${wrong.seq}, which is not the next one.`;
  return [{ invariant: 'I3', says, lines: [wrong] }];
}

function writing(story: Story, { offered, messages, isUnordered }: Thread): Violation[] {
  const place = new Map(offered.map(({ text }, at) => [text, at]));
  const byText = new Map(offered.map((update) => [update.text, update]));
  // Where the platform itself keeps no order, only what it was told before it handed over the next
  // one has to stand before it.
  const mayChange = (earlier: string, later: string) => {
    const [first, second] = [byText.get(earlier), byText.get(later)];
    if (!isUnordered || first === undefined || second === undefined) return false;
    return (story.acked(first)?.t ?? Infinity) > (story.handed(second) ?? 0);
  };
  const unique = messages.filter(
    ({ direction, text }) => direction === 'IN' && questions(text).length > 0 && place.has(text),
  );
  const changed = falling(unique, ({ text }) => place.get(text) ?? 0);
  const wrong = changed.filter(([before, line]) => !mayChange(line.text, before.text));
  return wrong.map(([before, line]): Violation => {
    const says = `"${before.text}" was written after "${line.text}" and is stored before it.`;
    return { invariant: 'I3', says, lines: [before, line] };
  });
}

function answering({ messages }: Thread): Violation[] {
  const asked = new Map<string, Of<'read.message'>>();
  const violations: Violation[] = [];
  let last: Of<'read.message'> | undefined;
  for (const message of messages) {
    const [first] = questions(message.text);
    if (first === undefined) continue;
    if (message.direction === 'IN') {
      asked.set(first, message);
      continue;
    }
    const own = questions(message.text).flatMap((question) => asked.get(question) ?? []);
    if (own.length < questions(message.text).length) {
      const says = `Message ${message.id} answers what had not been asked before it.`;
      violations.push({ invariant: 'I3', says, lines: [message] });
    }
    for (const question of own) {
      if (last === undefined || question.seq > last.seq) last = question;
      else {
        const says = `Message ${message.id} answers "${question.text}" after a later question.`;
        violations.push({ invariant: 'I3', says, lines: [question, last, message] });
      }
    }
  }
  return violations;
}

function arriving(thread: Thread): Violation[] {
  const { sends } = sendsOf(thread);
  const place = ({ message, from }: Send) => message.seq + from / (message.text.length + 1);
  return falling(sends, place).map(([before, send]): Violation => {
    const says = `A piece of message ${send.message.id} arrived after one of ${before.message.id}.`;
    return { invariant: 'I3', says, lines: [before.line, send.line] };
  });
}

/** The neighbours whose place falls. */
function falling<T>(items: readonly T[], place: (item: T) => number): [T, T][] {
  return items.flatMap((item, at): [T, T][] => {
    const before = items[at - 1];
    return before !== undefined && place(before) > place(item) ? [[before, item]] : [];
  });
}
