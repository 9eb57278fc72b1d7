import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, takeSeat } from '../../src/browser.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { openPhone } from '../../src/phone.ts';
import { makeBot, openTalk, register, tryBot } from '../../src/steps.ts';
import { transcriptOf } from '../../src/transcript.ts';
import { until } from '../../src/until.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const stories = {
  en: {
    customer: 'Emily',
    about: 'A pot of tea costs 12000 soʻm.',
    asks: 'How much is the tea?',
    isThere: 'Is anybody there?',
    operator: 'I am Malika. How can I help?',
    thanks: 'Thank you, Malika',
    meanwhile: ['What does a pot of tea cost?', 'And your prices, please?'],
    again: 'Once more, what is the price?',
  },
  uz: {
    customer: 'Dilnoza',
    about: 'Bir choynak choy narxi 12000 soʻm.',
    asks: 'Choy narxi qancha?',
    isThere: 'Kimdir bormi?',
    operator: 'Men Malikaman. Qanday yordam beray?',
    thanks: 'Rahmat, Malika',
    meanwhile: ['Bir choynak choy necha pul?', 'Narxlaringiz qanday?'],
    again: 'Yana bir bor, narxi qancha?',
  },
  ru: {
    customer: 'Ольга',
    about: 'Чайник чая стоит 12000 сумов.',
    asks: 'Сколько стоит чай?',
    isThere: 'Есть тут кто-нибудь?',
    operator: 'Я Малика. Чем помочь?',
    thanks: 'Спасибо, Малика',
    meanwhile: ['Какая цена чайника чая?', 'А какие у вас цены?'],
    again: 'Ещё раз, сколько стоит?',
  },
};

it.each(['en', 'uz', 'ru'] as const)(
  'a new owner makes a bot, watches it answer, takes over and hands back (%s)',
  async (locale) => {
    const { customer, about, asks, isThere, operator, thanks, meanwhile, again } = stories[locale];
    const { gemini } = house.simulator.control;
    const seen = transcriptOf(house.simulator);
    await gemini.configure({ firstChunkMs: 100, chunkMs: 10 });
    const seat = await takeSeat(browser, house.url, { locale });
    const { page, say } = seat;
    keepEvidence(seat);

    await register(seat, `malika_${locale}`);
    await makeBot(seat, 'Chinor', about);
    const tried = await tryBot(seat, 'Chinor', asks);
    expect(tried.answer).toContain('12000');
    expect(Number(/^\d+/.exec(tried.receipt)?.[0])).toBe(await seen.tokens());

    const phone = await openPhone(seat, customer);
    await phone.start();
    await until(
      () => seen.sent(phone.bot),
      (texts) => texts.length === 1,
    );

    const talk = await openTalk(seat, customer);
    await gemini.configure({ firstChunkMs: 600, chunkMs: 120, chunkChars: 8 });
    await phone.write(asks);
    await talk.draft.getByText(/\S+ \S+ \S+/).waitFor();
    await talk.shows(/12000/);
    await phone.shows(/12000/);
    const answer = talk.messages.last();
    await answer.getByText(new RegExp(`^${await seen.tokens()} `)).waitFor();
    expect(await answer.innerText()).toMatch(/0[.,]\d{4}/);
    await page
      .getByRole('complementary', { name: say('inbox_details') })
      .getByText(say('receipt_tokens_total'), { exact: true })
      .last()
      .waitFor();
    await gemini.configure({ firstChunkMs: 100, chunkMs: 10, chunkChars: 40 });

    await talk.takeOver();
    await page.getByText(say('inbox_mode_you')).first().waitFor();
    const asked = await seen.asked();
    await phone.write(isThere);
    await talk.shows(isThere);
    await talk.reply(operator);
    await phone.shows(operator);
    await phone.write(thanks);
    await talk.shows(thanks);
    expect(await seen.asked()).toBe(asked);
    const spoken = await seen.sent(phone.bot);
    expect(spoken.slice(2)).toEqual([operator]);

    await talk.handBack();
    await until(
      () => seen.sent(phone.bot),
      (texts) => texts.length === 4,
    );
    seat.forgive(/ERR_|WebSocket/);
    house.cord.cut();
    await page.getByText(say('banner_reconnecting')).waitFor();
    for (const line of meanwhile) {
      const before = (await seen.sent(phone.bot)).length;
      await phone.write(line);
      await until(
        () => seen.sent(phone.bot),
        (texts) => texts.length > before,
      );
    }
    expect(await page.getByText(say('banner_reconnecting')).isVisible()).toBe(true);
    expect(await talk.said()).not.toContain(meanwhile[0]);
    house.cord.mend();
    await talk.shows(meanwhile[1] ?? '');
    await page.getByText(say('banner_reconnecting')).waitFor({ state: 'detached' });
    await phone.write(again);
    await talk.shows(again);

    const { id } = (await (await fetch(`${house.simulator.url}/phone/api/customers`)).json()).at(
      -1,
    );
    const chat = await until(
      () => seen.chat(phone.bot, id),
      (texts) => texts.length === 14,
    );
    await until(talk.said, (texts) => texts.length === chat.length);
    expect(await talk.said()).toEqual(chat);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  },
  120_000,
);
