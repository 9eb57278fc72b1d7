import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Channel } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
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

const hourMs = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString();

const ready = {
  ...{ externalId: '1', name: 'order_ready', language: 'uz', category: 'UTILITY' },
  status: 'APPROVED',
  header: { format: 'TEXT', text: 'Salom, {{1}}!', places: ['1'], examples: ['Aziza'] },
  body: {
    text: '{{order}} buyurtma *{{when}}* tayyor.',
    places: ['order', 'when'],
    examples: ['77', ''],
  },
  footer: 'Registon',
  buttons: [
    { kind: 'QUICK_REPLY', label: 'Rahmat', takesValue: false },
    {
      ...{ kind: 'URL', label: 'Kuzatish', takesValue: true },
      ...{ url: 'https://shop.uz/o/{{1}}', example: 'https://shop.uz/o/77' },
    },
  ],
  others: [],
};
const picture = {
  ...ready,
  name: 'picture',
  header: { format: 'IMAGE', text: '', places: [], examples: [] },
  body: { text: 'Yangi!', places: [], examples: [] },
  buttons: [],
};
const all = [
  ready,
  picture,
  { ...ready, name: 'waits', status: 'PENDING' },
  { ...ready, name: 'cards', others: ['CAROUSEL'] },
  { ...ready, name: 'code', category: 'AUTHENTICATION' },
];

async function claim(): Promise<string[]> {
  const data = await line.runner.ask('mutation { claimTemplates(limit: 20) { id credential } }');
  const shape = z.array(z.object({ id: z.string(), credential: z.string().min(1) }));
  const { claimTemplates } = z.object({ claimTemplates: shape }).parse(data);
  return claimTemplates.map(({ id }) => id);
}

function report(templates: readonly object[], code = 'OK') {
  return line.runner.ask(
    'mutation($report: TemplatesReportInput!) { reportTemplates(report: $report) }',
    { report: { channelId: line.channelId, code, templates } },
  );
}

const fields = `id name refusal headerFormat body footer buttons { kind label url }
  places { id part kind name example }`;
const listed = z.object({
  node: z.object({
    templateSync: z.looseObject({}).nullable(),
    templates: z.object({ edges: z.array(z.object({ node: z.looseObject({ id: z.string() }) })) }),
  }),
});

async function look() {
  const data = await line.owner.ask(
    `query($id: ID!) { node(id: $id) { ... on Channel {
       templateSync { count approved syncedAt trouble troubleReason }
       templates(first: 50) { edges { node { ${fields} } } } } } }`,
    { id: line.channelId },
  );
  const { node } = listed.parse(data);
  return { sync: node.templateSync, templates: node.templates.edges.map((edge) => edge.node) };
}

async function idOf(name: string): Promise<string> {
  const { templates } = await look();
  return templates.find((template) => template['name'] === name)?.id ?? '';
}

const values = {
  'header.1': 'Aziza',
  'body.order': '№ 12',
  'body.when': ' ertaga ',
  'button.1': '12?a=b',
};

async function send(name: string, given: Readonly<Record<string, string>> = values) {
  const { id } = await line.thread();
  return line.owner.raw(
    `mutation($id: ID!, $templateId: ID!, $values: [TemplateValueInput!]!) {
       sendTemplate(conversationId: $id, templateId: $templateId, values: $values) {
         id author text deliveryState template { name language } parts { kind text buttons { label } } } }`,
    {
      ...{ id, templateId: await idOf(name) },
      values: Object.entries(given).map(([place, text]) => ({ place, text })),
    },
  );
}

/** The paths of the fields that a refusal names. */
function paths(result: unknown): string[] {
  return [...JSON.stringify(result).matchAll(/"path":"(values[^"]*)"/g)].map(
    ([, path = '']) => path,
  );
}

describe('the templates of an account', () => {
  it('are read once by one runner, again when asked for, and after six hours', async () => {
    expect(await claim()).toContain(line.channelId);
    expect(await claim()).not.toContain(line.channelId);
    await report(all);
    expect(await claim()).not.toContain(line.channelId);
    const changed = 'mutation($id: ID!) { templatesChanged(channelId: $id) }';
    expect(await line.runner.ask(changed, { id: line.channelId })).toEqual({
      templatesChanged: true,
    });
    expect(await claim()).toContain(line.channelId);
    await report(all);
    const { templatesDueAt: due } = await line.em.findOneOrFail(Channel, { id: line.channelId });
    expect(Math.abs(Number(due) - line.now().getTime() - 6 * hourMs)).toBeLessThan(60_000);
  });

  it('are shown with what is to be filled, and why one cannot be sent', async () => {
    expect(await look()).toMatchObject({ sync: { count: 0, syncedAt: null }, templates: [] });
    await report(all);
    const { sync, templates } = await look();
    expect(sync).toMatchObject({ count: 5, approved: 4, trouble: null });
    expect(templates.map(({ name, refusal }) => [name, refusal === null])).toEqual([
      ['order_ready', true],
      ['picture', true],
      ['waits', false],
      ['cards', false],
      ['code', false],
    ]);
    const text = { kind: 'TEXT', part: 'BODY' };
    expect(templates[0]).toMatchObject({
      body: '{{order}} buyurtma *{{when}}* tayyor.',
      places: [
        { id: 'header.1', part: 'HEADER', kind: 'TEXT', name: '1', example: 'Aziza' },
        { ...text, id: 'body.order', name: 'order', example: '77' },
        { ...text, id: 'body.when', name: 'when', example: '' },
        { id: 'button.1', part: 'BUTTON', kind: 'ADDRESS_END', name: 'Kuzatish', example: '77' },
      ],
    });
    expect(templates[1]).toMatchObject({ places: [{ id: 'header.file', kind: 'IMAGE' }] });
    await report([{ ...ready, status: 'PAUSED' }]);
    expect(await look()).toMatchObject({
      templates: [{ id: templates[0]?.id, refusal: expect.stringContaining('paused') }],
    });
  });

  it('stay as they were when they could not be read, and the reason is shown', async () => {
    await report(all);
    await report([], 'WRONG_TOKEN');
    expect((await look()).sync).toMatchObject({
      ...{ count: 5, trouble: 'WRONG_TOKEN' },
      troubleReason: expect.stringContaining('token'),
    });
  });

  it('are read at once for who asks, who then sees them', async () => {
    const asked = line.owner.ask(
      'mutation($id: ID!) { syncTemplates(channelId: $id) { templateSync { count } } }',
      { id: line.channelId },
    );
    await expect.poll(claim).toContain(line.channelId);
    await report([ready]);
    expect(await asked).toEqual({ syncTemplates: { templateSync: { count: 1 } } });
  });

  it('are WhatsApp’s alone', async () => {
    line = await makeLine(api, 'TELEGRAM');
    expect(await claim()).not.toContain(line.channelId);
    expect(await report(all)).toEqual({ reportTemplates: false });
    expect((await look()).sync).toBeNull();
    const sync = 'mutation($id: ID!) { syncTemplates(channelId: $id) { id } }';
    expect(failure(await line.owner.raw(sync, { id: line.channelId }))).toBe('BAD_STATE');
  });
});

describe('a template', () => {
  beforeEach(async () => {
    await report(all);
    await line.say('Salom', { at: ago(25) });
  });

  it('goes out filled though the window is closed, and the bot keeps the conversation', async () => {
    const text = 'Salom, Aziza!\n\n№ 12 buyurtma *ertaga* tayyor.\n\nRegiston';
    expect(await send('order_ready')).toMatchObject({
      data: {
        sendTemplate: {
          ...{ author: 'OPERATOR', text, deliveryState: 'QUEUED' },
          template: { name: 'order_ready', language: 'uz' },
          parts: [
            { kind: 'TEXT', text },
            { buttons: [{ label: 'Rahmat' }, { label: 'Kuzatish' }] },
          ],
        },
      },
    });
    const data = await line.runner.ask(
      `mutation($id: ID!) { claimDeliveries(runnerId: $id, limit: 5) { byHuman template {
         name language header { name text } file { url } body { name text } buttons { index value } } } }`,
      { id: line.runnerId },
    );
    expect(data).toEqual({
      claimDeliveries: [
        {
          byHuman: true,
          template: {
            ...{ name: 'order_ready', language: 'uz', file: null },
            header: [{ name: null, text: 'Aziza' }],
            body: [
              { name: 'order', text: '№ 12' },
              { name: 'when', text: 'ertaga' },
            ],
            buttons: [{ index: 1, value: '12?a=b' }],
          },
        },
      ],
    });
    expect((await line.thread()).mode).toBe('BOT');
  });

  it('is refused with each place that is filled wrongly', async () => {
    const wrong = { 'header.1': ' ', 'body.order': 'a\nb', 'body.tea': 'x', 'button.1': 'a b' };
    const refused = await send('order_ready', wrong);
    expect(failure(refused)).toBe('BAD_INPUT');
    expect(paths(refused).toSorted()).toEqual(
      ['body.order', 'body.tea', 'body.when', 'button.1', 'header.1'].map((id) => `values.${id}`),
    );
    const long = { ...values, 'body.order': 'x'.repeat(1020) };
    expect(paths(await send('order_ready', long))).toEqual(['values.body.order']);
    expect(paths(await send('order_ready', { ...values, 'header.1': 'x'.repeat(55) }))).toEqual([
      'values.header.1',
    ]);
    expect(paths(await send('picture', { 'header.file': 'http://e.com/a.png' }))).toHaveLength(1);
    expect(await send('picture', { 'header.file': 'https://e.com/a.png' })).not.toHaveProperty(
      'errors',
    );
    expect(await line.sendAll()).toEqual(['Yangi!\n\nRegiston']);
  });

  it('that is not approved, or that cannot be filled here, is refused with the reason', async () => {
    for (const name of ['waits', 'cards', 'code'])
      expect([name, failure(await send(name))]).toEqual([name, 'BAD_STATE']);
    expect(failure(await send('nothing'))).toBe('NOT_FOUND');
    expect(await line.sendAll()).toEqual([]);
  });

  it('of another account is not found', async () => {
    const mine = await idOf('order_ready');
    line = await makeLine(api, 'WHATSAPP');
    await line.say('Salom');
    const { id } = await line.thread();
    const foreign = await line.owner.raw(
      'mutation($id: ID!, $mine: ID!) { sendTemplate(conversationId: $id, templateId: $mine, values: []) { id } }',
      { id, mine },
    );
    expect(failure(foreign)).toBe('NOT_FOUND');
  });
});
