import { expect, it } from 'vitest';
import { FeedWatch } from '../../history/swarm/watch.ts';

const entry = (seq: number, face = `MessageAdded ${seq}`) => ({ cursor: `e.${seq}`, face });

function twoReaders() {
  const watch = new FeedWatch();
  const [one, other] = [watch.reader('one', 'shop'), watch.reader('other', 'shop')];
  for (const reader of [one, other]) reader.start('e.0');
  return { watch, one, other };
}

it('feeds that are the log are accepted, over a reconnect, too', () => {
  const { watch, one, other } = twoReaders();
  for (const seq of [1, 2, 3]) one.take(entry(seq));
  for (const seq of [1, 2, 3]) other.take(entry(seq));
  watch.settle('one', one, 'e.3');
  watch.settle('other', other, 'e.3');
  expect(watch.wrong()).toEqual([]);
  expect([watch.entries(), watch.logged()]).toEqual([6, 3]);
});

it.each([
  ['an entry that is missing', [1, 3]],
  ['an entry that comes twice', [1, 1]],
  ['entries that change places', [2, 1]],
])('%s is noticed', (_what, seqs) => {
  const { watch, one } = twoReaders();
  for (const seq of seqs) one.take(entry(seq));
  expect(watch.wrong()[0]).toMatch(/^one got e\.\d after e\.\d\.$/);
});

it('an entry of another life of the database is noticed', () => {
  const { watch, one } = twoReaders();
  one.take({ cursor: 'f.1', face: 'MessageAdded 1' });
  expect(watch.wrong()).toEqual(['one got f.1 after e.0.']);
});

it('two subscribers who get different entries under one number are noticed', () => {
  const { watch, one, other } = twoReaders();
  one.take(entry(1));
  other.take(entry(1, 'TurnChanged 9'));
  expect(watch.wrong()).toEqual(['other got another entry than others at e.1.']);
});

it('another tenant may have another entry under the same number', () => {
  const { watch, one } = twoReaders();
  const stranger = watch.reader('stranger', 'school');
  stranger.start('e.0');
  one.take(entry(1));
  stranger.take(entry(1, 'TurnChanged 9'));
  expect(watch.wrong()).toEqual([]);
});

it('a feed that stops before the log ends is noticed', () => {
  const { watch, one } = twoReaders();
  one.take(entry(1));
  watch.settle('one', one, 'e.2');
  expect(watch.wrong()).toEqual(['one stopped at e.1, and the log ends at e.2.']);
});
