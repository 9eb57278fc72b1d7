import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { draw } from '../../../test/draw.ts';
import { message, part, turn } from '../../../test/samples.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { Locale } from '#lib/words/locale.ts';
import Message from './Message.svelte';
import type { Said } from './talk.ts';

afterEach(() => {
  cleanup();
  overwriteGetLocale(() => 'en');
});

function show(said: Said, locale: Locale = 'en') {
  overwriteGetLocale(() => locale);
  const given = {
    message: said,
    name: 'Chinor',
    follows: false,
    ends: true,
    receipt: '?receipt=trn_1',
    isMarked: false,
    isChosen: false,
    act: null,
  };
  return draw(Message, given, locale);
}

const answer = (more: Partial<Said> = {}) =>
  message(1, { author: 'BOT', deliveryState: 'SENT', turn: turn(), ...more });
const told = () => document.body.textContent.replaceAll(/\s+/g, ' ');

describe('a message on the page', () => {
  it('of a bot tells its tokens, its cost and the way to its receipt', () => {
    show(answer());
    expect(told()).toContain('120 tokens $0.0012');
    expect(screen.getByRole('link', { name: 'Receipt' }).getAttribute('href')).toBe(
      '?receipt=trn_1',
    );
  });

  it('is written in Uzbek with Uzbek numbers', () => {
    show(answer({ turn: turn({ totalTokens: 1_178 }) }), 'uz');
    expect(told()).toContain('1 178 token 0,0012 US$');
    expect(told()).toContain('14:01');
  });

  it('says in words how far it got, not by a colour alone', () => {
    show(answer({ deliveryState: 'FAILED', deliveryReason: 'The customer blocked the bot.' }));
    expect(told()).toContain('Not delivered');
    expect(told()).toContain('The customer blocked the bot.');
  });

  it('warns when the customer may have it twice', () => {
    show(answer({ maybeTwice: true }));
    expect(told()).toContain('May have arrived twice');
  });

  it('describes what cannot be shown', () => {
    const parts = [
      part({ kind: 'VOICE', durationSeconds: 7 }),
      part({ kind: 'TEXT', text: 'eshiting' }),
    ];
    show(message(1, { parts }));
    expect(told()).toContain('Voice message · 7 sec');
    expect(told()).toContain('eshiting');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '[press](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    '<svg><animate onbegin=alert(1)>',
    '"><iframe srcdoc="<script>alert(1)</script>">',
  ])('shows %s as what it is: text', (text) => {
    show(answer({ text, parts: [part({ text })], turn: null }));
    expect(told()).toContain(text);
    expect(document.querySelector('img, script, iframe, animate, a')).toBeNull();
  });

  it('shows what it quotes, both sides’ reactions and that it was forwarded', () => {
    const { id, author, text, deletedAt, parts } = message(1, { text: 'Choy bormi?' });
    const reactions = [
      { emoji: '👍', direction: 'IN', deliveryState: 'RECEIVED', deliveryReason: null },
      { emoji: '❤️', direction: 'OUT', deliveryState: 'FAILED', deliveryReason: 'Too old.' },
    ] as const;
    const replyTo = { id, author, text, deletedAt, parts };
    show(message(2, { text: 'Bor', replyTo, reactions: [...reactions], forwarded: true }));
    expect(document.querySelector('blockquote')?.textContent).toContain('Choy bormi?');
    expect(told()).toContain('Reaction of the customer: 👍');
    expect(told()).toContain('Our reaction: ❤️');
    expect(told()).toContain('Too old.');
    expect(told()).toContain('forwarded');
  });

  it('that was taken back says so and nothing else', () => {
    show(message(1, { text: '', parts: [], deletedAt: message(1).createdAt }));
    expect(told()).toContain('This message was deleted.');
  });

  it('draws the Markdown of an answer, but takes a customer’s stars as stars', () => {
    const text = '**Choy** va non';
    show(answer({ parts: [part({ text })] }));
    expect(document.querySelector('strong')?.textContent).toBe('Choy');
    cleanup();
    show(message(1, { parts: [part({ text })] }));
    expect(told()).toContain('**Choy** va non');
  });
});
