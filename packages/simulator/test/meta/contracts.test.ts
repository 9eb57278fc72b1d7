import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { IgSay } from '../../src/control/instagram.ts';
import type { WaSay } from '../../src/control/whatsapp.ts';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { signatureHeaders } from '../../src/meta/bytes.ts';
import { at } from './callback.ts';
import { type AccountDesk, newAccountDesk, newNumberDesk, type NumberDesk } from './desks.ts';

// Other people's samples, which are read where they lie beside the checkout.
const contracts = new URL('../../../../../shared/contracts/', import.meta.url);
const hasContracts = existsSync(contracts);
const read = (path: string): unknown => {
  const json: unknown = JSON.parse(readFileSync(new URL(path, contracts), 'utf8'));
  return json;
};

let simulator: Simulator;
let number: NumberDesk;
let account: AccountDesk;
beforeAll(async () => {
  simulator = await launchSimulator();
  number = await newNumberDesk(simulator);
  account = await newAccountDesk(simulator);
});
afterAll(async () => {
  await Promise.all([number.close(), account.close()]);
  await simulator.stop();
});

/** Which keys and kinds of values stand where; a list is as its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success || value === null) return typeof value;
  const keys = Object.keys(object.data).toSorted();
  return Object.fromEntries(keys.map((key) => [key, shapeOf(object.data[key])]));
}

const place = { latitude: 37.4, longitude: -122.2 };
const person = {
  name: { first_name: 'Olim', last_name: 'A', formatted_name: 'Olim A' },
  phones: [{ phone: '+1', wa_id: '1', type: 'CELL' }],
};
const item = { product_retailer_id: 'TEA', quantity: 1, item_price: 30, currency: 'UZS' };
const WHATSAPP: Record<string, Partial<WaSay>> = {
  text: { text: 'hi' },
  image: { image: true },
  audio: { audio: true, forwarded: 'once' },
  voice: { voice: true },
  static_sticker: { sticker: true },
  video: { video: { caption: 'caption' }, forwarded: 'once' },
  document: { document: { caption: 'caption', fileName: 'a.pdf' }, forwarded: 'once' },
  current_location: { location: place, forwarded: 'once' },
  chosen_location: {
    location: { ...place, name: 'A', address: 'B', url: 'https://a' },
    forwarded: 'once',
  },
  contacts: { contacts: [person] },
  order: { order: { catalog_id: '1', text: '', product_items: [item] } },
  unsupported_with_type: { unsupported: 'pool' },
  forwarded: { text: 'hi', forwarded: 'once' },
  forwarded_many_times: { text: 'hi', forwarded: 'often' },
};

const INSTAGRAM: Record<string, Partial<IgSay>> = {
  text: { text: 'hi' },
  image: { image: true },
  video: { video: true },
  audio: { audio: true },
  file: { file: true },
  several_images: { images: 3 },
  shared_post: { shares: 'ig_post' },
  shared_post_old: { shares: 'share' },
  shared_reel: { shares: 'ig_reel' },
  story_mention: { shares: 'story_mention' },
  story_reply: { text: 'nice', replyToStory: true },
  like_heart: { likeHeart: true },
  unsupported: { unsupported: true },
  ephemeral_image: { ephemeral: true },
};

const Named = z.object({
  payloads: z.array(z.object({ name: z.string(), payload: z.looseObject({}) })),
});

describe.runIf(hasContracts)('the samples of others', () => {
  it.each(Object.entries(WHATSAPP))(
    'G2: WhatsApp’s %s has the keys of its sample',
    async (kind, said) => {
      const sample = at(read('whatsapp/pywa-message.json'), kind, 'entry', 0, 'changes', 0);
      const before = number.callback.got.length;
      await simulator.control.whatsapp.say({ ...number.seat, ...said });
      const posted = (await number.callback.until(before + 1))[before];
      const change = at(posted?.body, 'entry', 0, 'changes', 0);
      expect(at(sample, 'field')).toBe(at(change, 'field'));
      const envelope = (value: unknown) => ({
        metadata: shapeOf(at(value, 'value', 'metadata')),
        contacts: shapeOf(at(value, 'value', 'contacts')),
      });
      expect(envelope(change)).toEqual(envelope(sample));
      const added = { from_user_id: 'string' };
      expect(shapeOf(at(change, 'value', 'messages', 0))).toEqual({
        ...z.record(z.string(), z.unknown()).parse(shapeOf(at(sample, 'value', 'messages', 0))),
        ...added,
      });
    },
  );

  it.each(Object.entries(INSTAGRAM))(
    'G2: Instagram’s %s has the keys of its sample',
    async (kind, said) => {
      const { payloads } = Named.parse(read('instagram/webhooks.json'));
      const sample = payloads.find(({ name }) => name === kind)?.payload;
      const before = account.callback.got.length;
      await simulator.control.instagram.say({ ...account.seat, ...said });
      const posted = (await account.callback.until(before + 1))[before];
      expect(shapeOf(posted?.body)).toEqual(shapeOf(sample));
    },
  );

  it('W16: every sample of either platform is delivered as it is written', async () => {
    const { meta } = simulator.control;
    const samples = [
      ...Named.parse(read('whatsapp/edge-cases.json')).payloads,
      ...Named.parse(read('whatsapp/bsuid-payloads.json')).payloads,
    ];
    const app = number.number.appId;
    const before = number.callback.got.length;
    for (const { payload } of samples) {
      await meta.post({ app, topic: 'whatsapp_business_account', payload });
    }
    const got = number.callback.got.slice(before).map(({ body }) => body);
    expect(got).toEqual(samples.map(({ payload }) => payload));
  });

  it('W2: every valid vector of a signature is signed as it says', () => {
    const Vectors = z.object({
      app_secret: z.string(),
      vectors: z.array(
        z.object({ body_base64: z.string(), header: z.string(), valid: z.boolean() }),
      ),
    });
    const { app_secret: secret, vectors } = Vectors.parse(read('whatsapp/signature-vectors.json'));
    const valid = vectors.filter((vector) => vector.valid);
    expect(valid.length).toBeGreaterThan(4);
    for (const { body_base64: body, header } of valid) {
      const text = Buffer.from(body, 'base64').toString('utf8');
      expect(signatureHeaders(secret, text, 'right')).toMatchObject({
        'X-Hub-Signature-256': header,
      });
    }
  });
});
