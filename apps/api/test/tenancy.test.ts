import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Contact, Conversation, Member, Session, type Role } from '@cbf/db';
import { failure, startTestApi, type Client, type TestApi } from './api.ts';
import { openLine } from './frames.ts';
import { probes, type Probe } from './probe.ts';
import { buildApiSchema } from '../src/graphql/schema.ts';

// Who may ask for what, written down once more by hand: a new root field fails here until somebody
// has decided. Everything that only a runner may do is in `runner`.
const everyone = 'installation viewer register signIn signOut';
const rights: Readonly<Record<string, string>> = {
  read: 'cursor node bot bots conversation conversations searchMessages deadLetters usage models changePassword updateAccount endSession endOtherSessions s:events s:progress s:usage',
  chat: 'sendMessage react syncTemplates sendTemplate takeOver handBack closeConversation reopenConversation retryTurn resendMessage dismissDeadLetter',
  edit: 'createBot updateBot duplicateBot deleteBot restoreBot startBot stopBot savePersonality publishPersonality connectChannel updateChannel disconnectChannel checkChannel checkCredential oneTapUrl tryBot resetTryOut',
  runner:
    'runnerHello runnerHeartbeat claimChannels channelFaces reportManager oneTapOffer oneTapMade reportChannel releaseChannel hookChannel hookChannels isVerifyToken renewCredential claimChecks reportCheck claimTemplates reportTemplates templatesChanged reportModelKey receive claimTurns progress completeTurn failTurn claimDeliveries mayStillSend recordDelivery recordReceipts claimMedia failMedia s:work',
};
const mays: Readonly<Record<Role, readonly string[]>> = {
  OWNER: ['read', 'chat', 'edit'],
  EDITOR: ['read', 'chat', 'edit'],
  OPERATOR: ['read', 'chat'],
  VIEWER: ['read'],
};

// Here an id only narrows a list of the viewer's own.
const filters = ['conversations', 'searchMessages'];

const schema = buildApiSchema();
const nameOf = ({ kind, name }: Probe): string => (kind === 'subscription' ? `s:${name}` : name);
const rightOf = (name: string): string =>
  Object.keys(rights).find((right) => rights[right]?.split(' ').includes(name)) ?? 'nobody';
const harmless = probes(schema, () => 'x_nothing');

let api: TestApi;
let victim: Client;
let stranger: Client;
let victims: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await startTestApi();
  victim = await api.as('victim');
  stranger = await api.as('stranger');
  victims = await makeThings();
});
afterAll(() => api.close());

test('somebody has decided who may ask for each root field', () => {
  const decided = [everyone, ...Object.values(rights)].join(' ').split(' ').sort();
  expect(harmless.map(nameOf).sort()).toEqual(decided);
});

test.each(harmless.filter((probe) => rightOf(nameOf(probe)) !== 'nobody'))(
  'a guest is refused $kind $name',
  async (probe) => {
    expect(await codeOf(api.guest(), probe)).toBe('UNAUTHENTICATED');
  },
);

test.each(['OWNER', 'EDITOR', 'OPERATOR', 'VIEWER'] as const)(
  'a member who is %s is refused exactly what the role does not allow',
  async (role) => {
    const client = await api.as(`role-${role}`);
    const { viewer } = z
      .object({ viewer: z.object({ user: z.object({ id: z.string() }) }) })
      .parse(await client.ask('{ viewer { user { id } } }'));
    await api.app.parts.database.em
      .fork()
      .nativeUpdate(Member, { userId: viewer.user.id }, { role });
    const refused: string[] = [];
    for (const probe of harmless) {
      // These two end what the rest of the loop needs.
      if (['signOut', 'register', 'signIn'].includes(probe.name)) continue;
      if ((await codeOf(client, probe)) === 'FORBIDDEN') refused.push(nameOf(probe));
    }
    const expected = harmless.map(nameOf).filter((name) => {
      const right = rightOf(name);
      return right !== 'nobody' && !mays[role].includes(right);
    });
    expect(refused.sort()).toEqual(expected.sort());
  },
);

test('a runner is refused everything that is a member’s', async () => {
  const members = harmless.filter((probe) =>
    ['read', 'chat', 'edit'].includes(rightOf(nameOf(probe))),
  );
  for (const probe of members) {
    expect([nameOf(probe), await codeOf(api.runner(), probe)]).toEqual([
      nameOf(probe),
      'FORBIDDEN',
    ]);
  }
});

test('whatever takes an id finds nothing of another workspace', async () => {
  const asked = probes(schema, idOf).filter(
    (probe) => probe.ids.length > 0 && rightOf(nameOf(probe)) !== 'runner',
  );
  expect(asked.length).toBeGreaterThan(25);
  for (const probe of asked) {
    if (probe.name === 'node' || filters.includes(probe.name)) continue;
    expect([nameOf(probe), await codeOf(stranger, probe)]).toEqual([nameOf(probe), 'NOT_FOUND']);
  }
});

test('narrowing a list to another workspace’s bot leaves nothing of it', async () => {
  const { bot: botId, cnv: id = '' } = victims;
  // The owner's own try-out is in no list; here it plays a customer's conversation.
  await api.app.parts.database.em
    .fork()
    .nativeUpdate(Conversation, { id }, { isPlayground: false });
  const query =
    'query($botId: ID) { conversations(botId: $botId) { edges { cursor } } searchMessages(query: "hi", botId: $botId) { edges { cursor } } }';
  expect(await stranger.ask(query, { botId })).toEqual({
    conversations: { edges: [] },
    searchMessages: { edges: [] },
  });
  expect(await victim.ask(query, { botId })).toMatchObject({
    conversations: { edges: [{}] },
    searchMessages: { edges: [{}] },
  });
});

test('node finds each kind for its owner and nothing for anybody else', async () => {
  const query = 'query($id: ID!) { node(id: $id) { __typename id } }';
  for (const [kind, id] of Object.entries(victims)) {
    expect([kind, await victim.ask(query, { id })]).toMatchObject([kind, { node: { id } }]);
    expect([kind, await stranger.ask(query, { id })]).toEqual([kind, { node: null }]);
  }
});

test('the victim’s things are untouched by all this', async () => {
  const { bots } = z
    .object({ bots: z.object({ edges: z.array(z.object({ node: z.unknown() })) }) })
    .parse(await victim.ask('{ bots { edges { node { name desired deletedAt } } } }'));
  expect(bots.edges).toEqual([{ node: { name: 'Shop', desired: 'STOPPED', deletedAt: null } }]);
});

/** One of each kind, belonging to the victim. */
async function makeThings(): Promise<Record<string, string>> {
  const { createBot: bot } = z
    .object({ createBot: z.object({ id: z.string(), published: z.object({ id: z.string() }) }) })
    .parse(
      await victim.ask('mutation { createBot(input: { name: "Shop" }) { id published { id } } }'),
    );
  const { connectChannel: channel } = z
    .object({ connectChannel: z.object({ id: z.string() }) })
    .parse(
      await victim.ask(
        `mutation { connectChannel(input: { botId: "${bot.id}", platform: TELEGRAM, mode: LIVE, credential: "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc" }) { id } }`,
      ),
    );
  const { tryBot: message } = z
    .object({ tryBot: z.object({ id: z.string(), conversationId: z.string() }) })
    .parse(
      await victim.ask(`mutation { tryBot(botId: "${bot.id}", text: "hi") { id conversationId } }`),
    );
  const { conversation, viewer } = z
    .object({
      conversation: z.object({ openTurn: z.object({ id: z.string() }) }),
      viewer: z.object({
        user: z.object({ id: z.string() }),
        workspace: z.object({ id: z.string() }),
      }),
    })
    .parse(
      await victim.ask(
        `{ conversation(id: "${message.conversationId}") { openTurn { id } } viewer { user { id } workspace { id } } }`,
      ),
    );
  const em = api.app.parts.database.em.fork();
  const workspaceId = viewer.workspace.id;
  return {
    bot: bot.id,
    per: bot.published.id,
    chn: channel.id,
    msg: message.id,
    cnv: message.conversationId,
    trn: conversation.openTurn.id,
    ctc: (await em.findOneOrFail(Contact, { workspaceId })).id,
    usr: viewer.user.id,
    wsp: workspaceId,
    ses: (await em.findOneOrFail(Session, { userId: viewer.user.id })).id,
  };
}

// By the argument's own name; a plain `id` by what the field is about.
function idOf(root: string, argument: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^botId$|^bot |(Bot|^duplicateBot) id$/, 'bot'],
    [/^personalityId$|Personality id$/, 'per'],
    [/^channelId$|Channel id$/, 'chn'],
    [/^conversationId$|^conversation id$/, 'cnv'],
    [/^(?:template|media)Id$/, 'bot'],
    [/^(?:message|replyTo)Id$|DeadLetter id$/, 'msg'],
    [/Turn id$/, 'trn'],
    [/Session id$/, 'ses'],
    [/^node id$/, 'bot'],
  ];
  const said = argument === 'id' ? `${root} id` : argument;
  const kind = kinds.find(([form]) => form.test(said))?.[1];
  if (kind === undefined && !rights.runner?.split(' ').includes(root) && root !== 'work') {
    throw new Error(`Say which kind of id ${root}(${argument}:) takes.`);
  }
  return victims[kind ?? 'bot'] ?? '';
}

/** The code with which it is refused, or what else came of it. */
async function codeOf(client: Client, { kind, query, variables }: Probe): Promise<string> {
  if (kind !== 'subscription') {
    const result = await client.raw(query, variables);
    return result.errors ? failure(result) : 'OK';
  }
  if (client.cookie === null && !('authorization' in client.headers)) {
    // Nobody in particular is not even let in.
    const line = await openLine(api.wsUrl, client.headers);
    line.send({ type: 'connection_init' });
    return (await line.closed).code === 4403 ? 'UNAUTHENTICATED' : 'OPEN';
  }
  const { cookie } = client;
  const line = await openLine(api.wsUrl, { ...client.headers, ...(cookie && { cookie }) });
  try {
    line.send({ type: 'connection_init' });
    await line.until(({ type }) => type === 'connection_ack');
    line.send({ type: 'subscribe', id: '1', payload: { query, variables } });
    line.send({ type: 'ping' });
    await line.until(({ id, type }) => id === '1' || type === 'pong');
    // A refusal takes a look-up or two; what is let in may stay silent for longer than many.
    const heard = () => line.heard.find(({ id }) => id === '1');
    for (let asked = 0; asked < 10 && !heard(); asked += 1)
      await client.raw('{ bots { totalCount } }');
    return /"code":"([A-Z_]+)"/.exec(JSON.stringify(heard() ?? {}))?.[1] ?? 'OK';
  } finally {
    line.socket.terminate();
  }
}
