import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wants, type FeedEntry } from '../events/feed.ts';
import { Topics } from './topics.ts';

const id = (letter: string) => fc.constantFrom(null, ...[1, 2].map((n) => letter + String(n)));
const part = fc.record({ botId: id('b'), conversationId: id('c') });
const entry = fc.record({ botId: id('b'), conversationId: id('c') }).map((about): FeedEntry => ({
  ...about,
  kind: 'BotChanged',
  seq: 1,
  subjectId: 's',
  at: new Date(0),
  cursor: 'e.1',
}));

it('finds exactly those who want an entry, each once, whoever came and went before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(part, fc.boolean())), entry, (parts, step) => {
      const topics = new Topics<{ part: (typeof parts)[number][0] }>();
      const followers = parts.map(([each]) => ({ part: each }));
      for (const follower of followers) topics.add(follower);
      const stay = followers.filter((_, place) => parts[place]?.[1]);
      for (const follower of followers) if (!stay.includes(follower)) topics.delete(follower);
      const found = topics.of(step);
      expect(new Set(found)).toEqual(new Set(stay.filter((each) => wants(each.part, step))));
      expect(found).toHaveLength(new Set(found).size);
      expect(topics.isEmpty).toBe(stay.length === 0);
    }),
  );
});
