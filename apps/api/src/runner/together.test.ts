import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Contact, Conversation, rows, Turn } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

// What arrives in one request is stored in a few statements; this says that nobody can tell.
let api: TestApi;
let together: TestLine;
let oneByOne: TestLine;
beforeAll(async () => {
  api = await startTestApi();
  [together, oneByOne] = [await makeLine(api), await makeLine(api)];
});
afterAll(() => api.close());

const chat = fc.constantFrom('a', 'b', 'group');
const person = fc.constantFrom('a', 'b', 'c');
const update = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('says'), chat, person, again: fc.nat(9) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('edits'), chat, person, again: fc.nat(9) }),
  },
  fc.record({
    does: fc.constantFrom('commands', 'presses', 'chooses', 'blocks', 'unblocks', 'stops', 'photo'),
    chat,
    person,
    again: fc.nat(9),
  }),
);
type Update = typeof update extends fc.Arbitrary<infer Value> ? Value : never;

// What the rest of the house may have done between two requests.
const meanwhile = fc.constantFrom('nothing', 'thinking', 'stopping', 'closed', 'human', 'answered');
const requests = fc.array(
  fc.record({ updates: fc.array(update, { minLength: 1, maxLength: 10 }), then: meanwhile }),
  { minLength: 1, maxLength: 3 },
);

const commands = ['start', 'help', 'language', 'human', 'nonsense'];
const languages = ['uz', 'ru', null];

/** An update as a runner sends it; one in ten of those that say something was sent before. */
function sent(run: number, number: number, { does, chat, person, again }: Update): object {
  const id = again === 0 && number > 0 ? number - 1 : number;
  const place = {
    externalId: `${String(run)}:${String(id)}`,
    chatId: `${String(run)}:${chat}`,
    isPrivate: chat !== 'group',
    contact: {
      externalId: `${String(run)}:${person}`,
      name: `${person} ${String(again)}`,
      language: languages[again % 3],
    },
    messageId: `${String(run)}:${String(does === 'edits' ? again : id)}`,
  };
  const text = (words: string) => [{ kind: 'TEXT', text: words }];
  switch (does) {
    case 'edits':
      return { ...place, kind: 'EDIT', parts: text(`edited ${String(number)}`) };
    case 'commands':
      return { ...place, kind: 'MESSAGE', command: commands[again % 5], parts: text('/command') };
    case 'presses':
      return { ...place, kind: 'PRESS', data: 'order' };
    case 'chooses':
      return { ...place, kind: 'PRESS', data: 'lang:ru' };
    case 'blocks':
      return { ...place, kind: 'BLOCKED' };
    case 'unblocks':
      return { ...place, kind: 'UNBLOCKED' };
    case 'stops':
      return { ...place, kind: 'STOPPED_DRAFT' };
    case 'photo':
      return { ...place, kind: 'MESSAGE', parts: [{ kind: 'IMAGE', fileId: 'f', size: 5 }] };
    default:
      return { ...place, kind: 'MESSAGE', parts: text(`says 'what' \\ ${String(number)}?`) };
  }
}

async function interfere({ em, botId }: TestLine, run: number, then: string): Promise<void> {
  const of = { botId, chatId: { $like: `${String(run)}:%` } };
  const threads = await em.find(Conversation, of);
  const turns = { conversationId: { $in: threads.map(({ id }) => id) } };
  if (then === 'thinking' || then === 'stopping')
    await em.nativeUpdate(
      Turn,
      { ...turns, state: 'QUEUED' },
      { state: 'THINKING', attempt: 1, stopAsked: then === 'stopping' },
    );
  if (then === 'closed') await em.nativeUpdate(Conversation, of, { status: 'CLOSED' });
  if (then === 'human') await em.nativeUpdate(Conversation, of, { mode: 'HUMAN' });
  if (then === 'answered')
    for (const { id, lastSeq } of threads) {
      await em.nativeUpdate(Turn, { conversationId: id, state: 'QUEUED' }, { state: 'DONE' });
      await em.nativeUpdate(Conversation, id, { answeredSeq: lastSeq });
    }
}

/** All that is stored of a run, without what is drawn by lot and without moments. */
async function stored({ em, botId, channelId }: TestLine, run: number): Promise<object> {
  const ask = async (text: string, params: readonly string[]) => rows(em, text, params);
  const like = `${String(run)}:%`;
  const of = 'c.bot_id = ? and c.chat_id like ?';
  const contacts = await em.find(
    Contact,
    { channelId, externalId: { $like: like } },
    { orderBy: { externalId: 'asc' } },
  );
  return {
    contacts: contacts.map(
      ({ externalId, name, foldedName, language, languageChosen, blockedAt }) => [
        ...[externalId, name, foldedName, language, languageChosen, blockedAt !== null],
      ],
    ),
    conversations: await ask(
      `select c.chat_id, c.is_private, c.mode, c.status, c.needs_human, c.last_seq, c.answered_seq,
         k.external_id as contact
       from conversation c join contact k on k.id = c.contact_id where ${of} order by c.chat_id`,
      [botId, like],
    ),
    messages: await ask(
      `select c.chat_id, m.seq, m.external_id, m.direction, m.author, m.text, m.folded, m.parts,
         m.wants_answer, m.delivery_state, m.platform_message_id, d.state
       from message m join conversation c on c.id = m.conversation_id
       left join delivery d on d.message_id = m.id where ${of} order by c.chat_id, m.seq`,
      [botId, like],
    ),
    turns: await ask(
      `select c.chat_id, t.state, t.attempt, t.from_seq, t.through_seq, t.stop_asked
       from turn t join conversation c on c.id = t.conversation_id where ${of}
       order by c.chat_id, t.from_seq, t.through_seq, t.state`,
      [botId, like],
    ),
    told: await ask(
      `select distinct c.chat_id, e.kind, m.seq, t.from_seq, t.through_seq, t.state
       from event e join conversation c on c.id = e.conversation_id
       left join message m on m.id = e.subject_id left join turn t on t.id = e.subject_id
       where ${of} order by 1, 2, 3, 4, 5, 6`,
      [botId, like],
    ),
  };
}

/** What the roll-up and its sums have counted. */
async function counted({ em, botId }: TestLine): Promise<unknown> {
  return rows(
    em,
    `select 'bot' as grain, sum(messages_in) as messages from bot_analytics where bot_id = ?
     union all select grain, sum(messages_in) from usage_sum where bot_id = ? group by grain
     order by 1`,
    [botId, botId],
  );
}

it('what arrives together is stored as if it had come one by one', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(requests, async (plan) => {
      run += 1;
      let number = 0;
      for (const { updates, then } of plan) {
        const inputs = updates.map((each) => sent(run, (number += 1), each));
        const all = await together.receiveAll(inputs);
        const singles = [];
        for (const input of inputs) singles.push(await oneByOne.receive(input));
        const said = (items: typeof all) =>
          items.map(({ duplicate, notice }) => [duplicate, notice]);
        expect(said(all)).toEqual(said(singles));
        for (const line of [together, oneByOne]) await interfere(line, run, then);
      }
      expect(await stored(together, run)).toEqual(await stored(oneByOne, run));
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(await counted(together)).toEqual(await counted(oneByOne));
}, 300_000);
