import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../../test/samples.ts';
import { canBeActedOn, doableBy, type Doable } from './doable.ts';
import { Intent } from './intent.svelte.ts';
import MessageMenu from './MessageMenu.svelte';
import type { Said } from './talk.ts';

afterEach(cleanup);

// jsdom has no popovers, but hides them.
beforeEach(() => {
  HTMLElement.prototype.showPopover = function showPopover(this: HTMLElement) {
    this.removeAttribute('popover');
  };
  HTMLElement.prototype.hidePopover = () => {};
});

const both = { quotes: true, reactions: true };

function open(said: Said) {
  const intent = new Intent();
  const chosen: (string | null)[] = [];
  const react = (_: Said, emoji: string | null) => void chosen.push(emoji);
  const anchor = document.createElement('button');
  render(MessageMenu, {
    props: { intent, message: said, anchor, doable: both, platform: 'WHATSAPP', react },
  });
  return { intent, chosen };
}

describe('what can be done with a message', () => {
  it('depends on the platform, on whose it is and on whether the platform has it', () => {
    const theirs = message(1);
    const sent = message(2, { author: 'OPERATOR', deliveryState: 'SENT' });
    const queued = message(3, { author: 'OPERATOR', deliveryState: 'QUEUED' });
    const gone = message(4, { deletedAt: theirs.createdAt });
    const on = (doable: Doable) =>
      [theirs, sent, queued, gone].map((one) => canBeActedOn(one, doable));
    expect(on(both)).toEqual([true, true, false, false]);
    expect(on({ quotes: false, reactions: true })).toEqual([true, false, false, false]);
    expect(on({ quotes: false, reactions: false })).toEqual([false, false, false, false]);
  });

  it('is a reaction while the bot answers, and nothing once another person does', () => {
    expect(doableBy('me', both)).toEqual(both);
    expect(doableBy('bot', both)).toEqual({ quotes: false, reactions: true });
    expect(doableBy('other', both)).toEqual({ quotes: false, reactions: false });
  });

  it('is chosen with the keyboard alone, and the shortcuts of the page stay out of it', async () => {
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => void heard.push(key);
    window.addEventListener('keydown', listen);
    const { chosen } = open(message(1));
    const first = screen.getByRole('button', { name: 'React with 👍' });
    expect(document.activeElement).toBe(first);
    await fireEvent.keyDown(first, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'React with ❤️' }));
    await fireEvent.keyDown(first, { key: 'e' });
    window.removeEventListener('keydown', listen);
    expect(heard).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'React with ❤️' }));
    expect(chosen).toEqual(['❤️']);
  });

  it('takes our reaction back by the same button', async () => {
    const sent = { deliveryState: 'SENT', deliveryReason: null } as const;
    const reaction = { emoji: '🙏', direction: 'OUT', ...sent } as const;
    const { chosen } = open(message(1, { reactions: [reaction] }));
    const ours = screen.getByRole('button', { name: 'Take back 🙏' });
    expect(ours.getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(ours);
    expect(chosen).toEqual([null]);
  });

  it('begins a reply that quotes it; on what we said nobody of us reacts', async () => {
    const said = message(2, { author: 'OPERATOR', deliveryState: 'READ' });
    const { intent } = open(said);
    expect(screen.queryByRole('button', { name: /React/ })).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Reply to this message' }));
    expect(intent.quoted).toBe(said);
  });
});
