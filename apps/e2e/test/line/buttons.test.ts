import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { by, talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

const question = 'How much is the tea?';
const five = ['Where are you?', question, 'Delivery', 'Opening hours', 'Green or black?'];
const Offer = operation<unknown, { id: string; buttons: readonly string[] }>(
  `mutation Offer($id: ID!, $buttons: [String!]) {
    updateBot(id: $id, input: { texts: [{ locale: en, buttons: $buttons }] }) { id }
  }`,
);
const Connect = operation<{ connectChannel: { id: string } }, { input: Record<string, unknown> }>(
  `mutation Connect($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }`,
);

let line: Line;
let owner: Owner;
let shop: Shop;
let number: string;
let account: string;
beforeAll(async () => {
  line = await startLine();
  const { gemini, whatsapp, transcript } = line.simulator.control;
  await gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  owner = await line.signUp('en');
  shop = await openShop(line, owner, { role: 'You sell tea. Tea costs 12000 soʻm.' });
  const opened = await whatsapp.openNumber({ name: 'Chinor' });
  const { businessId: wabaId, token, appSecret } = opened;
  number = opened.id;
  const credentials = [
    { platform: 'WHATSAPP', whatsapp: { phoneNumberId: number, wabaId, token, appSecret } },
    { platform: 'INSTAGRAM' },
  ];
  for (const credential of credentials) {
    const input = { botId: shop.botId, mode: 'SANDBOX', ...credential };
    const { connectChannel: channel } = await owner.ask(Connect, { input });
    await untilChannel(owner, { ...shop, channelId: channel.id }, 'OK');
  }
  await untilChannel(owner, shop, 'OK');
  const [call] = await transcript.list({ platform: 'instagram', method: 'subscribed_apps' });
  account = String(call?.bot);
  await owner.ask(Offer, { id: shop.botId, buttons: five });
});
afterAll(() => line.stop());

/** The inbox shows the label as what the customer asked, and the answer to it. */
async function untilAnswered(name: string) {
  const talk = async () =>
    (await talksOf(owner, shop)).find(({ contact }) => contact.name === name);
  const answered = await until(talk, (now) => by('BOT', now).length === 2);
  expect(by('CONTACT', answered).map(({ text }) => text)).toEqual(['/start', question]);
  expect(by('BOT', answered)[1]?.text).toMatch('12000');
}

it('stand under the greeting on Telegram, and a pressed one is answered at once', async () => {
  const customer = await enter(line, shop, { name: 'Aziz' });
  await customer.say('/start');
  await customer.hears(1);
  const greeting = (await customer.chat()).messages.find(({ from }) => from === 'bot');
  const keys = five.map((text, n) => ({ text, callback_data: `ask:en:${String(n)}` }));
  // Long labels stand one below the other.
  expect(greeting?.reply_markup).toEqual({ inline_keyboard: keys.map((key) => [key]) });
  await customer.press(greeting?.message_id ?? 0, 'ask:en:1');
  await until(customer.chat, ({ callbackAnswers }) => callbackAnswers.length === 1);
  await untilAnswered('Aziz');
});

it('open as a list on WhatsApp, or stand under the message when they are three', async () => {
  const { whatsapp: control } = line.simulator.control;
  const { id: customer } = await control.customer({ name: 'Bobur' });
  const seat = { number, customer };
  await control.say({ ...seat, text: '/start' });
  const [greeting] = await control.wait(seat);
  expect(greeting).toMatchObject({
    type: 'interactive',
    content: {
      type: 'list',
      action: {
        button: 'Choose',
        sections: [{ rows: five.map((title, n) => ({ id: `ask:en:${String(n)}`, title })) }],
      },
    },
  });
  await control.press({ ...seat, messageId: greeting?.id ?? '', button: question });
  await untilAnswered('Bobur');

  const three = five.slice(0, 3);
  await owner.ask(Offer, { id: shop.botId, buttons: three });
  await control.say({ ...seat, text: '/help' });
  const help = (await control.wait({ ...seat, count: 3 }))[2];
  expect(help?.content).toMatchObject({
    type: 'button',
    action: { buttons: three.map((title) => ({ type: 'reply', reply: { title } })) },
  });
  await owner.ask(Offer, { id: shop.botId, buttons: five });
});

it('are quick replies on Instagram', async () => {
  const { instagram: control } = line.simulator.control;
  const { id: customer } = await control.customer({ name: 'Carol', username: 'carol' });
  const seat = { account, customer };
  await control.say({ ...seat, text: '/start' });
  const [greeting] = await control.wait(seat);
  expect(greeting?.content).toMatchObject({
    quick_replies: five.map((title, n) => ({
      ...{ content_type: 'text', title },
      payload: `ask:en:${String(n)}`,
    })),
  });
  await control.press({ ...seat, messageId: greeting?.id ?? '', button: question });
  await untilAnswered('Carol');
});
