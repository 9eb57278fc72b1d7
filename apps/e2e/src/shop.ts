import type { Line } from './line.ts';
import { operation, type Owner } from './owner.ts';
import { until } from './until.ts';

/** What is said of a bot when a test makes one. */
export interface BotWish {
  name?: string;
  role?: string;
  mergeWindowMs?: number;
  transport?: 'POLLING' | 'WEBHOOK';
  maxOutputTokens?: number;
  /** False leaves the token to the simulator, as a first try-out does. */
  ownToken?: boolean;
}

/** A bot that runs on the simulated Telegram. */
export interface Shop {
  botId: string;
  channelId: string;
  /** Its number on the simulator. */
  simulated: number;
  token: string;
}

const usualName = 'Chinor';

interface ChannelState {
  status: string;
  statusCode: string;
  statusReason: string | null;
  pendingCount: number | null;
  displayName: string | null;
}

const CreateBot = operation<
  { createBot: { id: string; personalities: { edges: { node: { id: string } }[] } } },
  { input: Record<string, unknown> }
>(`mutation CreateBot($input: CreateBotInput!) {
  createBot(input: $input) { id personalities(first: 1) { edges { node { id } } } }
}`);
const UpdateBot = operation<unknown, { id: string; input: Record<string, unknown> }>(
  `mutation UpdateBot($id: ID!, $input: UpdateBotInput!) { updateBot(id: $id, input: $input) { id } }`,
);
const SavePersonality = operation<
  { savePersonality: { id: string } },
  { botId: string; input: Record<string, unknown> }
>(`mutation Save($botId: ID!, $input: PersonalityInput!) {
  savePersonality(botId: $botId, input: $input) { id }
}`);
const Publish = operation<unknown, { id: string }>(
  `mutation Publish($id: ID!) { publishPersonality(id: $id) { id } }`,
);
const Connect = operation<{ connectChannel: { id: string } }, { input: Record<string, unknown> }>(
  `mutation Connect($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }`,
);
const Start = operation<unknown, { id: string }>(
  `mutation Start($id: ID!) { startBot(id: $id) { id } }`,
);
const ChannelOf = operation<{ node: ChannelState }, { id: string }>(
  `query ChannelOf($id: ID!) {
    node(id: $id) { ... on Channel { status statusCode statusReason pendingCount displayName } }
  }`,
);

/** Makes a bot and publishes what it is to say; it has no channel yet and does not run. Gives its id. */
export async function newBot(owner: Owner, wish: BotWish = {}): Promise<string> {
  const { createBot: bot } = await owner.ask(CreateBot, {
    input: { name: wish.name ?? usualName, preset: 'CUSTOMER_SUPPORT' },
  });
  const { savePersonality: personality } = await owner.ask(SavePersonality, {
    botId: bot.id,
    input: {
      role: wish.role ?? 'You help the customers of a tea house.',
      ...(wish.maxOutputTokens === undefined ? {} : { maxOutputTokens: wish.maxOutputTokens }),
    },
  });
  await owner.ask(Publish, { id: personality.id });
  const input = { mergeWindowMs: wish.mergeWindowMs ?? 100 };
  await owner.ask(UpdateBot, { id: bot.id, input });
  return bot.id;
}

/** Connects a bot to an account of the simulator; `given` is what the platform's form asks for. */
export async function connectBot(
  owner: Owner,
  botId: string,
  platform: 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM',
  given: Record<string, unknown> = {},
): Promise<string> {
  const input = { botId, platform, mode: 'SANDBOX', ...given };
  return (await owner.ask(Connect, { input })).connectChannel.id;
}

/** Wants a bot to run; does not wait until it does. */
export async function runBot(owner: Owner, botId: string): Promise<void> {
  await owner.ask(Start, { id: botId });
}

/** Makes a bot with a channel on the simulated Telegram and starts it; does not wait for it to run. */
export async function openShop(
  line: Pick<Line, 'simulator'>,
  owner: Owner,
  wish: BotWish = {},
): Promise<Shop> {
  const botId = await newBot(owner, wish);
  const { telegram } = line.simulator.control;
  const name = wish.name ?? usualName;
  const issued = wish.ownToken === false ? null : await telegram.issueBot({ name });
  const channelId = await connectBot(owner, botId, 'TELEGRAM', {
    transport: wish.transport ?? 'POLLING',
    ...(issued && { credential: issued.token }),
  });
  await runBot(owner, botId);
  const simulated = issued ?? (await telegram.bots()).at(-1);
  if (!simulated) throw new Error('The simulator has issued no token.');
  return { botId, channelId, simulated: simulated.id, token: simulated.token };
}

/** What is known of a shop's channel. */
export async function channelOf(
  owner: Owner,
  shop: Pick<Shop, 'channelId'>,
): Promise<ChannelState> {
  return (await owner.ask(ChannelOf, { id: shop.channelId })).node;
}

/** Waits until the channel has this status code. */
export function untilChannel(
  owner: Owner,
  shop: Pick<Shop, 'channelId'>,
  code: string,
  timeoutMs?: number,
) {
  return until(
    () => channelOf(owner, shop),
    ({ statusCode }) => statusCode === code,
    timeoutMs,
  );
}
