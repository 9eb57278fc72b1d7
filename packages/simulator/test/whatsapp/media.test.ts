import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from '../meta/callback.ts';
import { newNumberDesk, type NumberDesk } from '../meta/desks.ts';

let simulator: Simulator;
let desk: NumberDesk;
beforeAll(async () => {
  simulator = await launchSimulator();
  desk = await newNumberDesk(simulator);
});
afterAll(async () => {
  await desk.close();
  await simulator.stop();
});

const DAY_MS = 86_400_000;
const bytes = Buffer.from('a picture, more or less');
const advance = (ms: number) => simulator.control.clock.advance(ms);
const fetched = (url: unknown, token?: string) =>
  fetch(String(url), token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

async function received(): Promise<string> {
  const before = desk.callback.got.length;
  const image = { base64: bytes.toString('base64') };
  await simulator.control.whatsapp.say({ ...desk.seat, image });
  await desk.callback.until(before + 1);
  return String(at(desk.values().at(-1), 'messages', 0, 'image', 'id'));
}

function form(type: string, content: Buffer): FormData {
  const body = new FormData();
  body.set('messaging_product', 'whatsapp');
  body.set('file', new Blob([new Uint8Array(content)], { type }), 'file');
  return body;
}

describe('media', () => {
  it('W13: an id gives an address that opens to the token alone, and for five minutes', async () => {
    const { body } = await desk.call(await received());
    expect(body).toMatchObject({
      messaging_product: 'whatsapp',
      mime_type: 'image/jpeg',
      file_size: String(bytes.length),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const url = at(body, 'url');
    expect((await fetched(url)).status).toBe(401);
    expect((await fetched(url, 'EAAwrong')).status).toBe(401);
    const got = await fetched(url, desk.number.token);
    expect(got.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await got.arrayBuffer())).toEqual(bytes);
    await advance(5 * 60_000);
    expect((await fetched(url, desk.number.token)).status).toBe(404);
  });

  it('W13: on demand the webhook has the address at once', async () => {
    const { whatsapp } = simulator.control;
    await whatsapp.configure({ number: desk.number.id, mediaUrls: true });
    await received();
    await whatsapp.configure({ number: desk.number.id, mediaUrls: false });
    const url = at(desk.values().at(-1), 'messages', 0, 'image', 'url');
    expect((await fetched(url)).status).toBe(401);
    expect((await fetched(url, desk.number.token)).status).toBe(200);
  });

  it('W13: the id is gone after a week, once it is deleted, and for another business', async () => {
    const id = await received();
    const other = await newNumberDesk(simulator);
    expect(await other.call(id)).toMatchObject({ status: 400, error: { code: 100, subcode: 33 } });
    await other.close();
    expect((await desk.call(`${id}?phone_number_id=${desk.number.id}`)).status).toBe(200);
    expect((await desk.call(id, undefined, 'DELETE')).body).toEqual({ success: true });
    expect((await desk.call(id)).status).toBe(400);
    const second = await received();
    await advance(7 * DAY_MS);
    expect((await desk.call(second)).status).toBe(400);
  });

  it('what is uploaded can be sent by its id; too large or of a strange type it is refused', async () => {
    await desk.say('hello');
    const { body } = await desk.call('me/media', form('image/png', bytes));
    const id = at(body, 'id');
    await desk.send({ type: 'image', image: { id, caption: 'Look' } });
    const [sent] = await simulator.control.whatsapp.wait(desk.seat);
    expect(sent).toMatchObject({ type: 'image', content: { id, caption: 'Look' } });
    const large = form('image/png', Buffer.alloc(5 * 1024 * 1024 + 1));
    expect(await desk.call('me/media', large)).toMatchObject({ error: { code: 131053 } });
    const strange = form('application/x-msdownload', bytes);
    expect(await desk.call('me/media', strange)).toMatchObject({ error: { code: 100 } });
    const unknown = { type: 'image', image: { id: '123' } };
    expect(await desk.send(unknown)).toMatchObject({ error: { code: 100 } });
  });
});
