import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api, 'INSTAGRAM');
});
afterAll(() => api.close());

const dayMs = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString();

function rule(commentRule: string): Promise<unknown> {
  return line.owner.ask(
    'mutation($id: ID!, $input: UpdateChannelInput!) { updateChannel(id: $id, input: $input) { commentRule } }',
    { id: line.channelId, input: { commentRule } },
  );
}

/** A comment of customer 77 under a post, as the adapter tells it. */
function comment(id: string, text: string, more: object = {}) {
  return line.receive({
    ...{ externalId: `ig:comment:${id}`, kind: 'COMMENT', messageId: id, isPrivate: false },
    ...{ parts: [{ kind: 'TEXT', text }], data: 'post-1' },
    ...more,
  });
}

async function lines() {
  const { id } = await line.thread();
  const data = await line.owner.ask(
    'query($id: ID!) { conversation(id: $id) { messages { edges { node { author text deliveryCode comment { isPublic postId } } } } } }',
    { id },
  );
  const shape = z.object({
    conversation: z.object({
      messages: z.object({ edges: z.array(z.object({ node: z.looseObject({}) })) }),
    }),
  });
  return shape.parse(data).conversation.messages.edges.map(({ node }) => node);
}

describe('a public comment', () => {
  it('is shown in the conversation of its writer and, unless a rule says so, not answered', async () => {
    await comment('c1', 'Narxi qancha?');
    expect(await line.claimTurns()).toEqual([]);
    expect(await lines()).toEqual([
      expect.objectContaining({
        ...{ author: 'CONTACT', text: 'Narxi qancha?' },
        comment: { isPublic: true, postId: 'post-1' },
      }),
    ]);
    await line.say('Salom');
    expect((await lines()).map(({ comment: place }) => place)).toEqual([
      { isPublic: true, postId: 'post-1' },
      null,
    ]);
  });

  it('is answered by one private message, however often it is delivered', async () => {
    await rule('PRIVATE_REPLY');
    expect((await comment('c1', 'Narxi qancha?')).duplicate).toBe(false);
    expect((await comment('c1', 'Narxi qancha?')).duplicate).toBe(true);
    const turn = await line.claimTurn();
    expect(turn).toMatchObject({ commentRule: 'PRIVATE_REPLY', newLines: 1 });
    const long = 'Bir kosa choy oʻn ikki ming soʻm. '.repeat(60);
    const { delivery } = await line.complete(turn, long);
    expect(delivery?.comment).toEqual({ id: 'c1', isPublic: false });
    // One message is all that may answer a comment: what is stored is what fits into it.
    expect(Buffer.byteLength(delivery?.text ?? '')).toBeLessThanOrEqual(1000);
    const [, answer] = await lines();
    expect(answer).toMatchObject({
      text: delivery?.text,
      comment: { isPublic: false, postId: 'post-1' },
    });
    await comment('c1', 'Narxi qancha?');
    expect(await line.claimTurns()).toEqual([]);
  });

  it('is answered before everybody without a word of what was said in private', async () => {
    await rule('PUBLIC_REPLY');
    await line.say('Mening manzilim: Chilonzor 5');
    const first = await line.complete(await line.claimTurn(), 'Yozib oldim: Chilonzor 5');
    if (first.delivery) await line.record(first.delivery, 'SENT', { platformMessageId: 'm1' });
    await comment('c1', 'Narxi qancha?');
    const turn = await line.claimTurn();
    expect(turn.history.map(({ text }) => text)).toEqual(['[comment under a post] Narxi qancha?']);
    const { delivery } = await line.complete(turn, '12 000 soʻm');
    expect(delivery).toMatchObject({ text: '12 000 soʻm', comment: { id: 'c1', isPublic: true } });
  });

  it('that came with a private message is answered in private with it', async () => {
    await rule('PUBLIC_REPLY');
    await comment('c1', 'Narxi qancha?');
    await line.say('Manzilim: Chilonzor 5');
    const turn = await line.claimTurn();
    expect(turn).toMatchObject({ commentRule: null, newLines: 2 });
    expect((await line.complete(turn, 'Javob')).delivery?.comment).toBeNull();
  });

  it('that answers another comment is left to people: two bots would never end', async () => {
    await rule('PUBLIC_REPLY');
    await comment('c2', 'Rahmat!', { replyTo: 'c1' });
    expect(await line.claimTurns()).toEqual([]);
    expect(await lines()).toHaveLength(1);
  });

  it('opens no window, and is not answered in private after a week', async () => {
    await rule('PRIVATE_REPLY');
    await comment('c1', 'Narxi qancha?', { at: ago(1) });
    await line.act('takeOver');
    expect(JSON.stringify(await line.operatorSays('Salom'))).toMatch(/BAD_STATE/);
    await line.act('handBack');
    await comment('c2', 'Bormi?', { at: ago(8) });
    expect(await line.claimTurns()).toEqual([]);
    const read = await line.owner.ask(
      'query($id: ID!) { deadLetters(botId: $id) { edges { node { code } } } }',
      { id: line.botId },
    );
    expect(read).toEqual({ deadLetters: { edges: [{ node: { code: 'WINDOW_CLOSED' } }] } });
  });

  it('cannot be had where there are none', async () => {
    line = await makeLine(api, 'WHATSAPP');
    await expect(rule('PUBLIC_REPLY')).rejects.toThrow();
  });
});
