import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Bot, Channel } from '../entities/bot.ts';
import type { BotText, ChannelSettings } from '../shapes.ts';
import { rows, time, type RawTime } from './sql.ts';

/** What taking a message in needs to know of a channel that is connected, and of its bot. */
export interface OpenLine {
  readonly channel: Pick<Channel, 'id' | 'platform' | 'settings'>;
  readonly bot: BotFacts & { readonly texts: readonly BotText[] };
}

type BotFacts = Pick<
  Bot,
  'id' | 'workspaceId' | 'desired' | 'deletedAt' | 'mergeWindowMs' | 'defaultLocale'
>;

interface RawLine
  extends Pick<Channel, 'platform'>, Pick<Bot, 'desired' | 'mergeWindowMs' | 'defaultLocale'> {
  channelId: string;
  botId: string;
  workspaceId: string;
  deletedAt: RawTime | null;
  texts: unknown;
  settings: unknown;
}

/** The lines of those channels that are connected, by the channel's id, in one statement. */
export async function openLines(
  em: SqlEntityManager,
  channelIds: readonly string[],
): Promise<Map<string, OpenLine>> {
  const found = await rows<RawLine>(
    em,
    `select c.id as "channelId", c.platform, b.id as "botId", b.workspace_id as "workspaceId", b.desired,
       b.deleted_at as "deletedAt", b.merge_window_ms as "mergeWindowMs",
       b.default_locale as "defaultLocale", b.texts, c.settings
     from channel c join bot b on b.id = c.bot_id
     where c.id in (?) and c.disconnected_at is null`,
    [channelIds],
  );
  return new Map(
    found.map(({ channelId, platform, botId, deletedAt, texts, settings, ...bot }) => [
      channelId,
      {
        channel: { id: channelId, platform, settings: settingsOf(settings) },
        bot: {
          ...bot,
          id: botId,
          deletedAt: deletedAt === null ? null : time(deletedAt),
          texts: textsOf(texts),
        },
      },
    ]),
  );
}

// PostgreSQL parses JSON on the way, SQLite does not.
function textsOf(stored: unknown): readonly BotText[] {
  const texts: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  if (isList(texts)) return texts;
  throw new Error('The texts of a stored bot are not a list.');
}

function settingsOf(stored: unknown): ChannelSettings | null {
  const settings: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return isSettings(settings) ? settings : null;
}

// What is stored there is of our own making.
function isSettings(value: unknown): value is ChannelSettings {
  return typeof value === 'object' && value !== null;
}

function isList(value: unknown): value is readonly BotText[] {
  return Array.isArray(value);
}
