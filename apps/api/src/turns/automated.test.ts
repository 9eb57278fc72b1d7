import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conversation } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { limitsOf } from '../channels/limits.ts';
import { withLine, withoutLine } from './automated.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const line =
  'Bu yerda avtomatik yordamchi javob beradi. Odam bilan gaplashish uchun /human deb yozing.';

async function answer(on: TestLine, text: string): Promise<string | undefined> {
  await on.say('Savol');
  const { delivery } = await on.complete(await on.claimTurn(), text);
  if (delivery) await on.record(delivery, 'SENT', { platformMessageId: text });
  return delivery?.text;
}

describe('the line that a machine answers', () => {
  it('begins the first answer and one after a day of silence, as the inbox shows it', async () => {
    const on = await makeLine(api, 'WHATSAPP');
    expect(await answer(on, 'Bir')).toBe(`${line}\n\nBir`);
    expect(await answer(on, 'Ikki')).toBe('Ikki');
    const botAnsweredAt = new Date(on.now().getTime() - 86_400_000);
    await on.em.nativeUpdate(Conversation, { channelId: on.channelId }, { botAnsweredAt });
    expect(await answer(on, 'Uch')).toBe(`${line}\n\nUch`);
    const shown = (await on.thread()).messages.filter(({ author }) => author === 'BOT');
    expect(shown.map(({ text }) => text)).toEqual([`${line}\n\nBir`, 'Ikki', `${line}\n\nUch`]);
    // The model is not shown what it did not write.
    await on.say('Yana');
    const { history } = await on.claimTurn();
    expect(history.filter(({ author }) => author === 'BOT').map(({ text }) => text)).toEqual([
      ...['Bir', 'Ikki', 'Uch'],
    ]);
  });

  it('is the owner’s to take away, and is not said on Telegram', async () => {
    const on = await makeLine(api, 'INSTAGRAM');
    await on.owner.ask(
      'mutation($id: ID!) { updateChannel(id: $id, input: { automatedLine: false }) { automatedLine } }',
      { id: on.channelId },
    );
    expect(await answer(on, 'Bir')).toBe('Bir');
    expect(await answer(await makeLine(api), 'Bir')).toBe('Bir');
  });

  it.each([
    ['short', 'Ha', line],
    ['nearly as long as fits', 'я'.repeat(440), 'Avtomatik javob. Odam: /human'],
    ['longer than fits anyhow', 'я'.repeat(600), line],
  ])('keeps an answer that is %s in one message where it can', (_, text, said) => {
    const told = withLine(text, 'uz', limitsOf('INSTAGRAM'));
    expect(told).toBe(`${said}\n\n${text}`);
    expect(withoutLine(told)).toBe(text);
  });
});
