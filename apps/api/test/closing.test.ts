import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CredentialCheck } from '@cbf/db';
import { startTestApi, type TestApi } from './api.ts';
import { openLine } from './frames.ts';
import { makeLine } from './line.ts';
import { beginRequest } from './slow-request.ts';

let api: TestApi;
let closing: Promise<void> | null = null;
beforeEach(async () => {
  closing = null;
  api = await startTestApi();
});
afterEach(async () => {
  await closing;
  if (closing === null) await api.close();
});

describe('an api that drains', () => {
  it('is alive and not ready, and answers what it is asked over connections that end', async () => {
    api.app.drain();
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    const answer = await fetch(`${api.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('connection')).toBe('close');
    await api.as('late');
  });

  it('hands out no work, and stores what comes in and what was made', async () => {
    const line = await makeLine(api);
    await line.say('Savol');
    const turn = await line.claimTurn();
    await line.say('Yana', { chatId: '78' });
    const checking = line.owner.raw(
      'mutation { checkCredential(platform: TELEGRAM, mode: LIVE, credential: "700000:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc") { ok } }',
    );
    api.app.drain();
    expect(await line.claimTurns()).toEqual([]);
    expect(await line.claimChannels()).toEqual([]);
    const { delivery } = await line.complete(turn, 'Javob');
    if (!delivery) throw new Error('The answer was not handed out to be sent.');
    expect(await line.record(delivery, 'SENT', { platformMessageId: '1' })).toBe(true);
    await line.say('/help', { command: 'help', chatId: '79' });
    expect(await line.claimDeliveries()).toEqual([]);
    const claimChecks = 'mutation { claimChecks(runnerId: "r", limit: 5) { id } }';
    expect(await line.runner.ask(claimChecks)).toEqual({ claimChecks: [] });
    // Who asked is answered all the same, by a runner that had claimed the question before.
    const { id } = await vi.waitFor(() => line.em.findOneOrFail(CredentialCheck, { ok: null }));
    await line.runner.ask(
      'mutation($id: ID!) { reportCheck(id: $id, result: { ok: true, code: OK }) }',
      { id },
    );
    expect((await checking).data).toEqual({ checkCredential: { ok: true } });
  });

  it('takes no more sockets', async () => {
    api.app.drain();
    await expect(openLine(api.wsUrl)).rejects.toThrow('503');
  });
});

describe('an api that closes', () => {
  it('tells its sockets to come back', async () => {
    const line = await openLine(api.wsUrl);
    closing = api.close();
    expect((await line.closed).code).toBe(1001);
  });

  it('ends only after the request that is under way was answered', async () => {
    const request = await beginRequest(api.url, api.config.publicUrl);
    let ended = false;
    closing = api.close().then(() => {
      ended = true;
    });
    // Its port is given back while the request is still under way.
    await request.portIsFree();
    expect(ended).toBe(false);
    const answer = await request.finish();
    expect(answer).toMatch(/^HTTP\/1.1 200/);
    expect(answer).toMatch(/connection: close/i);
    expect(answer).toContain('{"data":{"viewer":{"kind":"GUEST"}}}');
  });
});
