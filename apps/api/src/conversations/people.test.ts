import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api, 'WHATSAPP');
});
afterAll(() => api.close());

const talk = async (chatId: string) => ({ messages: (await line.thread(chatId)).messages });

describe('a person with several names', () => {
  const phone = '998901234567';
  const byPhone = {
    chatId: `phone:${phone}`,
    contact: { externalId: phone, name: 'Aziza', phone },
  };
  const byId = (bsuid: string, more: object = {}) => ({
    chatId: `bsuid:${bsuid}`,
    contact: { externalId: bsuid, bsuid, name: 'Aziza', ...more },
  });
  const people = () => line.em.find(Contact, { channelId: line.channelId });

  it('goes on in the same conversation when their id comes beside their number', async () => {
    await line.say('Birinchi', byPhone);
    await line.say('Ikkinchi', byId('UZ.abc', { phone }));
    await line.say('Uchinchi', byId('UZ.abc'));
    await line.say('Toʻrtinchi', byPhone);
    expect(await people()).toMatchObject([{ externalId: 'UZ.abc', bsuid: 'UZ.abc', phone }]);
    const { messages } = await talk('bsuid:UZ.abc');
    expect(messages.map(({ text }) => text)).toEqual([
      'Birinchi',
      'Ikkinchi',
      'Uchinchi',
      'Toʻrtinchi',
    ]);
  });

  it('becomes one contact when two prove to be the same', async () => {
    await line.say('Raqam bilan', byPhone);
    await line.say('Id bilan', byId('UZ.xyz'));
    expect(await people()).toHaveLength(2);
    await line.say('Ikkalasi', byId('UZ.xyz', { phone }));
    expect(await people()).toMatchObject([{ externalId: 'UZ.xyz', phone }]);
  });

  it('is not taken for who has the number now', async () => {
    await line.say('Eski egasi', byId('UZ.old', { phone }));
    await line.say('Yangi egasi', byId('UZ.new', { phone }));
    expect((await people()).map(({ externalId }) => externalId).sort()).toEqual([
      'UZ.new',
      'UZ.old',
    ]);
  });

  it('keeps their conversation with a new number', async () => {
    await line.say('Salom', byId('UZ.one', { phone }));
    const moved = { phone: '998900000000', previousExternalId: 'UZ.one' };
    const notice = { kind: 'NOTICE', data: 'CHANGED_NUMBER', ...byId('UZ.two', moved) };
    await line.receive({ externalId: randomUUID(), ...notice });
    await line.say('Yangi raqam', byId('UZ.two', { phone: '998900000000' }));
    expect(await people()).toMatchObject([{ externalId: 'UZ.two', phone: '998900000000' }]);
    expect((await talk('bsuid:UZ.two')).messages).toHaveLength(2);
  });
});
