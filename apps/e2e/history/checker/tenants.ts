import type { Line } from '../lines.ts';
import type { Story, Violation } from './story.ts';

/**
 * I7: no tenant's canary is anywhere in another's house: not in its feeds and pages, not in its
 * customers' chats, and not in what a model is shown for it.
 */
export function tenantsApart(story: Story): Violation[] {
  const tenants = story.of('tenant');
  const own = new Map(tenants.map(({ tenant, canary }) => [tenant, canary]));
  const owner = new Map(
    tenants.flatMap(({ canary, bots }) => bots.map(({ platform }) => [platform, canary])),
  );
  const violations: Violation[] = [];
  const look = (
    line: Line,
    canary: string | undefined,
    marks: readonly string[],
    where: string,
  ) => {
    const foreign = marks.filter((mark) => mark !== canary);
    if (foreign.length === 0) return;
    const says = `${foreign.join(', ')} is in ${where} of ${canary ?? 'nobody'}.`;
    violations.push({ invariant: 'I7', says, lines: [line] });
  };
  for (const line of story.of('feed.event')) look(line, own.get(line.tenant), line.marks, 'a feed');
  for (const line of story.of('read.message')) {
    look(line, own.get(line.tenant), marksIn(line.text), 'a page');
  }
  for (const line of story.of('chat.message')) {
    look(line, owner.get(line.bot), marksIn(line.text ?? ''), 'a chat');
  }
  for (const line of story.of('model.call')) look(line, line.marks[0], line.marks, 'a prompt');
  return violations;
}

/** The canaries that a text holds, each once. */
export function marksIn(text: string): string[] {
  return [...new Set(text.match(/\bcanary[a-z0-9]+/g))];
}
