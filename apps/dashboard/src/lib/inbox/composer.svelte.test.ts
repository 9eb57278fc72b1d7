import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conversation, message } from '../../../test/samples.ts';
import Composer from './Composer.svelte';
import { Intent } from './intent.svelte.ts';
import type { Written } from './outbox.svelte.ts';

afterEach(cleanup);

// jsdom has no pointer to ask about: this is a desk, not a phone.
beforeEach(() => vi.stubGlobal('matchMedia', () => ({ matches: false })));

const mine = conversation({ mode: 'HUMAN', takenBy: { id: 'usr_me', username: 'me' } });

function show(talk = mine, intent = new Intent()) {
  const sent: Written[] = [];
  render(Composer, {
    conversation: talk,
    userId: 'usr_me',
    busy: false,
    submit: () => {},
    intent,
    send: (written: Written) => sent.push(written),
  });
  return sent;
}

const words = (text: string) => ({ text, file: null, quotedId: null });

const field = () => screen.getByRole('textbox', { name: 'Reply to Dilnoza' });

describe('the place to write', () => {
  it('is closed while the bot has the conversation, says why and offers to take over', () => {
    show(conversation());
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(document.body.textContent).toContain('Chinor is answering here.');
    const button = screen.getByRole('button', { name: 'Take over' });
    expect(button.closest('form')?.getAttribute('action')).toBe('?/takeOver');
  });

  it('is closed without an offer when nothing can be delivered or another person has it', () => {
    const { contact } = mine;
    show(conversation({ contact: { ...contact, blockedAt: contact.lastSeenAt } }));
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.body.textContent).toContain('Dilnoza has blocked the bot');
    cleanup();
    show(conversation({ mode: 'HUMAN', takenBy: { id: 'usr_2', username: 'aziza' } }));
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.body.textContent).toContain('aziza is answering here.');
  });

  it('is closed when the platform takes nothing more, and says when it opens again', () => {
    const { channel } = mine;
    const instagram = { ...channel, platform: 'INSTAGRAM' } as const;
    const hour = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
    show(conversation({ ...mine, channel: instagram, humanUntil: hour(-1) }));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.body.textContent).toContain('Instagram takes messages only for a while');
    cleanup();
    show(conversation({ ...mine, channel: instagram, humanUntil: hour(1) }));
    expect(field()).toBeTruthy();
  });

  it('offers a template on WhatsApp when nothing else gets through, whoever answers', () => {
    const channel = { ...mine.channel, platform: 'WHATSAPP' } as const;
    const humanUntil = new Date(Date.now() - 1000).toISOString();
    for (const talk of [mine, conversation()]) {
      show({ ...talk, channel, humanUntil });
      expect(screen.queryByRole('textbox')).toBeNull();
      const link = screen.getByRole('link', { name: 'Send a template' });
      expect(link.getAttribute('href')).toMatch(/\/template$/);
      cleanup();
    }
    const other = { mode: 'HUMAN', takenBy: { id: 'usr_2', username: 'aziza' } } as const;
    show(conversation({ ...other, channel, humanUntil }));
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('sends with Enter, once, without the spaces around, and is empty again', async () => {
    const sent = show();
    await fireEvent.input(field(), { target: { value: '  Salom  ' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([words('Salom')]);
    expect(field()).toHaveProperty('value', '');
  });

  it('keeps Enter for a new line with Shift, and while a word is being composed', async () => {
    const sent = show();
    await fireEvent.input(field(), { target: { value: 'Salom' } });
    await fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
    await fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(sent).toEqual([]);
  });

  it('keeps Enter for a new line on a phone, where a button sends', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const sent = show();
    await fireEvent.input(field(), { target: { value: 'Salom' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([]);
    await fireEvent.submit(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual([words('Salom')]);
  });

  it('shows what is answered, sends it along, and forgets it', async () => {
    const intent = new Intent();
    const sent = show(mine, intent);
    await import('./Along.svelte');
    intent.quoted = message(7, { text: 'Choy bormi?' });
    await vi.waitFor(() => expect(document.querySelector('blockquote')).toBeTruthy());
    expect(document.querySelector('blockquote')?.textContent).toContain('Choy bormi?');
    await fireEvent.input(field(), { target: { value: 'Bor' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([{ ...words('Bor'), quotedId: 'msg_7' }]);
    expect(document.querySelector('blockquote')).toBeNull();
  });

  it('takes a file that is pasted, and sends nothing before it is there', async () => {
    const intent = new Intent();
    const sent = show(mine, intent);
    const file = new File(['tea'], 'tea.txt', { type: 'text/plain' });
    await fireEvent.paste(field(), { clipboardData: { files: [file] } });
    expect(intent.file).toBe(file);
    const button = screen.getByRole('button', { name: 'Send' });
    expect(button).toHaveProperty('disabled', true);
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([]);
    intent.uploaded = { id: 'med_1', name: 'tea.txt' };
    await vi.waitFor(() => expect(button).toHaveProperty('disabled', false));
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([{ ...words(''), file: { id: 'med_1', name: 'tea.txt' } }]);
  });
});
