import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact, Conversation } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(() => api.close());

const team = (id: string) => ({ externalId: id, name: 'Team', language: 'uz' });
const group = { chatId: '-5', isPrivate: false, contact: team('-5') };

describe('a group', () => {
  it('that throws the bot out hears no more of it, and lets it in again; its people are not meant', async () => {
    await line.say('@bot narx?', group);
    await line.say('Narx?');
    await line.receive({ ...group, externalId: 'out', kind: 'BLOCKED' });
    const turn = await line.claimTurn();
    expect(turn.chatId).toBe('77');
    expect((await line.thread('-5')).contact.blockedAt).not.toBeNull();
    expect((await line.thread()).contact.blockedAt).toBeNull();
    await line.receive({ ...group, externalId: 'in', kind: 'UNBLOCKED' });
    expect((await line.thread('-5')).contact.blockedAt).toBeNull();
  });

  it('that moves keeps its conversation, whether the platform says so or a send finds out', async () => {
    await line.say('@bot narx?', group);
    const before = await line.thread('-5');
    const moved = { chatId: '-100', isPrivate: false, contact: team('-100') };
    const notice = {
      ...{ ...moved, kind: 'NOTICE', data: 'CHANGED_ID' },
      contact: { ...moved.contact, previousExternalId: '-5' },
    };
    await line.receive({ ...notice, externalId: 'old' });
    await line.receive({ ...notice, externalId: 'new' });
    await line.say('@bot manzil?', moved);
    const after = await line.thread('-100');
    expect(after.id).toBe(before.id);
    expect(after.messages.map(({ text }) => text)).toEqual(['@bot narx?', '@bot manzil?']);
    const { channelId } = line;
    expect(await line.em.count(Contact, { channelId, externalId: '-5' })).toBe(0);
    expect((await line.claimTurn()).chatId).toBe('-100');
  });
});

it('a business that lets the bot in is noted and never written to', async () => {
  const notice = { kind: 'NOTICE', data: 'BUSINESS_CONNECTED' };
  const tags = async () => {
    const where = { channelId: line.channelId, externalId: '77' };
    return (await line.em.findOneOrFail(Contact, where, { refresh: true })).tags;
  };
  await line.receive({ ...notice, externalId: 'on' });
  expect(await tags()).toEqual(['Telegram Business']);
  expect(await line.claimTurns()).toEqual([]);
  expect(await line.claimDeliveries()).toEqual([]);
  expect(await line.em.count(Conversation, { channelId: line.channelId })).toBe(0);
  await line.receive({ ...notice, externalId: 'off', data: 'BUSINESS_DISCONNECTED' });
  expect(await tags()).toEqual([]);
});
