import { expect, test } from 'vitest';
import { createWhatsapp } from '../src/index.ts';
import { graphServer } from './graph-server.ts';
import { NUMBER } from './payloads.ts';

const graph = graphServer();
const client = (wabaId?: string) => {
  const number = { token: 'EAAsecret', phoneNumberId: NUMBER, baseUrl: graph.url };
  return createWhatsapp(wabaId === undefined ? number : { ...number, wabaId });
};

test('templates are read from all pages, with the places that are to be filled', async () => {
  const page = (data: object[], after?: string) => ({
    status: 200,
    body: { data, paging: after ? { cursors: { after }, next: 'https://…' } : {} },
  });
  const ready = {
    id: '1',
    name: 'order_ready',
    language: 'uz',
    category: 'UTILITY',
    status: 'APPROVED',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Salom {{1}}', example: { header_text: ['Aziza'] } },
      {
        type: 'BODY',
        text: 'Buyurtma {{order}} tayyor, {{order}}, {{2}}',
        example: { body_text_named_params: [{ param_name: 'order', example: '77' }] },
      },
      { type: 'FOOTER', text: 'Registon' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Stop' },
          {
            type: 'URL',
            text: 'Koʻrish',
            url: 'https://e.com/{{1}}',
            example: ['https://e.com/a'],
          },
          { type: 'URL', text: 'Sayt', url: 'https://e.com' },
        ],
      },
    ],
  };
  const hello = { id: '2', name: 'hello_world', language: 'en_US', status: 'PAUSED' };
  const text = 'Before {{2}}: {{1}}';
  const components = [
    { type: 'body', text, example: { body_text: [['tea', 'noon']] } },
    { type: 'CAROUSEL', cards: [] },
  ];
  graph.answer(page([ready, { broken: true }], 'p2'), page([{ ...hello, components }]));
  const whatsapp = client('200');
  expect(await whatsapp.templates()).toEqual({
    ok: true,
    value: [
      {
        id: '1',
        name: 'order_ready',
        language: 'uz',
        category: 'UTILITY',
        status: 'APPROVED',
        header: { format: 'TEXT', text: 'Salom {{1}}', places: ['1'], examples: ['Aziza'] },
        body: {
          text: 'Buyurtma {{order}} tayyor, {{order}}, {{2}}',
          places: ['order', '2'],
          examples: ['77', ''],
        },
        footer: 'Registon',
        buttons: [
          { kind: 'QUICK_REPLY', label: 'Stop', takesValue: false, url: null, example: null },
          {
            ...{ kind: 'URL', label: 'Koʻrish', takesValue: true },
            ...{ url: 'https://e.com/{{1}}', example: 'https://e.com/a' },
          },
          { kind: 'URL', label: 'Sayt', takesValue: false, url: 'https://e.com', example: null },
        ],
        others: [],
      },
      {
        ...hello,
        category: '',
        header: null,
        body: { text, places: ['1', '2'], examples: ['tea', 'noon'] },
        footer: null,
        buttons: [],
        others: ['CAROUSEL'],
      },
    ],
  });
  expect(graph.asked.map(({ path, query }) => [path, query['after']])).toEqual([
    ['/v25.0/200/message_templates', undefined],
    ['/v25.0/200/message_templates', 'p2'],
  ]);
  expect(await client().templates()).toMatchObject({ ok: false, code: 'INTERNAL' });
});
