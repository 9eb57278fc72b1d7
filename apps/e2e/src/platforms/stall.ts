import type { Simulator } from '@cbf/simulator/launch';
import { operation, type Owner } from '../owner.ts';
import { connectBot, newBot, runBot, untilChannel, type BotWish } from '../shop.ts';
import type { Account, Driver } from './driver.ts';

/** A bot that runs on one platform. */
export interface Stall {
  readonly botId: string;
  readonly channelId: string;
  readonly account: Account;
  /** Where the owner is told that webhooks go; null where nobody has to know. */
  readonly hookUrl: string | null;
}

const Hooks = operation<
  { node: { hookUrl: string | null; verifyToken: string | null } },
  { id: string }
>(`query Hooks($id: ID!) { node(id: $id) { ... on Channel { hookUrl verifyToken } } }`);

/** Makes a bot with an account of its own on a platform, and waits until it can answer there. */
export async function openStall(
  control: Simulator['control'],
  owner: Owner,
  { platform, wish: connectedBy, openAccount }: Driver,
  wish: BotWish & { name: string },
): Promise<Stall> {
  const account = await openAccount(control, wish.name);
  const botId = await newBot(owner, wish);
  const given = { ...connectedBy, ...account.given };
  const channelId = await connectBot(owner, botId, platform, given);
  await runBot(owner, botId);
  await untilChannel(owner, { channelId }, 'OK', 60_000);
  const { hookUrl, verifyToken } = (await owner.ask(Hooks, { id: channelId })).node;
  if (hookUrl !== null) await account.arrange({ hookUrl, verifyToken: verifyToken ?? '' });
  return { botId, channelId, account, hookUrl };
}

const Quiet = operation<unknown, { id: string }>(
  `mutation Quiet($id: ID!) { updateChannel(id: $id, input: { automatedLine: false }) { id } }`,
);

/** The same for a bot that does not say what it is: what comes is the model's words and no more. */
export async function openQuietStall(...what: Parameters<typeof openStall>): Promise<Stall> {
  const [, owner, { platform }] = what;
  const stall = await openStall(...what);
  if (platform !== 'TELEGRAM') await owner.ask(Quiet, { id: stall.channelId });
  return stall;
}
