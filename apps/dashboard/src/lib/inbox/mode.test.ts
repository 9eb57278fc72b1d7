import { describe, expect, it } from 'vitest';
import { conversation, message, turn } from '../../../test/samples.ts';
import { holderLook, holderOf } from './mode.ts';
import { newestReceipt, receiptNamed } from './talk-receipt.ts';
import { startTalk } from './talk.ts';

const me = 'usr_me';
const taken = (id: string) => conversation({ mode: 'HUMAN', takenBy: { id, username: 'aziza' } });

describe('who has a conversation', () => {
  it.each([
    [conversation(), 'bot', 'Bot answers'],
    [conversation({ needsHuman: true }), 'waiting', 'Waiting for a person'],
    [conversation({ mode: 'HUMAN' }), 'waiting', 'Waiting for a person'],
    [taken(me), 'me', 'You answer'],
    [taken('usr_other'), 'other', 'aziza answers'],
    [conversation({ status: 'CLOSED' }), 'closed', 'Closed'],
  ])('is said in a word', (talk, holder, label) => {
    expect(holderOf(talk, me)).toBe(holder);
    expect(holderLook(talk, me).label).toBe(label);
  });
});

describe('the receipt beside a conversation', () => {
  const made = (seq: number, id: string) => message(seq, { author: 'BOT', turn: turn({ id }) });
  const talk = startTalk({
    ...conversation({ openTurn: turn({ id: 'trn_3', state: 'THINKING' }) }),
    messages: {
      pageInfo: { hasPreviousPage: false },
      edges: [made(1, 'trn_1'), made(2, 'trn_2')].map((node) => ({ node, cursor: node.id })),
    },
  });

  it('is the newest finished answer’s when none is chosen', () => {
    expect(newestReceipt(talk)?.id).toBe('trn_2');
  });

  it('is the chosen one’s, finished or not, and none for a turn that isn’t held', () => {
    expect(receiptNamed(talk, 'trn_1')?.id).toBe('trn_1');
    expect(receiptNamed(talk, 'trn_3')?.state).toBe('THINKING');
    expect(receiptNamed(talk, 'trn_9')).toBeNull();
  });
});
