import type { FeedPart, FeedStep } from '../events/feed.ts';
import { wants } from '../events/feed.ts';

/** Whoever follows part of a log. */
export interface Follower {
  readonly part: FeedPart;
}

/**
 * Finds those whom an entry concerns without asking the others: each is kept under the one thing it
 * follows, so what happens elsewhere costs it nothing.
 */
export class Topics<F extends Follower> {
  readonly #kept = new Map<string, Set<F>>();

  get isEmpty(): boolean {
    return this.#kept.size === 0;
  }

  add(follower: F): void {
    const topic = topicOf(follower.part);
    const others = this.#kept.get(topic) ?? new Set();
    this.#kept.set(topic, others.add(follower));
  }

  delete(follower: F): void {
    const topic = topicOf(follower.part);
    const others = this.#kept.get(topic);
    others?.delete(follower);
    if (others?.size === 0) this.#kept.delete(topic);
  }

  /** All whom a step concerns; everybody when the log has to be begun anew. */
  of(step: FeedStep): F[] {
    if (step.kind === 'ResyncRequired') return [...this.#kept.values()].flatMap((set) => [...set]);
    const { botId, conversationId } = step;
    const topics = [everything, botId && topicOf({ botId, conversationId: null })];
    if (conversationId) topics.push(topicOf({ botId, conversationId }));
    return topics
      .flatMap((topic) => [...((topic && this.#kept.get(topic)) || [])])
      .filter(({ part }) => wants(part, step));
  }
}

const everything = 'everything';

function topicOf({ botId, conversationId }: FeedPart): string {
  if (conversationId !== null) return `conversation ${conversationId}`;
  return botId === null ? everything : `bot ${botId}`;
}
