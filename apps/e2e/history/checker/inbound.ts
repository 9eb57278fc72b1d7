import type { Of } from '../lines.ts';
import type { Story, Thread, Violation } from './story.ts';

/**
 * I1: what was acknowledged to the platform is stored as exactly one inbound message, with the
 * words that the customer wrote, or last changed them to; and nothing is stored that nobody wrote.
 */
export function inboundOnce(story: Story): Violation[] {
  return story.threads.flatMap((thread) => [...lost(story, thread), ...extra(thread)]);
}

function lost(story: Story, thread: Thread): Violation[] {
  return [...wordings(thread).values()].flatMap((offered): Violation[] => {
    const acked = offered.filter((update) => story.acked(update));
    const [first] = offered;
    if (first === undefined || acked.length === 0) return [];
    const versions = versionsOf(thread, first);
    const stored = inboundOf(thread).filter(({ text }) => versions.includes(text));
    const lines = [...offered, ...acked.flatMap((one) => story.acked(one) ?? []), ...stored];
    if (stored.length < acked.length) {
      const says = `"${first.text}" was acknowledged ${acked.length} times and stored ${stored.length} times.`;
      return [{ invariant: 'I1', says, lines }];
    }
    const edit = thread.edits.findLast(({ message }) => message === first.message);
    const isOld = edit && story.acked(edit) && stored.every(({ text }) => text !== edit.text);
    if (!isOld) return [];
    const says = `"${first.text}" was changed to "${edit.text}", which is not stored.`;
    return [{ invariant: 'I1', says, lines: [...lines, edit] }];
  });
}

function extra(thread: Thread): Violation[] {
  const { conversations } = thread;
  const violations: Violation[] = [];
  if (conversations.length > 1) {
    const says = `Customer ${thread.chat} has ${conversations.length} conversations with one bot.`;
    violations.push({ invariant: 'I1', says, lines: conversations });
  }
  const offered = [...thread.offered, ...thread.edits];
  for (const [text, stored] of Map.groupBy(inboundOf(thread), (message) => message.text)) {
    const written = offered.filter((update) => update.text === text);
    const messages = new Set(written.map(({ message }) => message)).size;
    if (stored.length <= messages) continue;
    const says = `"${text}" was written ${messages} times and stored ${stored.length} times.`;
    violations.push({ invariant: 'I1', says, lines: [...written, ...stored] });
  }
  return violations;
}

function inboundOf({ messages }: Thread): Of<'read.message'>[] {
  return messages.filter(({ direction }) => direction === 'IN');
}

/** The customer's messages by their first wording. */
function wordings({ offered }: Thread): Map<string, Of<'update.offered'>[]> {
  return Map.groupBy(offered, ({ text }) => text ?? '');
}

function versionsOf({ edits }: Thread, update: Of<'update.offered'>): string[] {
  const later = edits.filter(({ message }) => message === update.message);
  return [update, ...later].flatMap(({ text }) => text ?? []);
}
