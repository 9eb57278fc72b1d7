import { describe, expect, it } from 'vitest';
import { conversation, entry, message, minute, turn } from '../../../test/samples.ts';
import type { MessageFieldsFragment } from '#lib/api/generated.ts';
import {
  absorb,
  absorbProgress,
  renewed,
  startTalk,
  withDone,
  withMessage,
  withOlder,
  withTotals,
  withTurn,
  type Talk,
} from './talk.ts';

function pageOf(messages: readonly MessageFieldsFragment[], hasPreviousPage = false) {
  return {
    pageInfo: { hasPreviousPage },
    edges: messages.map((node) => ({ node, cursor: `at ${node.seq}` })),
  };
}

function talkOf(messages: readonly MessageFieldsFragment[], more = {}): Talk {
  const lastSeq = messages.at(-1)?.seq ?? 0;
  return startTalk({ ...conversation({ lastSeq, ...more }), messages: pageOf(messages, true) });
}

const seqs = (talk: Talk) => talk.feed.lines.map(({ seq }) => seq);
const answer = (seq: number, more: Partial<MessageFieldsFragment> = {}) =>
  message(seq, { author: 'BOT', direction: 'OUT', turn: turn(), deliveryState: 'SENT', ...more });
const thinking = turn({ state: 'THINKING' });
const piece = (text: string, more = {}) => ({
  conversationId: 'cnv_1',
  turnId: 'trn_1',
  text,
  attempt: 1,
  at: minute(2),
  ...more,
});

describe('an open conversation', () => {
  const talk = talkOf([message(1), message(2)]);

  it('appends what is said, in order and each line once', () => {
    const later = absorb(talk, [entry.added(message(3)), entry.added(message(3))]);
    expect(seqs(later)).toEqual([1, 2, 3]);
    expect(later.conversation.lastSeq).toBe(3);
  });

  it('is torn when a line is missing, so that the page is loaded again', () => {
    expect(absorb(talk, [entry.added(message(5))]).feed.isTorn).toBe(true);
  });

  it('keeps the older lines of its reader when the newest page is loaded anew, and what is being written', () => {
    const read = withOlder(
      talkOf([message(5), message(6)]),
      pageOf([message(3), message(4)], true),
    );
    const open = { openTurn: thinking };
    const fresh = talkOf([message(5, { text: 'Changed' }), message(6), message(7)], open);
    const now = renewed(absorbProgress(withTurn(read, thinking), piece('So far')), fresh);
    expect(seqs(now)).toEqual([3, 4, 5, 6, 7]);
    expect(now.feed.lines[2]?.text).toBe('Changed');
    expect([now.feed.hasOlder, now.feed.hasNewer, now.partial?.text]).toEqual([
      true,
      false,
      'So far',
    ]);
  });

  it('begins anew when the newest page is too far ahead of what is held', () => {
    const far = renewed(talkOf([message(1), message(2)]), talkOf([message(60), message(61)]));
    expect(seqs(far)).toEqual([60, 61]);
  });

  it('leaves other conversations alone', () => {
    const other = { conversationId: 'cnv_2' };
    const entries = [entry.added(message(3, other)), entry.turn(turn({ ...other, id: 'trn_9' }))];
    expect(absorb(talk, entries)).toEqual(talk);
  });

  it('replaces a line that changed and remembers its place', () => {
    const edited = message(1, { text: 'Changed', editedAt: minute(9) });
    const [first] = absorb(talk, [entry.changed(edited)]).feed.lines;
    expect(first).toMatchObject({ text: 'Changed', cursor: 'at 1' });
  });

  it('puts older pages in front', () => {
    const late = talkOf([message(3), message(4)]);
    const all = withOlder(late, pageOf([message(1), message(2)]));
    expect([seqs(all), all.feed.hasOlder]).toEqual([[1, 2, 3, 4], false]);
  });

  it('takes in what was done here before the log says it', () => {
    const taken = withDone(talk, { conversation: conversation({ mode: 'HUMAN', lastSeq: 2 }) });
    const sent = withDone(taken, { message: message(3, { author: 'OPERATOR' }) });
    expect([sent.conversation.mode, seqs(sent)]).toEqual(['HUMAN', [1, 2, 3]]);
    expect(seqs(absorb(sent, [entry.added(message(3, { author: 'OPERATOR' }))]))).toEqual([
      1, 2, 3,
    ]);
  });

  it('keeps its lines when only its totals are read again', () => {
    const counted = withTotals(talk, { totalTokens: 9, costUsd: 0.5 });
    expect(counted.conversation).toMatchObject({ totalTokens: 9, costUsd: 0.5 });
    expect(counted.feed).toBe(talk.feed);
  });
});

describe('an answer that is being written', () => {
  const talk = talkOf([message(1)], { openTurn: thinking });

  it('grows by what arrives and gives way to the message itself', () => {
    const written = absorbProgress(absorbProgress(talk, piece('As')), piece('Assalomu'));
    expect(written.partial?.text).toBe('Assalomu');
    const done = absorb(written, [entry.added(answer(2)), entry.turn(turn({ state: 'DONE' }))]);
    expect([done.partial, done.conversation.openTurn]).toEqual([null, null]);
  });

  it('does not come back when a late piece follows the message', () => {
    const done = withMessage(talk, answer(2));
    expect(absorbProgress(done, piece('late')).partial).toBeNull();
  });

  it('ignores pieces of an earlier attempt and of other conversations', () => {
    const second = absorbProgress(talk, piece('new', { attempt: 2 }));
    expect(absorbProgress(second, piece('old')).partial?.text).toBe('new');
    const elsewhere = piece('other', { conversationId: 'cnv_2' });
    expect(absorbProgress(talk, elsewhere).partial).toBeNull();
  });

  it('is dropped when a person takes over', () => {
    const written = absorbProgress(talk, piece('As'));
    const taken = conversation({ mode: 'HUMAN', openTurn: null });
    const quiet = absorb(written, [entry.conversation(taken)]);
    expect(quiet.partial).toBeNull();
    expect(absorbProgress(quiet, piece('more')).partial).toBeNull();
  });

  it.each(['SUPERSEDED', 'SILENCED', 'DEAD'] as const)('is dropped when it ends as %s', (state) => {
    const written = absorbProgress(talk, piece('As'));
    expect(absorb(written, [entry.turn(turn({ state }))]).partial).toBeNull();
  });

  it('changes the receipt under the message that it made', () => {
    const shown = talkOf([answer(1)]);
    const sent = absorb(shown, [entry.turn(turn({ sendMs: 42 }))]);
    expect(sent.feed.lines[0]?.turn?.sendMs).toBe(42);
  });
});

describe('a dead end', () => {
  const dead = turn({ state: 'DEAD', failureReason: 'The quota is used up.' });

  it('is shown when the page opens on it', () => {
    const fallback = answer(2, { turn: dead });
    expect(talkOf([message(1), fallback]).deadEnd?.failureReason).toBe('The quota is used up.');
  });

  it('stays while the bot excuses itself, and ends when the customer writes again', () => {
    const stuck = absorb(talkOf([message(1)]), [entry.turn(dead)]);
    const excused = absorb(stuck, [entry.added(answer(2, { turn: null }))]);
    expect(excused.deadEnd).not.toBeNull();
    expect(absorb(excused, [entry.added(message(3))]).deadEnd).toBeNull();
  });

  it('ends when the answer is tried again', () => {
    const stuck = absorb(talkOf([message(1)]), [entry.turn(dead)]);
    const again = withDone(stuck, { turn: turn({ id: 'trn_2', state: 'QUEUED' }) });
    expect([again.deadEnd, again.conversation.openTurn?.id]).toEqual([null, 'trn_2']);
  });
});
