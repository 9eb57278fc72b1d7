import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from './callback.ts';
import { type AccountDesk, newAccountDesk, newNumberDesk, type NumberDesk } from './desks.ts';

const SEED = 20261123;
const RUNS = 250;

let simulator: Simulator;
let number: NumberDesk;
let account: AccountDesk;
let scopedId: string;
beforeAll(async () => {
  simulator = await launchSimulator();
  number = await newNumberDesk(simulator);
  account = await newAccountDesk(simulator);
  await number.say('hello');
  await account.say('hello');
  ({ scopedId } = await simulator.control.instagram.chat(account.seat));
});
afterAll(async () => {
  await Promise.all([number.close(), account.close()]);
  await simulator.stop();
});

const scrap = fc.oneof(
  { depthSize: 'small' },
  fc.string({ maxLength: 12 }),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.jsonValue({ maxDepth: 3 }),
);
const scraps = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, scrap])), { requiredKeys: [] });

/** An answer is a success, or an error in Meta's envelope; a server error is neither. */
function checkAnswer(status: number, body: unknown): void {
  if (status === 200) return expect(at(body, 'error')).toBeUndefined();
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(at(body, 'error')).toMatchObject({
    message: expect.any(String),
    type: expect.any(String),
    code: expect.any(Number),
    fbtrace_id: expect.any(String),
  });
}

const property = (
  bodies: fc.Arbitrary<object>,
  call: (body: object) => Promise<{ status: number; body: unknown }>,
) =>
  fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const answer = await call(body);
      checkAnswer(answer.status, answer.body);
    }),
    { seed: SEED, numRuns: RUNS },
  );

describe('the Graph API, whatever it is asked', () => {
  it('G2: a send of WhatsApp is taken or refused in Meta’s words, never a server error', async () => {
    await simulator.control.whatsapp.configure({
      number: number.number.id,
      perSecond: 1e6,
      pairBurst: 1e6,
    });
    const types = ['text', 'image', 'interactive', 'template', 'reaction', 'location', 'contacts'];
    const typed = fc
      .constantFrom(...types)
      .chain((type) =>
        fc
          .oneof(
            scraps('body', 'id', 'link', 'caption', 'name', 'language', 'components'),
            scraps('type', 'body', 'action', 'header', 'footer', 'message_id', 'emoji'),
            scrap,
          )
          .map((content) => ({ type, [type]: content })),
      );
    await property(fc.oneof(typed, scraps('type', 'text', 'to', 'context', 'status')), (body) =>
      number.send({ ...body }),
    );
  });

  it('G2: a send of Instagram is taken or refused in Meta’s words, never a server error', async () => {
    await simulator.control.instagram.configure({ account: account.account.id, perSecond: 1e6 });
    const message = scraps('text', 'attachment', 'attachments', 'quick_replies');
    const bodies = fc.oneof(
      message.map((one) => ({ recipient: { id: scopedId }, message: one })),
      scraps('recipient', 'message', 'sender_action', 'tag', 'messaging_type', 'payload'),
    );
    await property(bodies, (body) => account.call('me/messages', body));
  });

  it('G2: any address of either host, by any verb, is answered in Meta’s words', async () => {
    const words = ['me', '0', 'messages', 'media', 'subscribed_apps', 'x', '%00', 'v25.0'];
    const path = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom('GET', 'POST', 'DELETE'),
        fc.boolean(),
        async (pieces, verb, isWhatsApp) => {
          const desk = isWhatsApp ? number : account;
          const answer = await desk.call(pieces.join('/'), verb === 'POST' ? {} : undefined, verb);
          checkAnswer(answer.status, answer.body);
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('G2: a body that is no JSON, or broken multipart, is refused with 100', async () => {
    const url = `${simulator.whatsappUrl}/v25.0/${number.number.id}/messages`;
    for (const [type, body] of [
      ['application/json', '{"cut'],
      ['application/json', '[1]'],
      ['multipart/form-data; boundary=x', 'nonsense'],
    ] as const) {
      const headers = { authorization: `Bearer ${number.number.token}`, 'content-type': type };
      const answer = await fetch(url, { method: 'POST', headers, body });
      expect(answer.status).toBe(400);
      expect(at(await answer.json(), 'error', 'code')).toBe(100);
    }
  });
});
