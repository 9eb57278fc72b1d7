import { expect, test } from 'vitest';
import { createWhatsapp, type FileOutbound, readWhatsappHook } from '../src/index.ts';
import { metaSimulated, VERIFY_TOKEN } from './meta-set-up.ts';
import { uploadOf } from './upload.ts';

const meta = metaSimulated(readWhatsappHook);

/** A number whose webhooks come here, and our client for it. */
async function number() {
  const { control, whatsappUrl } = meta.simulator;
  const made = await control.whatsapp.openNumber({ name: 'Registon' });
  meta.trust(made.appSecret);
  const topic = 'whatsapp_business_account';
  const { appId: app, appSecret, token } = made;
  await control.meta.subscribe({ app, topic, url: meta.url, verifyToken: VERIFY_TOKEN });
  const client = createWhatsapp({
    token,
    appSecret,
    phoneNumberId: made.id,
    wabaId: made.businessId,
    baseUrl: whatsappUrl,
  });
  return { made, client, control };
}

async function chat(wish: { name: string; username?: string } = { name: 'Aziza' }) {
  const { made, client, control } = await number();
  const customer = await control.whatsapp.customer(wish);
  const seat = { number: made.id, customer: customer.id };
  await control.whatsapp.say({ ...seat, text: 'Salom' });
  const hello = await meta.heard(({ contact }) => contact.name.startsWith(wish.name));
  const say = async (outbound: FileOutbound) => {
    const results = [];
    for (const piece of client.layOut(outbound))
      results.push(await client.send(hello.chatId, piece));
    return results;
  };
  return { made, client, control, seat, hello, say };
}

test('a message is answered, and its receipts come with our own id and its price', async () => {
  const { client, control, seat, hello, say } = await chat();
  expect(hello).toMatchObject({ kind: 'MESSAGE', parts: [{ kind: 'TEXT', text: 'Salom' }] });
  expect(await client.markRead(hello.chatId, hello.messageId ?? '')).toMatchObject({ ok: true });
  const [sent] = await say({
    text: '**Vaalaykum**',
    trace: 'dlv_1',
    replyTo: hello.messageId ?? '',
  });
  if (sent?.outcome !== 'sent') throw new Error(JSON.stringify(sent));
  const [message] = await control.whatsapp.wait(seat);
  expect(message).toMatchObject({ id: sent.platformMessageId, content: { body: '*Vaalaykum*' } });
  await meta.receipt(({ state, trace }) => state === 'DELIVERED' && trace === 'dlv_1');
  await control.whatsapp.read(seat);
  const receipt = await meta.receipt(({ state, trace }) => state === 'READ' && trace === 'dlv_1');
  expect(receipt.platformMessageId).toBe(sent.platformMessageId);
  expect(await meta.receipt(({ pricing }) => pricing !== undefined)).toMatchObject({
    pricing: { category: 'service', model: 'PMP' },
  });
});

test('who hides the number is heard and answered by the business-scoped id', async () => {
  const { control, seat, hello, say } = await chat({ name: 'Hidden', username: 'hidden' });
  expect(hello.chatId).toBe(`bsuid:${hello.contact.bsuid}`);
  expect(hello.contact).not.toHaveProperty('phone');
  expect(await say({ text: 'Salom' })).toMatchObject([{ outcome: 'sent' }]);
  expect(await control.whatsapp.wait(seat)).toHaveLength(1);
});

test('buttons and lists are taken, pressed and told', async () => {
  const { control, seat, say } = await chat({ name: 'Presser' });
  const buttons = ['Bir', 'Ikki'].map((label) => ({ label, data: `d:${label}` }));
  const [asked] = await say({ text: 'Qaysi?', buttons });
  if (asked?.outcome !== 'sent') throw new Error(JSON.stringify(asked));
  await control.whatsapp.wait(seat);
  const messageId = asked.platformMessageId;
  await control.whatsapp.press({ ...seat, messageId, button: 'Ikki' });
  expect(await meta.heard(({ data }) => data === 'd:Ikki')).toMatchObject({
    kind: 'PRESS',
    messageId,
    parts: [{ kind: 'PRESS', text: 'Ikki' }],
  });
  const more = ['a', 'b', 'c', 'd'].map((label) => ({ label, data: `row:${label}` }));
  const [listed] = await say({ text: 'Qaysi?', buttons: more });
  if (listed?.outcome !== 'sent') throw new Error(JSON.stringify(listed));
  await control.whatsapp.wait({ ...seat, count: 2 });
  await control.whatsapp.press({ ...seat, messageId: listed.platformMessageId, button: 'd' });
  expect(await meta.heard(({ data }) => data === 'row:d')).toMatchObject({ kind: 'PRESS' });
});

test('a file comes and goes', async () => {
  const { client, control, seat, say } = await chat({ name: 'Sender' });
  const bytes = Buffer.from('not really a picture');
  await control.whatsapp.say({ ...seat, image: { base64: bytes.toString('base64') } });
  const picture = await meta.heard(({ parts }) => parts[0]?.kind === 'IMAGE');
  const found = await client.fetchMedia(picture.parts[0]?.fileId ?? '');
  if (!found.ok) throw new Error(`${found.code} ${found.detail}`);
  const pieces: Buffer[] = [];
  for await (const piece of found.value.stream) pieces.push(Buffer.from(piece));
  expect(Buffer.concat(pieces)).toEqual(bytes);
  const upload = uploadOf(bytes, 'image/png', 'a.png');
  const media = { kind: 'IMAGE', source: { file: upload } } as const;
  expect(await say({ text: 'Osh', media })).toMatchObject([{ outcome: 'sent' }]);
  expect(await control.whatsapp.wait(seat)).toMatchObject([{ type: 'image' }]);
});

test('reactions, edits, deletions, echoes and moves are told', async () => {
  const { made, control, seat, hello } = await chat({ name: 'Mover' });
  const messageId = hello.messageId ?? '';
  await control.whatsapp.edit({ ...seat, messageId, text: 'Assalom' });
  expect(await meta.heard(({ kind }) => kind === 'EDIT')).toMatchObject({
    messageId,
    parts: [{ text: 'Assalom' }],
  });
  await control.whatsapp.remove({ ...seat, messageId });
  expect(await meta.heard(({ kind }) => kind === 'DELETE')).toMatchObject({ messageId });
  await control.whatsapp.echo({ number: made.id, customer: seat.customer, text: 'Men odamman' });
  expect(await meta.heard(({ kind }) => kind === 'ECHO')).toMatchObject({
    chatId: hello.chatId,
    parts: [{ text: 'Men odamman' }],
  });
  await control.whatsapp.move({ ...seat, phone: '998911234567' });
  expect(await meta.heard(({ kind }) => kind === 'NOTICE')).toMatchObject({
    contact: { previousExternalId: hello.contact.externalId },
  });
});

test('after a day only a template arrives, and what was refused says so', async () => {
  const { made, client, control, seat, say } = await chat({ name: 'Late' });
  await control.whatsapp.template({
    number: made.id,
    name: 'order_ready',
    language: 'uz',
    components: [{ type: 'BODY', text: 'Salom {{1}}' }],
  });
  expect(await client.templates()).toMatchObject({
    ok: true,
    value: [{ name: 'order_ready', language: 'uz', body: { places: ['1'] } }],
  });
  await control.clock.advance(25 * 3_600_000);
  await say({ text: 'kech', trace: 'dlv_late' });
  expect(await meta.receipt(({ trace }) => trace === 'dlv_late')).toMatchObject({
    state: 'FAILED',
    error: { code: 'WINDOW_CLOSED', platformCode: '131047' },
  });
  const template = { name: 'order_ready', language: 'uz', body: [{ text: 'Aziza' }] };
  expect(await say({ text: '', template })).toMatchObject([{ outcome: 'sent' }]);
  expect(await control.whatsapp.wait(seat)).toMatchObject([{ type: 'template' }]);
});

test('a token and an app secret are proven, and a dead token is told', async () => {
  const { made, client, control } = await number();
  expect(await client.verify()).toMatchObject({ ok: true, value: { externalId: made.id } });
  expect(await client.verifySecret()).toEqual({ ok: true, value: true });
  const { token, id: phoneNumberId } = made;
  const baseUrl = meta.simulator.whatsappUrl;
  const wrong = createWhatsapp({ token, phoneNumberId, baseUrl, appSecret: 'another' });
  expect(await wrong.verifySecret()).toEqual({ ok: true, value: false });
  const nobody = createWhatsapp({ token, phoneNumberId: '1', baseUrl });
  expect(await nobody.verify()).toMatchObject({ ok: false, reason: 'ACCOUNT' });
  await control.meta.revoke(token);
  expect(await client.verify()).toMatchObject({ ok: false, code: 'WRONG_TOKEN', reason: 'TOKEN' });
});
