import { describe, expect, it } from 'vitest';
import { detectLanguage, languageRules, toCyrillic } from '../../src/gemini/language.ts';
import { readPrompt } from '../../src/gemini/prompt.ts';
import { composeReply } from '../../src/gemini/reply.ts';
import { countText, cutToTokens } from '../../src/gemini/tokens.ts';
import { turn } from './client.ts';

const shop = `You are Anor Coffee.
You help the guests of a coffee shop in Tashkent.

Never: discuss the prices of others

Cappuccino 25 000 soʻm, latte 28 000 soʻm. Tiramisu 32 000 soʻm.
We are open 8:00–22:00 every day.
Address: Amir Temur 12, near the metro station.
Phone: +998 71 200 00 00. Delivery in Tashkent costs 15 000 soʻm.

Answer in the language of the customer's last message when it is one of: English, Uzbek (Latin script), Russian.
Answer in Uzbek (Latin script) when it is another or cannot be told.
Use this as the present moment: Sunday 22 November 2026 at 19:14 (Asia/Tashkent).`;

type Turn = ReturnType<typeof turn>;

function reply(turns: Turn[], system = shop): string {
  return composeReply(readPrompt({ parts: [{ text: system }] }, turns));
}

describe('the language of a reply', () => {
  it.each([
    ['How much is a latte?', 'en'],
    ['Salom, kapuchino qancha turadi?', 'uz'],
    ["Yo'q, rahmat", 'uz'],
    ['Ассалому алайкум, қаерда жойлашгансиз?', 'uz-cyrl'],
    ['Нархи канча?', 'uz-cyrl'],
    ['Сколько стоит доставка?', 'ru'],
    ['Spasibo', 'ru'],
    ['👍', null],
    ['12', null],
  ])('of %s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('follows the rules of the system instruction', () => {
    expect(languageRules(shop)).toEqual({
      only: null,
      allowed: ['en', 'uz', 'ru'],
      otherwise: 'uz',
    });
    expect(reply([turn('user', '👍')])).toMatch(/^Assalomu alaykum! “Anor Coffee”ga/);
    const russian = 'Answer in Russian, whatever language the customer writes.';
    expect(reply([turn('user', 'Hello!')], russian)).toMatch(/^Здравствуйте!/);
    const english = 'Reply only in English.';
    expect(reply([turn('user', 'Salom!')], english)).toMatch(/^Hello!/);
  });

  it('keeps to the language of the conversation when the last message says too little', () => {
    const turns = [turn('user', 'Где вы находитесь?'), turn('model', 'Здесь.'), turn('user', 'ок')];
    expect(reply(turns)).toBe('Хорошо, договорились.');
  });

  it('is written in the script of the customer', () => {
    expect(reply([turn('user', 'Иш вақтингиз қанақа?')])).toContain('Иш вақтимиз:');
    expect(toCyrillic('Oʻzbekcha yozish, maʼlumot, Yetkazib')).toBe(
      'Ўзбекча ёзиш, маълумот, Етказиб',
    );
  });
});

describe('the text of a reply', () => {
  it.each([
    ['How much is a cappuccino?', 'Cappuccino 25 000 soʻm', 'Tiramisu'],
    ['Soat nechagacha ochiqsiz?', '8:00–22:00', '19:14'],
    ['Где вы находитесь?', 'Amir Temur 12', 'Cappuccino'],
    ['What is your phone number?', '+998 71 200 00 00', '25 000'],
    ['Сколько стоит доставка?', 'Delivery in Tashkent costs 15 000 soʻm', 'Tiramisu'],
    ['Do you have tiramisu?', 'Tiramisu 32 000 soʻm', 'Cappuccino'],
  ])('quotes to “%s” the fact that answers it', (question, fact, other) => {
    const text = reply([turn('user', question)]);
    expect(text).toContain(fact);
    expect(text).not.toContain(other);
    expect(text).not.toContain('Never');
  });

  it('greets in the first turn only, and takes up the message before', () => {
    const first = turn('user', 'How much is a latte?');
    expect(reply([first])).toMatch(/^Hello, and welcome to Anor Coffee!/);
    const later = reply([first, turn('model', '28 000'), turn('user', 'When do you open?')]);
    expect(later).not.toContain('Hello');
    expect(later).toContain('“How much is a latte?”');
  });

  it('says what it can tell when the message is no question it knows', () => {
    const text = reply([turn('user', 'Hello')]);
    expect(text).toContain('prices, opening hours, the address, contacts and delivery');
    expect(reply([turn('user', 'Can I pay with a card?')])).toContain('a colleague will get back');
  });

  it('asks for words when something was sent that is not in the request', () => {
    const turns = [
      turn('user', 'Где вы?'),
      turn('model', 'Здесь.'),
      turn('user', '[voice message]'),
    ];
    expect(reply(turns)).toContain('Я не могу открыть это здесь.');
    expect(reply(turns)).not.toContain('voice message');
  });

  it('is the same for the same request and another for another instruction', () => {
    const turns = [turn('user', 'When are you open?')];
    expect(reply(turns)).toBe(reply(turns));
    expect(reply(turns, shop.replace('8:00', '7:30'))).toContain('7:30–22:00');
  });

  it.each([
    ['#markdown', /```python/],
    ['#json', /^```json\n\{/],
    ['#echo  *as* it _is_', /^\*as\* it _is_$/],
    ['#long:9000', /^[\s\S]{9000,}$/],
  ])('obeys %s', (word, pattern) => {
    expect(reply([turn('user', word)])).toMatch(pattern);
  });
});

describe('the count of tokens', () => {
  it.each([
    ['The quick brown fox jumps over the lazy dog.', 10],
    ['What is the sum of natural numbers from 1 to 100?', 16],
    ["You're welcome!\n", 6],
    ['', 0],
    [' \t ', 0],
    ['👍👍', 2],
  ])('of %j is %i', (text, count) => {
    expect(countText(text)).toBe(count);
  });

  it('never falls when a text grows, and a cut text costs no more than allowed', () => {
    const text = 'Salom! Kapuchino 25 000 soʻm, достопримечательности\n\n- 👍 ok 12:30';
    let before = 0;
    for (let n = 0; n <= text.length; n += 1) {
      const now = countText(text.slice(0, n));
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(cutToTokens(text, 3)).toBe('Salom! Kapuchino');
    expect(countText(cutToTokens(text, 9))).toBeLessThanOrEqual(9);
    expect(cutToTokens(text, 0)).toBe('');
    expect(cutToTokens(text, 1000)).toBe(text);
  });
});
