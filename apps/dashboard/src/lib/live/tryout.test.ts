import { describe, expect, it } from 'vitest';
import type { MessageFieldsFragment } from '#lib/api/generated.ts';
import type { LogEvent } from './feed.svelte.ts';
import { emptyTryOut, withEvents, withLine, withPartial } from './tryout.ts';

type Turn = NonNullable<MessageFieldsFragment['turn']>;

const at = new Date(0).toISOString();

function turn(state: Turn['state'], more: Partial<Turn> = {}): Turn {
  return {
    id: 'trn_1',
    conversationId: 'cnv_1',
    state,
    attempt: 1,
    model: null,
    personality: null,
    promptTokens: 0,
    cachedTokens: 0,
    toolTokens: 0,
    thoughtsTokens: 0,
    candidatesTokens: 0,
    totalTokens: 0,
    costUsd: 0,
    queueMs: null,
    firstTokenMs: null,
    modelMs: null,
    sendMs: null,
    historyKept: null,
    historyDropped: null,
    finishReason: null,
    failure: null,
    failureReason: null,
    createdAt: at,
    finishedAt: null,
    ...more,
  };
}

function line(
  seq: number,
  author: 'CONTACT' | 'BOT',
  made: Turn | null = null,
): MessageFieldsFragment {
  return {
    id: `msg_${seq}`,
    seq,
    conversationId: 'cnv_1',
    direction: author === 'BOT' ? 'OUT' : 'IN',
    author,
    authorUser: null,
    text: `line ${seq}`,
    parts: [],
    deliveryState: 'DELIVERED',
    deliveryReason: null,
    platformCode: null,
    priceUsd: null,
    comment: null,
    maybeTwice: false,
    editedAt: null,
    deletedAt: null,
    forwarded: false,
    template: null,
    replyTo: null,
    reactions: [],
    createdAt: at,
    turn: made,
  };
}

const added = (message: MessageFieldsFragment, conversationId = 'cnv_1'): LogEvent => ({
  __typename: 'MessageAdded',
  cursor: 'e1.1',
  at,
  conversationId,
  message,
});
const changed = (made: Turn): LogEvent => ({
  __typename: 'TurnChanged',
  cursor: 'e1.1',
  at,
  conversationId: 'cnv_1',
  turn: made,
});

describe('the try-out chat', () => {
  const asked = withLine(emptyTryOut, line(1, 'CONTACT'));

  it('thinks while a turn is open, shows what is written, and ends with the answer', () => {
    const thinking = withEvents(asked, 'cnv_1', [changed(turn('THINKING'))]);
    expect(thinking.isThinking).toBe(true);
    const writing = withPartial(thinking, 'trn_1', 'Hel');
    expect(writing.partial).toBe('Hel');
    const done = withEvents(writing, 'cnv_1', [
      added(line(2, 'BOT', turn('DONE'))),
      changed(turn('DONE', { totalTokens: 40 })),
    ]);
    expect(done).toMatchObject({ isThinking: false, partial: '', problem: null });
    expect(done.lines.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(done.lines[1]?.turn?.totalTokens).toBe(40);
  });

  it('drops a piece that arrives after its answer', () => {
    const done = withLine(asked, line(2, 'BOT', turn('DONE')));
    expect(withPartial(done, 'trn_1', 'late')).toBe(done);
  });

  it('stays calm when the same line comes twice or out of order', () => {
    const twice = [line(3, 'BOT'), line(2, 'CONTACT'), line(3, 'BOT')].reduce(withLine, asked);
    expect(twice.lines.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('says why there is no answer, and forgets it when the next one is made', () => {
    const dead = withEvents(asked, 'cnv_1', [
      changed(turn('DEAD', { failureReason: 'The quota is used up.' })),
    ]);
    expect(dead).toMatchObject({ isThinking: false, problem: 'The quota is used up.' });
    expect(withEvents(dead, 'cnv_1', [changed(turn('QUEUED'))]).problem).toBeNull();
  });

  it('ignores other conversations', () => {
    expect(withEvents(asked, 'cnv_1', [added(line(9, 'BOT'), 'cnv_2')])).toEqual(asked);
  });
});
