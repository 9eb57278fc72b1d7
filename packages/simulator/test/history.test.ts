import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { newDesk, openHook } from './desk.ts';

const Told = z.looseObject({ t: z.number(), kind: z.string() });

const folder = mkdtempSync(join(tmpdir(), 'cbf-history-'));
const history = join(folder, 'history.jsonl');
let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator({ history, doubled: 1 });
  await simulator.control.gemini.configure({ firstChunkMs: 0, chunkMs: 0 });
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

const lines = (from: number) =>
  readFileSync(history, 'utf8')
    .split('\n')
    .slice(from, -1)
    .map((line) => Told.parse(JSON.parse(line)));
const written = () => lines(0).length;

it('tells of an update: offered, handed over twice where it is doubled, acknowledged', async () => {
  const desk = await newDesk(simulator);
  const from = written();
  const { updateId } = await desk.say('hello');
  const got = await desk.updates();
  expect(got.map(({ update_id }) => update_id)).toEqual([updateId, updateId]);
  await desk.updates({ offset: (updateId ?? 0) + 1 });
  const about = { bot: String(desk.bot.id), update: updateId, by: 'simulator' };
  expect(lines(from)).toMatchObject([
    { ...about, kind: 'update.offered', type: 'message', chat: desk.customer.id, text: 'hello' },
    { ...about, kind: 'update.handed', via: 'poll' },
    { ...about, kind: 'update.handed', via: 'poll' },
    { ...about, kind: 'update.acked', via: 'poll' },
  ]);
  const times = lines(from).map(({ t }) => t);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

it('tells of an update that a webhook refuses, and of the repeat that it takes', async () => {
  const desk = await newDesk(simulator);
  const hook = await openHook();
  hook.answer = (_delivered, number) => (number <= 2 ? 500 : 200);
  await desk.call('setWebhook', { url: hook.url });
  const from = written();
  await desk.say('hello');
  await hook.until(4);
  await expect
    .poll(() => lines(from).filter(({ kind }) => kind === 'update.acked'))
    .toHaveLength(1);
  await hook.close();
  const answers = lines(from).filter(({ kind }) => kind === 'hook.answered');
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 200, 200]);
});

it('tells of a call when it arrives, of what the customer then has, and of the answer', async () => {
  const desk = await newDesk(simulator);
  await desk.say('hello');
  const from = written();
  await desk.send('<b>Tea</b>', { parse_mode: 'HTML' });
  await desk.call('sendMessage', { chat_id: desk.customer.id, text: '' });
  const about = { bot: String(desk.bot.id), chat: desk.customer.id };
  expect(lines(from)).toMatchObject([
    { ...about, kind: 'bot.call', method: 'sendMessage', text: '<b>Tea</b>' },
    { ...about, kind: 'chat.message', text: 'Tea' },
    { ...about, kind: 'bot.answered', status: 200, aborted: false },
    { ...about, kind: 'bot.call' },
    { ...about, kind: 'bot.answered', status: 400, aborted: false },
  ]);
});

it('tells whose words a model was shown, and the tokens that it reported last', async () => {
  const from = written();
  const ask = async () => {
    const answer = await fetch(
      `${simulator.geminiUrl}/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse`,
      {
        method: 'POST',
        headers: { 'x-goog-api-key': 'a-key', 'content-type': 'application/json' },
        body: JSON.stringify({
          systemInstruction: { parts: [{ text: 'You serve canarya1b2 only.' }] },
          contents: [{ role: 'user', parts: [{ text: '#echo one two three' }] }],
        }),
      },
    );
    return answer.text().catch(() => '');
  };
  const answer = await ask();
  const reported = [...answer.matchAll(/"totalTokenCount":(\d+)/g)].at(-1)?.[1];
  expect(lines(from)).toMatchObject([
    {
      kind: 'model.call',
      model: 'gemini-2.5-flash',
      asked: '#echo one two three',
      marks: ['canarya1b2'],
    },
    { kind: 'model.answered', status: 200, aborted: false, finish: 'STOP' },
  ]);
  expect(lines(from)[1]).toMatchObject({ tokens: { total: Number(reported) } });

  await simulator.control.faults.add({ platform: 'gemini', times: 1, action: { kind: 'reset' } });
  const cut = written();
  await ask().catch(() => undefined);
  await expect.poll(() => lines(cut).at(-1)).toMatchObject({ aborted: true });
  expect(lines(cut).at(-1)).not.toHaveProperty('finish');
});

it('keeps what was told when it is killed, and goes on in the same file', async () => {
  const desk = await newDesk(simulator);
  await desk.say('before');
  await simulator.stop('SIGKILL');
  const from = written();
  expect(lines(0).at(-1)).toMatchObject({ kind: 'update.offered', text: 'before' });
  simulator = await launchSimulator({ history });
  const again = await newDesk(simulator);
  await again.say('after');
  expect(lines(from)).toMatchObject([{ kind: 'update.offered', text: 'after' }]);
});
