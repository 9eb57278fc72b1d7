import { rows, time, type Message, type Param, type RawTime, type Turn } from '@cbf/db';
import { z } from 'zod';
import { workspaceOf } from '../accounts/member.ts';
import { findBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { messageById, turnById } from '../conversations/find.ts';
import { defineLoader } from '../graphql/loader.ts';
import { page, type Asked, type Page, type Window } from '../graphql/page.ts';

/** What could not be done and waits for somebody to look at it. */
export type Letter = { readonly id: string; readonly at: Date } & (
  | { readonly turn: Turn; readonly message: null }
  | { readonly turn: null; readonly message: Message }
);

interface Key {
  readonly id: string;
  readonly at: Date;
}

// Both partial indexes hold nothing but what is waiting, so this costs as much as it finds.
const waiting = (more: string) => `
  select id, bot_id, attention_at from turn
  where workspace_id = ? and attention_at is not null ${more}
  union all
  select id, bot_id, attention_at from message
  where workspace_id = ? and attention_at is not null ${more}`;
const living = 'bot_id in (select id from bot where workspace_id = ? and deleted_at is null)';

/** Answers that were given up and messages that did not, or perhaps not, arrive; newest first. */
export async function listLetters(
  ctx: Ctx,
  { botId, ...asked }: Asked & { readonly botId?: string | null | undefined },
): Promise<Page<Letter>> {
  const workspaceId = workspaceOf(ctx);
  if (botId != null) await findBot(ctx.em, workspaceId, botId);
  const only = botId == null ? '' : 'and bot_id = ?';
  const whose = botId == null ? [workspaceId] : [workspaceId, botId];
  const params: Param[] = [...whose, ...whose, workspaceId];
  return page<Letter>(
    asked,
    async (window) => {
      const from = fromPlace(window);
      const keys = await rows<{ id: string; at: RawTime }>(
        ctx.em,
        `select id, attention_at as at from (${waiting(only)}) letters
         where ${living} ${from ? 'and (attention_at < ? or (attention_at = ? and id < ?))' : ''}
         order by attention_at desc, id desc limit ?`,
        [...params, ...(from ? [from.at, from.at, from.id] : []), window.first + 1],
      );
      const found = keys.slice(0, window.first).map(({ id, at }) => ({ id, at: time(at) }));
      return {
        items: await opened(ctx, found),
        hasNextPage: keys.length > window.first,
        hasPrevPage: from !== null,
        from: placeOf,
      };
    },
    async () => {
      const [counted] = await rows<{ count: number | string }>(
        ctx.em,
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
    [workspaceId, [...botIds], workspaceId, [...botIds]],
  );
  const byBot = new Map(counted.map(({ botId, count }) => [botId, Number(count)]));
  return botIds.map((id) => byBot.get(id) ?? 0);
});

async function opened(ctx: Ctx, keys: readonly Key[]): Promise<Letter[]> {
  const turns = keys.map(({ id }) => (isTurn(id) ? turnById(ctx).load(id) : null));
  const messages = keys.map(({ id }) => (isTurn(id) ? null : messageById(ctx).load(id)));
  const letters: Letter[] = [];
  for (const [place, key] of keys.entries()) {
    const [turn, message] = [await turns[place], await messages[place]];
    if (turn) letters.push({ ...key, turn, message: null });
    else if (message) letters.push({ ...key, turn: null, message });
  }
  return letters;
}

/** Whether an id is a turn's; a letter is a turn or a message and has its id. */
export function isTurn(id: string): boolean {
  return id.startsWith('trn_');
}

function placeOf({ at, id }: Key): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

const place = z.tuple([z.iso.datetime().transform((at) => new Date(at)), z.string()]);

function fromPlace({ after }: Window): Key | null {
  if (after === undefined) return null;
  const [at, id] = place.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
  return { at, id };
}
