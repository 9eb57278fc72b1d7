import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { KNOWN_METHODS } from '../src/telegram/methods/known.ts';
import { type Desk, eventually, startedDesk } from './desk.ts';

const contracts = new URL('../../../../shared/contracts/telegram/', import.meta.url);
const hasContracts = existsSync(contracts);

const Spec = z.object({
  types: z.record(
    z.string(),
    z.object({
      fields: z
        .array(z.object({ name: z.string(), types: z.array(z.string()), required: z.boolean() }))
        .optional(),
      subtypes: z.array(z.string()).optional(),
    }),
  ),
});
const Fixtures = z.object({
  fixtures: z.array(
    z.object({ name: z.string(), update: z.looseObject({ update_id: z.number() }) }),
  ),
});

let simulator: Simulator;
let desk: Desk;
beforeAll(async () => {
  simulator = await launchSimulator();
  desk = await startedDesk(simulator);
});
afterAll(() => simulator.stop());

describe('the shape of things', () => {
  it('G2: no call, whatever it says, is answered by anything but an error of the platform', async () => {
    await simulator.control.telegram.configure({ flood: false });
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(desk.customer.id),
      fc.json(),
    );
    const words = fc.constantFrom(
      ...['chat_id', 'text', 'message_id', 'parse_mode', 'reply_markup', 'entities', 'commands'],
      ...['url', 'draft_id', 'action', 'photo', 'file_id', 'offset', 'reply_parameters', 'scope'],
      ...['allowed_updates', 'rich_message', 'message_ids', 'latitude', 'caption', 'timeout_'],
    );
    const calm = [...KNOWN_METHODS.values()].filter((name) => !/webhook|getUpdates/i.test(name));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...calm),
        fc.dictionary(words, value),
        async (method, params) => {
          const { status, ok, error_code: code } = await desk.call(method, params);
          expect([200, 400, 401, 403, 404, 409]).toContain(status);
          expect(ok ? 200 : code).toBe(status);
        },
      ),
      { numRuns: 300 },
    );
    await simulator.control.telegram.configure({ flood: true });
  });

  it('says of a known method that it is not played, instead of making a result up', async () => {
    expect(await desk.call('sendPoll', { chat_id: desk.customer.id })).toMatchObject({
      status: 400,
      description: 'Bad Request: the simulator does not play sendPoll',
    });
    expect(await desk.call('setChatTitle')).toMatchObject({ result: true });
  });

  it.skipIf(!hasContracts)('G2: every update that goes out fits the specification', async () => {
    const spec = Spec.parse(
      JSON.parse(readFileSync(new URL('bot-api-10.1.min.json', contracts), 'utf8')),
    );
    const { telegram } = simulator.control;
    const { seat } = desk;
    await desk.send('Choose', {
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    });
    const { messages } = await telegram.chat(seat);
    const choice = messages.at(-1)?.message_id ?? 0;
    const told = await telegram.say({ ...seat, text: 'hello /help https://example.org' });
    await telegram.say({ ...seat, text: 'an answer', replyTo: choice });
    await telegram.say({ ...seat, edit: { messageId: told.messageId ?? 0, text: 'hallo' } });
    for (const kind of ['photo', 'voice', 'document', 'video', 'sticker'] as const) {
      await telegram.say({ ...seat, [kind]: true });
    }
    await telegram.say({ ...seat, location: { latitude: 41.3, longitude: 69.2 } });
    await telegram.say({ ...seat, contact: { phoneNumber: '+998901234567', firstName: 'Anna' } });
    await telegram.press({ ...seat, messageId: choice, data: 'a' });
    await telegram.block(seat);
    await telegram.unblock(seat);
    const updates = await eventually(
      () => desk.updates(),
      (all) => all.length >= 13,
    );
    const faults = updates.flatMap((update) => misfits(spec, 'Update', update, 'update'));
    expect(faults).toEqual([]);
  });

  it.skipIf(!hasContracts)(
    'G2: every recorded update goes through to the bot unchanged',
    async () => {
      const { fixtures } = Fixtures.parse(
        JSON.parse(readFileSync(new URL('updates.fixtures.json', contracts), 'utf8')),
      );
      const other = await startedDesk(simulator);
      const kinds = [...new Set(fixtures.flatMap(({ update }) => Object.keys(update)))];
      await other.call('getUpdates', {
        allowed_updates: kinds.filter((kind) => kind !== 'update_id'),
      });
      const newest = Math.max(...fixtures.map(({ update }) => dateIn(update)));
      await simulator.control.clock.set(new Date((newest + 60) * 1000).toISOString());
      for (const { update } of fixtures) {
        await simulator.control.telegram.inject({ bot: other.bot.id, update });
      }
      expect(await other.updates({ offset: 1 })).toEqual(fixtures.map(({ update }) => update));
    },
  );
});

function dateIn(update: unknown): number {
  return Math.max(
    0,
    ...[...JSON.stringify(update).matchAll(/"date":(\d+)/g)].map(([, date]) => Number(date)),
  );
}

/** What in a value is not as the specification of its type says. */
function misfits(spec: z.infer<typeof Spec>, type: string, value: unknown, path: string): string[] {
  const list = /^Array of (.+)$/.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, at) => misfits(spec, list, item, `${path}[${at}]`));
  }
  const plain: Record<string, string> = {
    Integer: 'number',
    Float: 'number',
    String: 'string',
    Boolean: 'boolean',
  };
  const known = spec.types[type];
  if (!known) return typeof value === (plain[type] ?? 'object') ? [] : [`${path} is no ${type}`];
  if (known.subtypes) {
    const all = known.subtypes.map((subtype) => misfits(spec, subtype, value, path));
    return all.toSorted((a, b) => a.length - b.length)[0] ?? [];
  }
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) return [`${path} is no ${type}`];
  return (known.fields ?? []).flatMap(({ name, types, required }) => {
    const field = object.data[name];
    if (field === undefined) return required ? [`${path}.${name} is missing`] : [];
    const all = types.map((one) => misfits(spec, one, field, `${path}.${name}`));
    return all.toSorted((a, b) => a.length - b.length)[0] ?? [];
  });
}
