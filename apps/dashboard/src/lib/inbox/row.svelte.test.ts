import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { draw } from '../../../test/draw.ts';
import { conversation, message, turn } from '../../../test/samples.ts';
import ListRow from './ListRow.svelte';
import type { Row } from './rows.ts';

afterEach(cleanup);

function show(row: Row, more: { isNew?: boolean; current?: boolean; showBot?: boolean } = {}) {
  const given = { row, href: '/inbox/cnv_1', current: false, isNew: false, showBot: false };
  draw(ListRow, { ...given, userId: 'usr_me', ...more });
  return screen.getByRole('link').textContent.replaceAll(/\s+/g, ' ').trim();
}

const last = (author: 'BOT' | 'OPERATOR' | 'CONTACT') => ({ ...message(1), author });

describe('a conversation in the list', () => {
  it('shows who it is, what was said last and by whom', () => {
    expect(show(conversation())).toContain('Dilnoza');
    cleanup();
    expect(show(conversation({ lastMessage: last('BOT') }))).toContain('Chinor: Line 1');
    cleanup();
    const mine = { takenBy: { id: 'usr_me', username: 'me' }, mode: 'HUMAN' } as const;
    expect(show(conversation({ ...mine, lastMessage: last('OPERATOR') }))).toContain('You: Line 1');
  });

  it('says in words that something is new, and that someone is waiting', () => {
    const text = show(conversation({ needsHuman: true }), { isNew: true });
    expect(text).toContain('new');
    expect(text).toContain('Waiting for a person');
  });

  it('says that the bot is thinking instead of what was said', () => {
    const text = show(conversation({ openTurn: turn({ state: 'THINKING' }) }));
    expect(text).toContain('Chinor is thinking…');
    expect(text).not.toContain('Line 1');
  });

  it('is marked when it is the open one', () => {
    show(conversation(), { current: true });
    expect(screen.getByRole('link').getAttribute('aria-current')).toBe('true');
  });
});
