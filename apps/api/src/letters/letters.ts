import { time, type Channel, type Message, type Param, type RawTime, type Turn } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { ownBot } from '../bots/find.ts';
import { channelById } from '../channels/find.ts';
import type { Ctx } from '../context.ts';
import { messageById, turnById } from '../conversations/find.ts';
import { defineLoader } from '../graphql/loader.ts';
import { behind, page, placeOf, stretch, type Asked, type Page } from '../graphql/page.ts';

/** What could not be done and waits for somebody to look at it. */
export type Letter = { readonly id: string; readonly at: Date } & (
  | { readonly turn: Turn; readonly message: null; readonly channel: null }
  | { readonly turn: null; readonly message: Message; readonly channel: null }
  | { readonly turn: null; readonly message: null; readonly channel: Channel }
);

interface Key {
  readonly id: string;
  readonly at: Date;
}

// The partial indexes hold nothing but what is waiting, so this costs as much as it finds.
const waiting = (more: string) => `
  select id, bot_id, attention_at from turn
  where workspace_id = ? and attention_at is not null ${more}
  union all
  select id, bot_id, attention_at from message
  where workspace_id = ? and attention_at is not null ${more}
  union all
  select id, bot_id, attention_at from channel
  where workspace_id = ? and attention_at is not null ${more}`;
const living = 'bot_id in (select id from bot where workspace_id = ? and deleted_at is null)';

/** Answers that were given up and messages that did not, or perhaps not, arrive; newest first. */
export async function listLetters(
  ctx: Ctx,
  { botId, ...asked }: Asked & { readonly botId?: string | null | undefined },
): Promise<Page<Letter>> {
  const workspaceId = workspaceOf(ctx);
  const { read } = ctx.parts.database;
  if (botId != null) await ownBot(ctx, botId);
  const only = botId == null ? '' : 'and bot_id = ?';
  const whose = botId == null ? [workspaceId] : [workspaceId, botId];
  const params: Param[] = [...whose, ...whose, ...whose, workspaceId];
  return page<Letter>(
    asked,
    async (window) => {
      const more = behind(window, 'attention_at');
      const found = await read.rows<{ id: string; at: RawTime }>(
        `select id, attention_at as at from (${waiting(only)}) letters
         where ${[living, ...more.where].join(' and ')}
         order by attention_at desc, id desc limit ?`,
        [...params, ...more.params, window.first + 1],
      );
      const keys = stretch(found, window, ({ id }) => id);
      const items = await opened(
        ctx,
        keys.items.map(({ id, at }) => ({ id, at: time(at) })),
      );
      return { ...keys, items, from: ({ at, id }) => placeOf(at, id) };
    },
    async () => {
      const [counted] = await read.rows<{ count: number | string }>(
        `select count(*) as count from (${waiting(only)}) letters where ${living}`,
        params,
      );
      return Number(counted?.count ?? 0);
    },
  );
}

/** How many letters wait for each bot. */
export const letterCount = defineLoader(async (ctx, botIds: readonly string[]) => {
  const workspaceId = workspaceOf(ctx);
  const only = 'and bot_id in (?)';
  const counted = await ctx.parts.database.read.rows<{ botId: string; count: number | string }>(
    `select bot_id as "botId", count(*) as count from (${waiting(only)}) letters group by bot_id`,
    [0, 1, 2].flatMap((): Param[] => [workspaceId, [...botIds]]),
  );
  const byBot = new Map(counted.map(({ botId, count }) => [botId, Number(count)]));
  return botIds.map((id) => byBot.get(id) ?? 0);
});

async function opened(ctx: Ctx, keys: readonly Key[]): Promise<Letter[]> {
  const found = await Promise.all(keys.map((key) => openedOne(ctx, key)));
  return found.filter((letter) => letter !== null);
}

async function openedOne(ctx: Ctx, { id, at }: Key): Promise<Letter | null> {
  const none = { id, at, turn: null, message: null, channel: null };
  if (isTurn(id)) {
    const turn = await turnById(ctx).load(id);
    return turn && { ...none, turn };
  }
  if (isChannel(id)) {
    const channel = await channelById(ctx).load(id);
    return channel && { ...none, channel };
  }
  const message = await messageById(ctx).load(id);
  return message && { ...none, message };
}

/** Whether an id is a channel's: its credential is about to end. */
export function isChannel(id: string): boolean {
  return id.startsWith('chn_');
}

/** Whether an id is a turn's; a letter is a turn, a message or a channel and has its id. */
export function isTurn(id: string): boolean {
  return id.startsWith('trn_');
}
