import { randomBytes } from 'node:crypto';
import { createClient } from '@cbf/client';
import { signUp, operation, type Owner } from '../../src/owner.ts';
import { startProcess, type Process } from '../../src/process.ts';
import { takeSeat, type SeatEvents, type Subscriber } from './subscriber.ts';
import { FeedWatch } from './watch.ts';

/** How large a crowd is and what its apis run on. */
export interface CrowdPlan {
  databaseUrl: string;
  apis: number;
  tenants: number;
  /** Subscribers of all tenants together. */
  sockets: number;
  /** More for the apis' environment, one entry each. */
  env?: readonly Record<string, string>[];
}

/** A tenant whose customers write through the runners' door. */
interface Tenant {
  readonly owner: Owner;
  readonly channelId: string;
}

/** Apis without runners, and many who watch their feeds. */
export interface Crowd {
  readonly apis: readonly Process[];
  readonly watch: FeedWatch;
  readonly subscribers: readonly Subscriber[];
  /** A cookie with which a stranger may come, for those who misbehave. */
  readonly cookie: string;
  readonly origin: string;
  /** From an entry's writing to its arrival, in milliseconds; those since the last call. */
  lags(): number[];
  /** Lets customers of all tenants write so many messages, spread over the tenants. */
  say(messages: number): Promise<void>;
  /** Waits until every subscriber is where its tenant's log ends; complains of those that are not. */
  settle(withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

const CreateBot = operation<{ createBot: { id: string } }, { input: object }>(
  'mutation Create($input: CreateBotInput!) { createBot(input: $input) { id } }',
);
const Connect = operation<{ connectChannel: { id: string } }, { input: object }>(
  'mutation Connect($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }',
);
const Start = operation<unknown, { id: string }>(
  'mutation Start($id: ID!) { startBot(id: $id) { id } }',
);
const Cursor = operation<{ cursor: string }>('query Head { cursor }');
const Receive = operation<unknown, { channelId: string; updates: object[] }>(
  `mutation Receive($channelId: ID!, $updates: [InboundInput!]!) {
    receive(channelId: $channelId, updates: $updates) { stored }
  }`,
);

/** Starts the apis, registers the tenants and seats all subscribers behind the end of their logs. */
export async function openCrowd(plan: CrowdPlan): Promise<Crowd> {
  const origin = 'http://localhost:3000';
  const runnerKey = randomBytes(32).toString('base64url');
  const shared = {
    PUBLIC_URL: origin,
    RUNNER_KEY: runnerKey,
    SESSION_SECRET: randomBytes(32).toString('base64url'),
    DATA_KEY: randomBytes(32).toString('base64'),
    DATABASE_URL: plan.databaseUrl,
    API_PORT: '0',
    LOG_LEVEL: 'warn',
    SOCKETS_PER_USER: String(plan.sockets),
    SOCKETS_PER_ADDRESS: String(plan.sockets),
  };
  const apis: Process[] = [];
  for (let number = 0; number < plan.apis; number += 1) {
    const env = { ...shared, ...plan.env?.[number] };
    apis.push(await startProcess('apps/api', 'src/main.ts', env));
  }
  const urls = apis.map(({ url }) => url);
  const tenants: Tenant[] = [];
  while (tenants.length < plan.tenants) tenants.push(await openTenant(urls[0] ?? '', origin));

  const watch = new FeedWatch();
  const lags: number[] = [];
  const events: SeatEvents = { onEntry: (ms) => lags.push(ms) };
  const seats = Array.from({ length: plan.sockets }, (_, number) => {
    const at = number % tenants.length;
    const { cookie } = tenants[at]?.owner ?? { cookie: () => '' };
    const name = `subscriber ${number + 1}`;
    // Every other one begins with the other api.
    const own = [...urls.slice(number % urls.length), ...urls.slice(0, number % urls.length)];
    const seat = { name, tenant: String(at), urls: own, cookie: cookie(), origin };
    return { at, name, subscriber: takeSeat(seat, watch, events) };
  });
  const heads = async () =>
    Promise.all(tenants.map(async ({ owner }) => (await owner.ask(Cursor, {})).cursor));
  const begun = await heads();
  for (const { at, subscriber } of seats) subscriber.reader.start(begun[at] ?? '');
  // Fewer at once than one address may have before they have said who they are.
  await inBatches(seats, 10, ({ subscriber }) => subscriber.connect());

  const runners = urls.map((url) =>
    createClient({ url: `${url}/graphql`, authorization: `Bearer ${runnerKey}` }),
  );
  let said = 0;
  return {
    apis,
    watch,
    subscribers: seats.map(({ subscriber }) => subscriber),
    cookie: tenants[0]?.owner.cookie() ?? '',
    origin,
    lags: () => lags.splice(0, lags.length),
    async say(messages) {
      const share = new Map<number, object[]>();
      for (let each = 0; each < messages; each += 1) {
        const at = said % tenants.length;
        share.set(at, [...(share.get(at) ?? []), message((said += 1))]);
      }
      await Promise.all(
        [...share].map(async ([at, updates]) => {
          const channelId = tenants[at]?.channelId ?? '';
          // As a runner does: what is told again is known, and stored once.
          const again = { attempts: 3 };
          const updating = { channelId, updates };
          await runners[at % runners.length]?.request(Receive, updating, again);
        }),
      );
    },
    async settle(withinMs) {
      const ends = await heads();
      const until = Date.now() + withinMs;
      const late = () =>
        seats.filter(({ at, subscriber }) => subscriber.reader.place() !== ends[at]);
      while (late().length > 0 && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      for (const { at, name, subscriber } of seats) {
        watch.settle(name, subscriber.reader, ends[at] ?? '');
      }
    },
    async stop() {
      for (const { subscriber } of seats) subscriber.cut();
      await Promise.all([
        ...runners.map((runner) => runner.close()),
        ...apis.map((api) => api.stop()),
      ]);
    },
  };
}

/** Does a thing with all, so many at a time. */
export async function inBatches<Item>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) {
    await Promise.all(items.slice(at, at + size).map(work));
  }
}

async function openTenant(url: string, origin: string): Promise<Tenant> {
  const owner = await signUp(url, origin);
  const input = { name: 'Chinor', preset: 'CUSTOMER_SUPPORT' };
  const { createBot: bot } = await owner.ask(CreateBot, { input });
  const credential = `${randomBytes(4).readUInt32BE()}:${randomBytes(26).toString('base64url')}`;
  const { connectChannel: channel } = await owner.ask(Connect, {
    input: { botId: bot.id, platform: 'TELEGRAM', mode: 'LIVE', transport: 'POLLING', credential },
  });
  await owner.ask(Start, { id: bot.id });
  return { owner, channelId: channel.id };
}

function message(number: number): object {
  const customer = number % 997;
  return {
    externalId: `swarm:${number}`,
    kind: 'MESSAGE',
    chatId: String(customer),
    messageId: String(number),
    isPrivate: true,
    contact: { externalId: String(customer), name: `Customer ${customer}` },
    parts: [{ kind: 'TEXT', text: `What do you have for ${number}?` }],
    at: new Date().toISOString(),
  };
}
