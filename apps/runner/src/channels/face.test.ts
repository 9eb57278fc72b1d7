import { createTelegram } from '@cbf/channels';
import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepFace, type Face } from './face.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

const start = (locale: 'en' | 'uz') => ({ locale, command: 'start', description: 'Begin' });
const line = (locale: 'en' | 'uz', description: string) => ({
  ...{ locale, description },
  shortDescription: locale === 'uz' ? 'Choyxona' : null,
});
const faceWith = (english: string): Face => ({
  defaultLocale: 'uz',
  commands: [start('en'), start('uz')],
  about: [line('en', english), line('uz', '**Narxlar** va manzil')],
});

test('a bot looks as it was last said, only what changed is set again, and a platform’s pause is kept', async () => {
  const { telegram: control, faults, transcript } = simulator.control;
  const bot = await control.issueBot({ name: 'Registon' });
  const telegram = createTelegram({ token: bot.token, apiRoot: simulator.telegramRoot });
  const shown = { steps: new Set<string>() };
  const { signal } = new AbortController();
  const callsOf = async (method: string) =>
    (await transcript.list({ method })).map(({ request, at }) => ({ at, text: request.text }));

  const first = keepFace(telegram, shown, signal);
  first.show(faceWith('Never seen'));
  first.show(faceWith('Prices and *place*'));
  await first.done();
  expect((await callsOf('setMyCommands')).length).toBe(3);
  const set = (await callsOf('setMyDescription')).map(({ text }) => text).join('\n');
  expect(set).not.toContain('Never seen');
  for (const words of ['Prices and place', 'Narxlar va manzil']) expect(set).toContain(words);
  expect((await callsOf('setMyShortDescription')).length).toBe(2);

  await transcript.clear();
  // A channel that begins a new life has not forgotten what it looks like.
  const second = keepFace(telegram, shown, signal);
  second.show(faceWith('Prices and *place*'));
  await second.done();
  expect(await callsOf('setMyCommands')).toEqual([]);
  await faults.add({
    ...{ platform: 'telegram', method: 'setMyDescription', times: 1 },
    action: { kind: 'status', status: 429, retryAfter: 1 },
  });
  second.show(faceWith('Closed today'));
  await second.done();
  const [refused, again, ...more] = await callsOf('setMyDescription');
  expect(more).toEqual([]);
  expect(again?.text).toContain('Closed today');
  expect(Date.parse(again?.at ?? '') - Date.parse(refused?.at ?? '')).toBeGreaterThanOrEqual(990);
  expect(await callsOf('setMyCommands')).toEqual([]);
});
