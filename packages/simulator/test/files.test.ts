import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { newDesk, read, startedDesk, type Desk } from './desk.ts';

const LIMIT = 20 * 1024 * 1024;

let simulator: Simulator;
let desk: Desk;
beforeAll(async () => {
  simulator = await launchSimulator();
  desk = await startedDesk(simulator);
});
afterAll(() => simulator.stop());

const say = (what: object) => simulator.control.telegram.say({ ...desk.seat, ...what });
const lastFileId = async () => {
  const [update] = await desk.updates({ offset: -1 });
  return [...JSON.stringify(update).matchAll(/"file_id":"([^"]+)"/g)].at(-1)?.[1] ?? '';
};
const fetchFile = (token: string, path: string) =>
  fetch(`${simulator.telegramRoot}/file/bot${token}/${path}`);

describe('files', () => {
  it('T23: getFile names a path under which the bytes are served', async () => {
    const bytes = Buffer.from('%PDF-1.7 price list');
    await say({ document: { base64: bytes.toString('base64'), fileName: 'prices.pdf' } });
    const answer = await desk.call('getFile', { file_id: await lastFileId() });
    expect(answer.result).toMatchObject({ file_size: bytes.length });
    const path = JSON.stringify(answer.result).match(/"file_path":"([^"]+)"/)?.[1] ?? '';
    expect(path).toMatch(/^documents\/file_\d+\.pdf$/);
    const file = await fetchFile(desk.bot.token, path);
    expect(file.status).toBe(200);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  });

  it('T23: 20 MB can be fetched, one byte more is too big', async () => {
    await say({ document: { sizeBytes: LIMIT } });
    expect(await desk.call('getFile', { file_id: await lastFileId() })).toMatchObject({
      result: { file_size: LIMIT },
    });
    await say({ document: { sizeBytes: LIMIT + 1 } });
    expect(await desk.call('getFile', { file_id: await lastFileId() })).toMatchObject({
      status: 400,
      description: 'Bad Request: file is too big',
    });
  });

  it('T23: no id, a wrong id and a wrong path are refused', async () => {
    expect(await desk.call('getFile')).toMatchObject({
      description: 'Bad Request: file_id not specified',
    });
    expect(await desk.call('getFile', { file_id: 'nonsense' })).toMatchObject({
      status: 400,
      description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
    });
    const answer = await read(await fetchFile(desk.bot.token, 'documents/../secret'));
    expect(answer).toMatchObject({ status: 404 });
  });

  it('has a real picture and a real sound for whoever just wants to send one', async () => {
    await say({ photo: { caption: 'What is it?' } });
    const [update] = await desk.updates({ offset: -1 });
    expect(update).toMatchObject({
      message: { caption: 'What is it?', photo: [{ width: 90 }, { width: 640 }] },
    });
    for (const [kind, head] of [
      ['photo', 'ffd8ff'],
      ['voice', '4f676753'],
    ] as const) {
      await say({ [kind]: true });
      const { result } = await desk.call('getFile', { file_id: await lastFileId() });
      const path = JSON.stringify(result).match(/"file_path":"([^"]+)"/)?.[1] ?? '';
      const bytes = Buffer.from(await (await fetchFile(desk.bot.token, path)).arrayBuffer());
      expect(bytes.toString('hex').startsWith(head)).toBe(true);
    }
  });

  it('sends again by id what the bot has seen, and refuses what it has not', async () => {
    await say({ photo: true });
    const photo = await lastFileId();
    const send = (value: string) =>
      desk.call('sendPhoto', { chat_id: desk.customer.id, photo: value });
    expect(await send(photo)).toMatchObject({ status: 200 });
    expect(await send('AgACnever')).toMatchObject({
      description: 'Bad Request: wrong file identifier/HTTP URL specified',
    });
    expect(await send('')).toMatchObject({
      description: 'Bad Request: there is no photo in the request',
    });
  });

  it("G7: another bot's file ids and paths open nothing", async () => {
    await say({ photo: true });
    const id = await lastFileId();
    const { result } = await desk.call('getFile', { file_id: id });
    const path = JSON.stringify(result).match(/"file_path":"([^"]+)"/)?.[1] ?? '';
    const other = await newDesk(simulator);
    expect(await other.call('getFile', { file_id: id })).toMatchObject({ status: 400 });
    expect((await fetchFile(other.bot.token, path)).status).toBe(404);
    expect((await fetchFile('1:unknown', path)).status).toBe(401);
  });
});
