import { operation, type Owner } from '../../src/owner.ts';

type Variables = Record<string, unknown>;

/** Asks as the owner; gives the first field of the answer. */
async function ask<Value>(owner: Owner, source: string, variables: Variables): Promise<Value> {
  const answer = await owner.ask(operation<Record<string, Value>, Variables>(source), variables);
  const [value] = Object.values(answer);
  if (value === undefined) throw new Error('The api answered with nothing.');
  return value;
}

/** A mutation on one id that gives the id of what it made or changed. */
function onId(field: string, argument = 'id') {
  return async (owner: Owner, id: string) => {
    const made = await ask<{ id: string }>(
      owner,
      `mutation Act($id: ID!) { ${field}(${argument}: $id) { id } }`,
      { id },
    );
    return made.id;
  };
}

/** What people do with the api, each as one mutation. */
export const act = {
  startBot: onId('startBot'),
  stopBot: onId('stopBot'),
  deleteBot: onId('deleteBot'),
  restoreBot: onId('restoreBot'),
  duplicateBot: onId('duplicateBot'),
  publish: onId('publishPersonality'),
  disconnect: onId('disconnectChannel'),
  checkChannel: onId('checkChannel'),
  takeOver: onId('takeOver', 'conversationId'),
  handBack: onId('handBack', 'conversationId'),
  close: onId('closeConversation', 'conversationId'),
  retryTurn: onId('retryTurn'),
  resend: onId('resendMessage', 'messageId'),
  dismiss: (owner: Owner, id: string) =>
    ask<boolean>(owner, 'mutation Act($id: ID!) { dismissDeadLetter(id: $id) }', { id }),
  resetTryOut: onId('resetTryOut', 'botId'),
  createBot: async (owner: Owner, name: string) =>
    (
      await ask<{ id: string }>(
        owner,
        `mutation Act($input: CreateBotInput!) { createBot(input: $input) { id } }`,
        { input: { name, preset: 'CUSTOMER_SUPPORT' } },
      )
    ).id,
  rename: (owner: Owner, id: string, name: string) =>
    ask(
      owner,
      `mutation Act($id: ID!, $input: UpdateBotInput!) { updateBot(id: $id, input: $input) { id } }`,
      { id, input: { name } },
    ),
  savePersonality: async (owner: Owner, botId: string, role: string) =>
    (
      await ask<{ id: string }>(
        owner,
        `mutation Act($botId: ID!, $input: PersonalityInput!) {
          savePersonality(botId: $botId, input: $input) { id }
        }`,
        { botId, input: { role } },
      )
    ).id,
  connect: async (owner: Owner, botId: string, credential: string) =>
    (
      await ask<{ id: string }>(
        owner,
        `mutation Act($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }`,
        {
          input: { botId, platform: 'TELEGRAM', mode: 'SANDBOX', transport: 'POLLING', credential },
        },
      )
    ).id,
  checkCredential: (owner: Owner, credential: string) =>
    ask<{ ok: boolean }>(
      owner,
      `mutation Act($credential: String!) {
        checkCredential(platform: TELEGRAM, mode: SANDBOX, credential: $credential) { ok }
      }`,
      { credential },
    ),
  checkNumber: (owner: Owner, given: Readonly<Record<string, unknown>>) =>
    ask<{ ok: boolean }>(
      owner,
      `mutation Act($whatsapp: WhatsappCredentialInput!) {
        checkCredential(platform: WHATSAPP, mode: SANDBOX, whatsapp: $whatsapp) { ok }
      }`,
      given,
    ),
  write: (owner: Owner, id: string, text: string) =>
    ask(
      owner,
      `mutation Act($id: ID!, $text: String!) { sendMessage(conversationId: $id, text: $text) { id } }`,
      { id, text },
    ),
  react: (owner: Owner, id: string, emoji: string) =>
    ask(
      owner,
      `mutation Act($id: ID!, $emoji: String!) { react(messageId: $id, emoji: $emoji) { id } }`,
      { id, emoji },
    ),
  tryBot: (owner: Owner, botId: string, text: string) =>
    ask<{ id: string; conversationId: string }>(
      owner,
      `mutation Act($botId: ID!, $text: String!) {
        tryBot(botId: $botId, text: $text) { id conversationId }
      }`,
      { botId, text },
    ),
  changePassword: (owner: Owner, current: string, next: string) =>
    ask(
      owner,
      `mutation Act($current: String!, $next: String!) {
        changePassword(current: $current, next: $next)
      }`,
      { current, next },
    ),
  signIn: (owner: Owner, username: string, password: string) =>
    ask(
      owner,
      `mutation Act($username: String!, $password: String!) {
        signIn(username: $username, password: $password) { viewer { kind } }
      }`,
      { username, password },
    ),
  register: (owner: Owner, username: string, password: string) =>
    ask(
      owner,
      `mutation Act($username: String!, $password: String!) {
        register(username: $username, password: $password) { viewer { kind } }
      }`,
      { username, password },
    ),
  signOut: (owner: Owner) => ask(owner, 'mutation Act { signOut }', {}),
};

/** What people see. */
export const see = {
  viewer: async (owner: Owner) =>
    (await ask<{ kind: string }>(owner, 'query See { viewer { kind } }', {})).kind,
  /** The names of all bots that live. */
  bots: async (owner: Owner) =>
    (
      await ask<{ edges: { node: { id: string; name: string; desired: string } }[] }>(
        owner,
        'query See { bots(first: 100) { edges { node { id name desired } } } }',
        {},
      )
    ).edges.map(({ node }) => node),
  bot: (owner: Owner, id: string) =>
    ask<{
      name: string;
      desired: string;
      deletedAt: string | null;
      published: { id: string } | null;
      personalities: { edges: { node: { id: string; role: string } }[] };
      channels: { edges: { node: { id: string; platform: string } }[] };
    }>(
      owner,
      `query See($id: ID!) {
        bot(id: $id) {
          name desired deletedAt published { id }
          personalities(first: 10) { edges { node { id role } } }
          channels(first: 10) { edges { node { id platform } } }
        }
      }`,
      { id },
    ),
  conversation: (owner: Owner, id: string) =>
    ask<{ mode: string; status: string }>(
      owner,
      'query See($id: ID!) { conversation(id: $id) { mode status } }',
      { id },
    ),
  /** The first message of a conversation, with its reactions and how far they have come. */
  first: async (owner: Owner, id: string) =>
    (
      await ask<{
        messages: {
          edges: { node: { id: string; reactions: { emoji: string; deliveryState: string }[] } }[];
        };
      }>(
        owner,
        `query See($id: ID!) {
          conversation(id: $id) {
            messages(last: 20) { edges { node { id reactions { emoji deliveryState } } } }
          }
        }`,
        { id },
      )
    ).messages.edges[0]?.node,
  /** The ids of what failed and waits for a person. */
  letters: async (owner: Owner) =>
    (
      await ask<{ edges: { node: { id: string } }[] }>(
        owner,
        'query See { deadLetters(first: 100) { edges { node { id } } } }',
        {},
      )
    ).edges.map(({ node }) => node.id),
  /** How many messages hold these words. */
  found: async (owner: Owner, query: string) =>
    (
      await ask<{ edges: unknown[] }>(
        owner,
        `query See($query: String!) { searchMessages(query: $query, first: 10) { edges { cursor } } }`,
        { query },
      )
    ).edges.length,
};
