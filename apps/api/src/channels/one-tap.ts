import { createHmac } from 'node:crypto';
import { sameSecret } from '@cbf/base';
import { Bot, type Locale } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { findBot, livingBot } from '../bots/find.ts';
import type { Ctx, Parts } from '../context.ts';
import { runnersSeen } from '../runner/presence.ts';
import { Refusal } from '../words/refusal.ts';
import { say } from '../words/say.ts';
import { openChannel } from './channels.ts';
import { ofToken } from './credential.ts';

/** What the operator's bot says to a person who is about to make a bot, or has made one. */
export interface OneTapWord {
  readonly text: string;
  /** What stands on the button that makes the bot; null when there is nothing to make. */
  readonly label: string | null;
  /** What the new bot may be called. */
  readonly name: string | null;
}

const lifeMs = 3_600_000;
const form = /^([0-9a-z]{10,40})-([0-9a-z]{5,10})-([\w-]{22})$/;

/**
 * Where the owner makes this bot on Telegram with one tap, for an hour; null when no runner has a bot
 * that makes others. Whoever has the address may connect a bot of theirs here, so it is an editor's.
 */
export async function oneTapUrl(ctx: Ctx, botId: string): Promise<string | null> {
  const { database, config } = ctx.parts;
  const bot = livingBot(await findBot(ctx.em, workspaceOf(ctx), botId));
  const { manager } = await runnersSeen(database, config.times);
  if (manager === null) return null;
  const until = new Date(database.now().getTime() + lifeMs);
  return `https://t.me/${manager}?start=${codeOf(config.sessionSecret, bot.id, until)}`;
}

/** What a person with such a code is told, with what makes the bot. */
export async function oneTapOffer(parts: Parts, code: string): Promise<OneTapWord> {
  const bot = await botOf(parts, code);
  if (bot === null) return { text: say('en', 'oneTapOver'), label: null, name: null };
  const { defaultLocale: locale, name } = bot;
  const text = say(locale, 'oneTapOffer', { name });
  return { text, label: say(locale, 'oneTapMake'), name };
}

/** Connects the bot that a person made with such a code; what they are told of it. */
export async function oneTapMade(parts: Parts, code: string, token: string): Promise<OneTapWord> {
  const bot = await botOf(parts, code);
  if (bot === null) return { text: say('en', 'oneTapOver'), label: null, name: null };
  const { id: botId, workspaceId, defaultLocale: locale, name } = bot;
  const wanted = { botId, platform: 'TELEGRAM', mode: 'LIVE', transport: 'POLLING' } as const;
  const done = (text: string) => ({ text, label: null, name: null });
  try {
    await openChannel(parts, workspaceId, wanted, ofToken(token));
    return done(say(locale, 'oneTapDone', { name }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return done(sentenceOf(locale, error));
  }
}

function sentenceOf(locale: Locale, { key, params }: Refusal): string {
  return say(locale, key, params);
}

function codeOf(secret: string, botId: string, until: Date): string {
  const said = `${botId.slice('bot_'.length)}-${Math.floor(until.getTime() / 1000).toString(36)}`;
  return `${said}-${sealOf(secret, said)}`;
}

function sealOf(secret: string, said: string): string {
  return createHmac('sha256', secret).update(`one tap ${said}`).digest('base64url').slice(0, 22);
}

async function botOf({ database, config }: Parts, code: string): Promise<Bot | null> {
  const [, body = '', until = '', seal = ''] = form.exec(code) ?? [];
  if (!sameSecret(seal, sealOf(config.sessionSecret, `${body}-${until}`))) return null;
  if (Number.parseInt(until, 36) * 1000 <= database.now().getTime()) return null;
  return database.em.fork().findOne(Bot, { id: `bot_${body}`, deletedAt: null });
}
