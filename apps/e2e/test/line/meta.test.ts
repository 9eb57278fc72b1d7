import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { by, talksOf, type Talk } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { postTo, sign } from '../../src/signed.ts';
import { until } from '../../src/until.ts';

let line: Line;
let owner: Owner;
beforeAll(async () => {
  line = await startLine();
  owner = await line.signUp();
});
afterAll(() => line.stop());
beforeEach(() => line.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 }));

const Connect = operation<{ connectChannel: { id: string } }, { input: Record<string, unknown> }>(
  `mutation Connect($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }`,
);
const Details = operation<
  { node: { hookUrl: string; verifyToken: string; credentialExpiresAt: string | null } },
  { id: string }
>(`query Details($id: ID!) {
  node(id: $id) { ... on Channel { hookUrl verifyToken credentialExpiresAt } }
}`);
const SetChannel = operation<
  { updateChannel: { id: string } },
  { id: string; input: { commentRule: string } }
>(`mutation SetChannel($id: ID!, $input: UpdateChannelInput!) {
  updateChannel(id: $id, input: $input) { id }
}`);
const Check = operation<
  { checkCredential: { ok: boolean; field: string | null; displayName: string | null } },
  { whatsapp: Record<string, string> }
>(`mutation Check($whatsapp: WhatsappCredentialInput!) {
  checkCredential(platform: WHATSAPP, mode: SANDBOX, whatsapp: $whatsapp) { ok field displayName }
}`);

/** A bot that runs on Telegram and on one more platform. */
async function openBoth(platform: 'WHATSAPP' | 'INSTAGRAM', given: object) {
  const shop = await openShop(line, owner, { role: 'You sell tea. Tea costs 12000 soʻm.' });
  const { connectChannel: channel } = await owner.ask(Connect, {
    input: { botId: shop.botId, platform, mode: 'SANDBOX', ...given },
  });
  await untilChannel(owner, { ...shop, channelId: channel.id }, 'OK');
  return { shop, channelId: channel.id };
}

async function openNumber() {
  const number = await line.simulator.control.whatsapp.openNumber({ name: 'Chinor' });
  const { id: phoneNumberId, businessId: wabaId, token, appSecret } = number;
  return { number, whatsapp: { phoneNumberId, wabaId, token, appSecret } };
}

const untilTalk = (shop: Shop, isSo: (talk: Talk | undefined) => boolean) =>
  until(
    () => talksOf(owner, shop),
    ([talk]) => isSo(talk),
  );

/** A webhook in which one customer writes to each number. */
function webhook(customers: readonly (readonly [number: string, name: string])[]): string {
  const from = '998901112233';
  const timestamp = String(Math.floor(Date.now() / 1000));
  const entry = customers.map(([id, name]) => ({
    id: '1',
    changes: [
      {
        field: 'messages',
        value: {
          messaging_product: 'whatsapp',
          metadata: { phone_number_id: id, display_phone_number: '1' },
          contacts: [{ wa_id: from, profile: { name } }],
          messages: [{ from, id: 'wamid.one', timestamp, type: 'text', text: { body: 'x' } }],
        },
      },
    ],
  }));
  return JSON.stringify({ object: 'whatsapp_business_account', entry });
}

describe('WhatsApp', () => {
  it('answers a customer in one message, and shows how far it has come', async () => {
    const { number, whatsapp } = await openNumber();
    const { shop } = await openBoth('WHATSAPP', { whatsapp });
    const { whatsapp: control } = line.simulator.control;
    const { id: customer } = await control.customer({ name: 'Anna' });
    const seat = { number: number.id, customer };
    await control.say({ ...seat, text: 'How much is the tea?' });
    const sent = await control.wait(seat);
    expect(sent).toMatchObject([
      { type: 'text', content: { body: expect.stringMatching('12000') } },
    ]);
    await untilTalk(shop, (shown) => by('BOT', shown)[0]?.deliveryState === 'DELIVERED');
    await control.read(seat);
    const [talk] = await untilTalk(shop, (shown) => by('BOT', shown)[0]?.deliveryState === 'READ');
    expect(talk?.contact.name).toBe('Anna');
    expect(by('CONTACT', talk).map(({ text }) => text)).toEqual(['How much is the tea?']);
  });

  it('is silent once a person answers in the phone’s app', async () => {
    const { number, whatsapp } = await openNumber();
    const { shop } = await openBoth('WHATSAPP', { whatsapp });
    const { whatsapp: control } = line.simulator.control;
    const { id: customer } = await control.customer({ name: 'Bobur' });
    const seat = { number: number.id, customer };
    await control.say({ ...seat, text: 'Salom' });
    await control.wait(seat);
    await control.echo({ ...seat, text: 'This is Dilnoza speaking' });
    const [talk] = await untilTalk(shop, (shown) => shown?.mode === 'HUMAN');
    expect(by('OPERATOR', talk).map(({ text }) => text)).toEqual(['This is Dilnoza speaking']);
  });

  it('says which value of a credential is wrong', async () => {
    const { whatsapp } = await openNumber();
    const ask = async (change: object) =>
      (await owner.ask(Check, { whatsapp: { ...whatsapp, ...change } })).checkCredential;
    expect(await ask({})).toMatchObject({ ok: true, field: null, displayName: 'Chinor' });
    const wrong = {
      token: `EAA${'x'.repeat(40)}`,
      phoneNumberId: '999999999',
      wabaId: '888888888',
    };
    for (const [field, value] of Object.entries(wrong))
      expect(await ask({ [field]: value })).toMatchObject({ ok: false, field });
    expect(await ask({ appSecret: 'f'.repeat(32) })).toMatchObject({ field: 'appSecret' });
  });

  it('listens to nobody who has not signed, and shakes hands with who knows the word', async () => {
    const { whatsapp } = await openNumber();
    const { shop, channelId } = await openBoth('WHATSAPP', { whatsapp });
    const { hookUrl, verifyToken } = (await owner.ask(Details, { id: channelId })).node;
    const shake = (token: string) =>
      fetch(`${hookUrl}?hub.mode=subscribe&hub.challenge=1158&hub.verify_token=${token}`);
    expect(await (await shake(verifyToken)).text()).toBe('1158');
    expect((await shake('another')).status).toBe(403);
    const sharedUrl = hookUrl.slice(0, hookUrl.lastIndexOf('/'));
    const together = (token: string) =>
      fetch(`${sharedUrl}?hub.mode=subscribe&hub.challenge=7&hub.verify_token=${token}`);
    expect(await (await together(verifyToken)).text()).toBe('7');
    expect((await together('another')).status).toBe(403);

    const body = webhook([[whatsapp.phoneNumberId, 'Anna']]);
    const post = (url: string, signature: string | null) => postTo(url, body, signature);
    const signedBy = (secret: string) => sign(body, secret);
    const shared = hookUrl.slice(0, hookUrl.lastIndexOf('/'));
    for (const url of [hookUrl, shared])
      for (const signature of [null, 'sha256=', signedBy(''), signedBy('f'.repeat(32))])
        expect([url, signature, await post(url, signature)]).toEqual([url, signature, 401]);
    expect(await talksOf(owner, shop)).toEqual([]);
    expect(await post(shared, signedBy(whatsapp.appSecret))).toBe(200);
    expect(await post(hookUrl, signedBy(whatsapp.appSecret))).toBe(200);
    await untilTalk(shop, (talk) => by('CONTACT', talk).length === 1);
  });
});

describe('two tenants in one webhook', () => {
  it('get what is theirs, and what is for nobody here does no harm', async () => {
    const one = await openNumber();
    const { control } = line.simulator;
    const app = { app: one.number.appId, appSecret: one.number.appSecret };
    const other = await control.whatsapp.openNumber({ name: 'Rayhon', ...app });
    const { id: phoneNumberId, businessId: wabaId, token, appSecret } = other;
    const { shop } = await openBoth('WHATSAPP', { whatsapp: one.whatsapp });
    const theirs = { whatsapp: { phoneNumberId, wabaId, token, appSecret } };
    const { shop: second, channelId } = await openBoth('WHATSAPP', theirs);
    const body = webhook([
      [one.number.id, 'Anna'],
      [other.id, 'Bobur'],
      ['999999999999', 'Nobody'],
    ]);
    const { hookUrl } = (await owner.ask(Details, { id: channelId })).node;
    expect(await postTo(hookUrl, body, sign(body, appSecret))).toBe(200);
    expect(await postTo(hookUrl, body, sign(body, appSecret))).toBe(200);
    const seen = async (of: Shop) =>
      (await talksOf(owner, of)).map((talk) => [talk.contact.name, by('CONTACT', talk).length]);
    expect(await seen(shop)).toEqual([['Anna', 1]]);
    expect(await seen(second)).toEqual([['Bobur', 1]]);
  });
});

describe('Instagram', () => {
  it('answers a customer of an account that the simulator issued, by their name', async () => {
    const { shop } = await openBoth('INSTAGRAM', {});
    const { instagram: control, transcript } = line.simulator.control;
    const [call] = await transcript.list({ platform: 'instagram', method: 'subscribed_apps' });
    const account = String(call?.bot);
    const { id: customer } = await control.customer({ name: 'Bob', username: 'bob' });
    await control.say({ account, customer, text: 'How much is the tea?' });
    const sent = await control.wait({ account, customer });
    expect(sent).toMatchObject([{ content: { text: expect.stringMatching('12000') } }]);
    const [talk] = await untilTalk(shop, (shown) => by('BOT', shown)[0]?.deliveryState === 'SENT');
    // What comes back of our own message is not taken for a person's.
    expect(talk?.mode).toBe('BOT');
    expect(talk?.contact.name).toBe('Bob');
  });

  it('answers a comment once, in private or under it, as its rule says', async () => {
    const { shop, channelId } = await openBoth('INSTAGRAM', {});
    const { instagram: control, transcript } = line.simulator.control;
    const calls = await transcript.list({ platform: 'instagram', method: 'subscribed_apps' });
    const account = String(calls.at(-1)?.bot);
    const rule = (commentRule: string) =>
      owner.ask(SetChannel, { id: channelId, input: { commentRule } });
    await rule('PRIVATE_REPLY');
    const { id: dora } = await control.customer({ name: 'Dora', username: 'dora' });
    await control.comment({ account, customer: dora, text: 'How much is the tea?' });
    const [sent] = await control.wait({ account, customer: dora });
    expect(sent).toMatchObject({ content: { text: expect.stringMatching(/automated[^]*12000/i) } });
    const [talk] = await untilTalk(shop, (shown) => by('BOT', shown)[0]?.deliveryState === 'SENT');
    expect(by('BOT', talk)[0]?.text).toBe(sent?.content['text']);

    await rule('PUBLIC_REPLY');
    const { id: emil } = await control.customer({ name: 'Emil', username: 'emil' });
    const asked = await control.comment({ account, customer: emil, text: 'How much is the tea?' });
    const under = await until(
      async () =>
        (await control.comments(account)).filter(({ parentId }) => parentId === asked.commentId),
      (replies) => replies.length > 0,
    );
    // What the account itself wrote came back as a comment, too, and was not answered.
    expect(under).toMatchObject([{ text: expect.stringMatching('12000') }]);
    expect(await control.comments(account)).toHaveLength(3);
  });

  it('gives a token of an hour for one of sixty days, and keeps it', async () => {
    const { instagram: control, meta } = line.simulator.control;
    const { id, appId, appSecret, shortToken } = await control.openAccount({ username: 'chinor' });
    const instagram = { token: shortToken, appSecret };
    const { channelId } = await openBoth('INSTAGRAM', { instagram });
    const { node: channel } = await until(
      () => owner.ask(Details, { id: channelId }),
      ({ node }) => node.credentialExpiresAt !== null,
    );
    const days = (Date.parse(channel.credentialExpiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(59);
    // The owner gives the address to Meta by hand.
    const { hookUrl: url, verifyToken } = channel;
    await meta.subscribe({ app: appId, topic: 'instagram', url, verifyToken });
    const { id: customer } = await control.customer({ name: 'Carol', username: 'carol' });
    await control.say({ account: id, customer, text: 'How much is the tea?' });
    expect(await control.wait({ account: id, customer })).toHaveLength(1);
  });
});
