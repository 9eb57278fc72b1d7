import { afterAll, beforeAll, expect, it } from 'vitest';
import { by, talksOf, type Talk } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { openShop, untilChannel } from '../../src/shop.ts';
import { postTo, sign } from '../../src/signed.ts';
import { until } from '../../src/until.ts';

const hourMs = 3_600_000;

let line: Line;
let owner: Owner;
beforeAll(async () => {
  line = await startLine();
  owner = await line.signUp();
});
afterAll(() => line.stop());

const Connect = operation<{ connectChannel: { id: string } }, { input: Record<string, unknown> }>(
  `mutation Connect($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }`,
);
const Details = operation<{ node: { hookUrl: string } }, { id: string }>(
  `query Details($id: ID!) { node(id: $id) { ... on Channel { hookUrl } } }`,
);
const Templates = operation<
  { node: { templates: { edges: { node: { id: string; name: string } }[] } } },
  { id: string }
>(`query Templates($id: ID!) {
  node(id: $id) { ... on Channel { templates { edges { node { id name } } } } }
}`);
const SendTemplate = operation<
  { sendTemplate: { id: string } },
  { id: string; templateId: string; values: { place: string; text: string }[] }
>(`mutation SendTemplate($id: ID!, $templateId: ID!, $values: [TemplateValueInput!]!) {
  sendTemplate(conversationId: $id, templateId: $templateId, values: $values) { id }
}`);

it('a template of the account goes out when the window is closed, and one that does not says why', async () => {
  const number = await line.simulator.control.whatsapp.openNumber({ name: 'Chinor' });
  const { id: phoneNumberId, businessId: wabaId, token, appSecret } = number;
  const { clock, faults, whatsapp: control } = line.simulator.control;
  const order = {
    ...{ number: number.id, name: 'order_ready', language: 'uz' },
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Salom, {{1}}' },
      { type: 'BODY', text: 'Buyurtma {{order}} tayyor' },
    ],
  };
  await control.template(order);
  const shop = await openShop(line, owner, { role: 'You sell tea.' });
  const whatsapp = { phoneNumberId, wabaId, token, appSecret };
  const { connectChannel } = await owner.ask(Connect, {
    input: { botId: shop.botId, platform: 'WHATSAPP', mode: 'SANDBOX', whatsapp },
  });
  const { id: channelId } = connectChannel;
  await untilChannel(owner, { ...shop, channelId }, 'OK');
  const untilTalk = (isSo: (talk: Talk | undefined) => boolean) =>
    until(
      () => talksOf(owner, shop),
      ([talk]) => isSo(talk),
    );
  const { id: customer } = await control.customer({ name: 'Feruza' });
  const seat = { number: number.id, customer };
  await clock.advance(-25 * hourMs);
  await control.say({ ...seat, text: 'Salom' });
  await clock.advance(25 * hourMs);
  const [talk] = await untilTalk((shown) => by('CONTACT', shown).length === 1);

  const untilTemplates = (count: number) =>
    until(
      async () => (await owner.ask(Templates, { id: channelId })).node.templates.edges,
      (edges) => edges.length === count,
    );
  const [found] = await untilTemplates(1);
  const values = [
    { place: 'header.1', text: 'Feruza' },
    { place: 'body.order', text: '№ 12' },
  ];
  const send = () =>
    owner.ask(SendTemplate, { id: talk?.id ?? '', templateId: found?.node.id ?? '', values });
  await send();
  const sent = (await control.wait(seat)).at(-1);
  expect(sent).toMatchObject({
    type: 'template',
    content: { rendered: 'Salom, Feruza\nBuyurtma № 12 tayyor' },
    opaque: expect.any(String),
  });
  await untilTalk((shown) => by('OPERATOR', shown)[0]?.deliveryState === 'DELIVERED');

  const action = { kind: 'graph', code: 132015 } as const;
  const place = { platform: 'whatsapp', bot: number.id, method: 'messages' } as const;
  await faults.add({ ...place, holds: 'order_ready', times: 1, action });
  await send();
  const [refused] = await untilTalk(
    (shown) => by('OPERATOR', shown)[1]?.deliveryState === 'FAILED',
  );
  expect(by('OPERATOR', refused)[1]?.deliveryCode).toBe('TEMPLATE_PAUSED');

  // Meta tells of another template, and it is there at once.
  await control.template({ ...order, name: 'order_late' });
  const told = {
    event: 'APPROVED',
    ...{ message_template_id: 1, message_template_name: 'order_late' },
    ...{ message_template_language: 'uz', reason: 'NONE' },
  };
  const changes = [{ field: 'message_template_status_update', value: told }];
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: number.businessId, time: Math.floor(Date.now() / 1000), changes }],
  });
  const { hookUrl } = (await owner.ask(Details, { id: channelId })).node;
  expect(await postTo(hookUrl, body, sign(body, appSecret))).toBe(200);
  expect((await untilTemplates(2)).map(({ node }) => node.name)).toContain('order_late');
});
