import type { Of } from '../lines.ts';
import type { Story, Violation } from './story.ts';

type Step = Of<'feed.connected' | 'feed.snapshot' | 'feed.event' | 'feed.resync' | 'feed.ended'>;

/**
 * I5: what each subscriber got is the log: every entry once, in order, without a gap, over all its
 * reconnects; after a word to begin anew comes a snapshot; and all end where the log ends. A
 * subscriber of one conversation gets all of that conversation's entries.
 */
export function feedsExact(story: Story): Violation[] {
  const steps: Step[] = [
    ...story.of('feed.connected'),
    ...story.of('feed.snapshot'),
    ...story.of('feed.event'),
    ...story.of('feed.resync'),
    ...story.of('feed.ended'),
  ];
  const bySubscriber = Map.groupBy(
    steps.toSorted((a, b) => a.t - b.t),
    ({ subscriber }) => subscriber,
  );
  const log = new Map<string, Of<'feed.event'>>();
  const violations = story.of('feed.event').flatMap((event): Violation[] => {
    const key = `${event.tenant} ${event.cursor}`;
    const known = log.get(key) ?? event;
    log.set(key, known);
    if (known.type === event.type && known.subject === event.subject) return [];
    const says = `Two subscribers got different entries at ${event.cursor}.`;
    return [{ invariant: 'I5', says, lines: [known, event] }];
  });
  const ends = new Map(story.of('read.log').map((line) => [line.tenant, line]));
  for (const own of bySubscriber.values()) {
    violations.push(...walk(own, ends, [...log.values()]));
  }
  return [...violations, ...unannounced(story)];
}

function walk(
  steps: readonly Step[],
  ends: ReadonlyMap<string, Of<'read.log'>>,
  log: readonly Of<'feed.event'>[],
): Violation[] {
  const violations: Violation[] = [];
  const object = (says: string, ...lines: readonly Violation['lines'][number][]) =>
    violations.push({ invariant: 'I5', says, lines });
  let place: string | null = null;
  let lost: Step | undefined;
  let last: Step | undefined;
  const only = steps.find((step) => step.kind === 'feed.connected')?.conversation;
  for (const step of steps) {
    const name = step.subscriber;
    if (step.kind === 'feed.snapshot') {
      place = step.cursor;
      lost = undefined;
    } else if (lost !== undefined) {
      object(`${name} was told to begin anew and took no snapshot.`, lost, step);
      lost = undefined;
    } else if (step.kind === 'feed.resync') {
      lost = step;
    } else if (step.kind === 'feed.connected' && step.after !== place) {
      object(`${name} had come to ${place} and asked from ${step.after}.`, step);
    } else if (step.kind === 'feed.event') {
      const isNext = only === undefined ? step.cursor === next(place) : isLater(step.cursor, place);
      const missed = only === undefined ? [] : between(log, step.tenant, only, place, step.cursor);
      if (!isNext)
        object(`${name} got ${step.cursor} after ${place}.`, ...(last ? [last] : []), step);
      if (missed.length > 0) object(`${name} missed entries of its conversation.`, ...missed, step);
      place = step.cursor;
    }
    last = step;
  }
  const end = ends.get(last?.tenant ?? '');
  const isOver = last?.kind === 'feed.ended' || only !== undefined;
  if (lost !== undefined)
    object(`${lost.subscriber} was told to begin anew and took no snapshot.`, lost);
  if (last && end && !isOver && numberOf(place) < numberOf(end.cursor)) {
    object(`${last.subscriber} stopped at ${place}, and the log ends at ${end.cursor}.`, last, end);
  }
  return violations;
}

/** Every message was announced exactly once to whoever listened from the beginning. */
function unannounced(story: Story): Violation[] {
  const ends = new Set(story.of('read.log').map(({ tenant }) => tenant));
  const firsts = new Map<string, Map<string, Of<'feed.event'>>>();
  for (const event of story.of('feed.event')) {
    if (event.type !== 'MessageAdded') continue;
    const own = firsts.get(event.tenant) ?? new Map<string, Of<'feed.event'>>();
    firsts.set(event.tenant, own);
    const known = own.get(event.subject);
    if (known === undefined) own.set(event.subject, event);
    else if (known.cursor !== event.cursor) {
      const says = `Message ${event.subject} was announced twice.`;
      return [{ invariant: 'I5', says, lines: [known, event] }];
    }
  }
  const hasGap = new Set(story.of('feed.resync').map(({ tenant }) => tenant));
  return story.of('read.message').flatMap((message): Violation[] => {
    const own = firsts.get(message.tenant);
    if (!own || !ends.has(message.tenant) || hasGap.has(message.tenant)) return [];
    if (own.has(message.id)) return [];
    const says = `Message ${message.id} was never announced to anybody.`;
    return [{ invariant: 'I5', says, lines: [message] }];
  });
}

function next(cursor: string | null): string | null {
  const [epoch, seq] = cursor?.split('.') ?? [];
  return epoch === undefined ? null : `${epoch}.${Number(seq) + 1}`;
}

function isLater(cursor: string, place: string | null): boolean {
  return place === null || numberOf(cursor) > numberOf(place);
}

function between(
  log: readonly Of<'feed.event'>[],
  tenant: string,
  conversation: string,
  from: string | null,
  to: string,
): Of<'feed.event'>[] {
  const [low, high] = [numberOf(from), numberOf(to)];
  return log.filter(
    (event) =>
      event.tenant === tenant &&
      event.conversation === conversation &&
      numberOf(event.cursor) > low &&
      numberOf(event.cursor) < high,
  );
}

function numberOf(cursor: string | null): number {
  return cursor === null ? -1 : Number(cursor.split('.')[1]);
}
