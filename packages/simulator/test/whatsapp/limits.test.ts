import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { newNumberDesk, type NumberDesk } from '../meta/desks.ts';

let simulator: Simulator;
let desk: NumberDesk;
beforeAll(async () => {
  simulator = await launchSimulator();
  desk = await newNumberDesk(simulator);
  await simulator.control.whatsapp.configure({
    number: desk.number.id,
    pairBurst: 10_000,
    perSecond: 10_000,
  });
  await desk.say('hello');
});
afterAll(async () => {
  await desk.close();
  await simulator.stop();
});

const text = (length: number) => 'я'.repeat(length);
const button = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
const buttons = (list: unknown[], more: object = {}) => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Choose' }, action: { buttons: list }, ...more },
});
const list = (sections: unknown, name = 'Menu') => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'Choose' }, action: { button: name, sections } },
});
const row = (id: string, more: object = {}) => ({ id, title: 'Row', ...more });
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(`r${n}`));

describe('limits', () => {
  it.each([
    ['a text of 4096', { text: { body: text(4096) } }],
    [
      '3 buttons with titles of 20',
      buttons(['a', 'b', 'c'].map((id) => button(id, id + text(19)))),
    ],
    [
      '10 rows in 2 sections',
      list([
        { title: 'A', rows: rows(5) },
        { title: 'B', rows: rows(5).map((one) => ({ ...one, id: `b${one.id}` })) },
      ]),
    ],
    ['a footer of 60', buttons([button('a')], { footer: { text: text(60) } })],
    ['a location', { type: 'location', location: { latitude: 41.3, longitude: 69.2 } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Olim' } }] }],
    ['a picture by its address', { type: 'image', image: { link: 'https://a.example/b.jpg' } }],
  ])('W11: %s passes', async (_, body) => {
    const answer = await desk.send(body);
    expect(answer.body).toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid/) }] });
  });

  it.each([
    ['a text of 4097', { text: { body: text(4097) } }, 100, '4096'],
    ['an empty text', { text: { body: ' ' } }, 100, 'empty'],
    ['no text at all', { type: 'text' }, 131008, "'text'"],
    ['4 buttons', buttons(['a', 'b', 'c', 'd'].map((id) => button(id))), 131009, 'buttons count'],
    ['a title of 21', buttons([button('a', text(21))]), 131009, 'Max length: 20'],
    ['a button id of 257', buttons([button(text(257), 'A')]), 131009, 'Max length: 256'],
    ['two equal titles', buttons([button('a', 'X'), button('b', 'X')]), 131009, 'unique'],
    ['a body of 1025', buttons([button('a')], { body: { text: text(1025) } }), 131009, '1024'],
    [
      'a header of 61',
      buttons([button('a')], { header: { type: 'text', text: text(61) } }),
      131009,
      '60',
    ],
    ['11 rows', list([{ rows: rows(11) }]), 131009, 'row count'],
    ['a row title of 25', list([{ rows: [row('a', { title: text(25) })] }]), 131009, '24'],
    ['a description of 73', list([{ rows: [row('a', { description: text(73) })] }]), 131009, '72'],
    ['a row id of 201', list([{ rows: [row(text(201))] }]), 131009, '200'],
    [
      'sections without titles',
      list([{ rows: [row('a')] }, { rows: [row('b')] }]),
      131008,
      'title',
    ],
    ['a list button of 21', list([{ rows: [row('a')] }], text(21)), 131009, '20'],
    [
      'a caption of 1025',
      { type: 'image', image: { link: 'https://a/b', caption: text(1025) } },
      100,
      '1024',
    ],
    ['a picture from nowhere', { type: 'image', image: {} }, 131009, 'id or link'],
    ['6 contacts', { type: 'contacts', contacts: Array(6).fill({ name: {} }) }, 131009, 'contacts'],
    ['an unknown type', { type: 'hologram', hologram: {} }, 100, 'hologram'],
    [
      '513 characters of our own',
      { text: { body: 'x' }, biz_opaque_callback_data: text(513) },
      100,
      'biz_opaque',
    ],
    ['a recipient that is no number', { to: 'Anna', text: { body: 'x' } }, 131009, 'phone number'],
    [
      'another product',
      { messaging_product: 'telegram', text: { body: 'x' } },
      100,
      'messaging_product',
    ],
  ])('W11: %s is refused with its code and what is wrong', async (_, body, code, words) => {
    const answer = await desk.send(body);
    expect(answer).toMatchObject({ status: 400, error: { code } });
    expect(answer.error.details).toContain(words);
    expect(answer.body).toMatchObject({
      error: { type: 'OAuthException', fbtrace_id: expect.any(String) },
    });
  });
});
