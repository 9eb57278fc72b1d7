import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const update = `mutation($id: ID!, $texts: [BotTextInput!]) {
  updateBot(id: $id, input: { texts: $texts }) { texts { locale greeting buttons } }
}`;
const texts = z.object({
  updateBot: z.object({
    texts: z.array(
      z.object({ locale: z.string(), greeting: z.string(), buttons: z.array(z.string()) }),
    ),
  }),
});

/** What became of buttons: the fields at fault with their reasons, or what is kept. */
async function offer(line: TestLine, buttons: readonly string[], locale = 'uz') {
  const variables = { id: line.botId, texts: [{ locale, buttons }] };
  const answer = await line.owner.raw(update, variables);
  if (!answer.errors) {
    const kept = texts.parse(answer.data).updateBot.texts.find((one) => one.locale === locale);
    return kept?.buttons;
  }
  expect(failure(answer)).toBe('BAD_INPUT');
  return answer.errors[0]?.extensions.fields;
}

const many = (count: number, letters = 5) =>
  Array.from({ length: count }, (_, n) => String(n).padEnd(letters, 'ж'));

describe('the buttons of a bot', () => {
  it('are kept by language, in one line each, and none are lost when other words change', async () => {
    const line = await makeLine(api);
    expect(await offer(line, ['  Narx \n qancha? ', 'Manzil'])).toEqual(['Narx qancha?', 'Manzil']);
    const changed = texts.parse(
      await line.owner.ask(update, {
        id: line.botId,
        texts: [{ locale: 'uz', greeting: 'Salom' }],
      }),
    );
    expect(changed.updateBot.texts.map(({ buttons }) => buttons)).toEqual([
      [],
      ['Narx qancha?', 'Manzil'],
      [],
    ]);
    expect(await offer(line, [])).toEqual([]);
  });

  it.each([
    ['ten of 64 letters', 'TELEGRAM', many(10, 64), null],
    ['one of 65', 'TELEGRAM', ['a', 'ж'.repeat(65)], ['1', '64']],
    ['eleven', 'TELEGRAM', many(11), ['', '10']],
    ['three of 20', 'WHATSAPP', many(3, 20), null],
    ['one of 21', 'WHATSAPP', [...many(2), 'ж'.repeat(21)], ['2', 'WhatsApp', '20', '21']],
    ['ten of 24', 'WHATSAPP', many(10, 24), null],
    ['a fourth of 25', 'WHATSAPP', [...many(3), 'ж'.repeat(25)], ['3', 'WhatsApp', '24', '25']],
    ['ten of 20', 'INSTAGRAM', many(10, 20), null],
    ['four with one of 21', 'INSTAGRAM', [...many(3), 'ж'.repeat(21)], ['3', 'Instagram', '20']],
    ['two alike', 'TELEGRAM', ['a', ' a '], ['1', 'already']],
    ['one without a word', 'TELEGRAM', ['a', ' '], ['1', 'fill']],
  ] as const)(
    '%s on %s are kept or refused with the reason',
    async (_, platform, buttons, fault) => {
      const line = await makeLine(api, platform);
      const outcome = await offer(line, buttons);
      if (fault === null) {
        expect(outcome).toEqual(buttons);
        return;
      }
      const [place, ...words] = fault;
      const [first] = z.array(z.object({ path: z.string(), message: z.string() })).parse(outcome);
      expect(first?.path).toBe(['texts.uz.buttons', place].filter(Boolean).join('.'));
      for (const word of words) expect(first?.message).toContain(word);
    },
  );

  it('are offered under the greeting and the help in the customer’s language, and nowhere else', async () => {
    const line = await makeLine(api);
    await offer(line, ['Narx qancha?', 'Manzil']);
    await offer(line, ['Цена?'], 'ru');
    await line.say('/start', { command: 'start' });
    const [greeting] = await line.claimDeliveries();
    expect(greeting?.buttons).toEqual([
      { label: 'Narx qancha?', data: 'ask:uz:0' },
      { label: 'Manzil', data: 'ask:uz:1' },
    ]);
    if (greeting) await line.record(greeting, 'SENT');
    const contact = { externalId: 'ru', name: 'Ира', language: 'ru-RU' };
    const chat = { chatId: 'ru', contact };
    await line.say('/help', { command: 'help', ...chat });
    const [help] = await line.claimDeliveries();
    expect(help?.buttons.map(({ label }) => label)).toEqual(['Цена?']);
    if (help) await line.record(help, 'SENT');
    await line.say('/human', { command: 'human', ...chat });
    expect((await line.claimDeliveries())[0]?.buttons).toEqual([]);
  });

  it('become a question in the words that the customer saw, when pressed', async () => {
    const line = await makeLine(api);
    await offer(line, ['Narx qancha?', 'Manzil']);
    const press = { kind: 'PRESS', messageId: '1' };
    // As platforms that tell the label do it, and as one that tells the data alone.
    const label = { kind: 'PRESS', text: 'Manzil' };
    await line.receive({ ...press, externalId: 'p1', data: 'ask:uz:1', parts: [label] });
    await line.receive({ ...press, externalId: 'p2', data: 'ask:uz:0' });
    const turn = await line.claimTurn();
    expect(turn.history.map(({ text }) => text)).toEqual(['Manzil', 'Narx qancha?']);
    await line.complete(turn, '12000 soʻm');
    await line.receive({ ...press, externalId: 'p3', data: 'lang:ru' });
    expect((await line.thread()).messages.map(({ text }) => text)).toContain('Русский');
  });
});
