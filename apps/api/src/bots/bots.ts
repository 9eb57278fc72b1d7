import { z } from 'zod';
import { foldText, newId } from '@cbf/base';
import { Bot, Personality, UncertainSend, type BotStatus, type BotText } from '@cbf/db';
import { member, workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { change } from '../events/commit.ts';
import { list, type Asked, type Page } from '../graphql/page.ts';
import { newVersion } from '../personalities/personalities.ts';
import { presetTexts } from '../personalities/presets/presets.ts';
import { personalityInput } from '../personalities/rules.ts';
import { between, check, text } from '../words/check.ts';
import { say } from '../words/say.ts';
import { checkButtons, labelOf } from './buttons.ts';
import { findBot, livingBot } from './find.ts';
import type { BotTextInput, CreateBotInput, UpdateBotInput } from './types.ts';

const name = text(1, 80);
const description = text(0, 500);
// Telegram's longest message is 4,096 characters; a little is left for the platform.
const spoken = text(1, 4000).nullish();
const creation = z.object({
  name,
  description: description.nullish(),
  personality: personalityInput.nullish(),
});
const alteration = z.object({
  name: name.nullish(),
  description: description.nullish(),
  mergeWindowMs: between(0, 30_000).nullish(),
  uncertainSend: z.enum(UncertainSend).nullish(),
  texts: z
    .array(
      z.object({
        ...{ greeting: spoken, help: spoken, fallback: spoken, handoff: spoken },
        buttons: z.array(z.string().max(1000)).max(100).nullish(),
      }),
    )
    .max(3)
    .nullish(),
});

/** The workspace's bots that are not deleted, the newest first. */
export function listBots(
  ctx: Ctx,
  { status, search, ...asked }: Asked & { status?: BotStatus | null; search?: string | null },
): Promise<Page<Bot>> {
  const sought = foldText(search ?? '').replace(/[%_\\\0]/g, '');
  const { database } = ctx.parts;
  const where = [
    'workspace_id = ? and deleted_at is null',
    ...(status ? ['status = ?'] : []),
    ...(sought ? ['folded_name like ?'] : []),
  ];
  const params = [
    workspaceOf(ctx),
    ...(status ? [status] : []),
    ...(sought ? [`%${sought}%`] : []),
  ];
  return list(database, { entity: Bot, where, params, by: 'createdAt' }, asked);
}

/** Makes a bot with its words and a published first personality; it is stopped and not connected. */
export async function createBot(ctx: Ctx, input: CreateBotInput): Promise<Bot> {
  const { locale, workspaceId } = member(ctx);
  const wanted = check(creation, input);
  const preset = input.preset ?? wanted.personality?.preset ?? 'OWN';
  return change(ctx.parts, 'create-bot', [workspaceId], ({ em, at, emit }) => {
    const bot = em.create(Bot, {
      id: newId('bot'),
      workspaceId,
      name: wanted.name,
      foldedName: foldText(wanted.name),
      description: wanted.description ?? '',
      defaultLocale: input.defaultLocale ?? locale,
      texts: presetTexts(preset),
      hearsVoice: input.hearsVoice ?? true,
      seesPhotos: input.seesPhotos ?? true,
      createdAt: at,
      updatedAt: at,
    });
    const first = newVersion(em, bot, null, { ...wanted.personality, preset }, at);
    first.publishedAt = at;
    bot.publishedId = first.id;
    emit(workspaceId, { kind: 'BotChanged', botId: bot.id, subjectId: bot.id });
    return Promise.resolve(bot);
  });
}

/** Changes what is given; words are merged language by language. */
export async function updateBot(ctx: Ctx, id: string, input: UpdateBotInput): Promise<Bot> {
  const workspaceId = workspaceOf(ctx);
  const wanted = check(alteration, input);
  return change(ctx.parts, 'update-bot', [workspaceId], async ({ em, at, emit, work }) => {
    const bot = livingBot(await findBot(em, workspaceId, id));
    if (wanted.name) {
      bot.name = wanted.name;
      bot.foldedName = foldText(wanted.name);
    }
    if (typeof wanted.description === 'string') bot.description = wanted.description;
    if (input.defaultLocale) bot.defaultLocale = input.defaultLocale;
    if (typeof wanted.mergeWindowMs === 'number') bot.mergeWindowMs = wanted.mergeWindowMs;
    if (wanted.uncertainSend) bot.uncertainSend = wanted.uncertainSend;
    if (typeof input.hearsVoice === 'boolean') bot.hearsVoice = input.hearsVoice;
    if (typeof input.seesPhotos === 'boolean') bot.seesPhotos = input.seesPhotos;
    if (input.texts) {
      await checkButtons(em, id, input.texts);
      bot.texts = mergeTexts(bot.texts, input.texts);
    }
    bot.updatedAt = at;
    emit(workspaceId, { kind: 'BotChanged', botId: id, subjectId: id });
    // Platforms show some of it.
    if (input.texts ?? input.description ?? input.defaultLocale) work('CHANNELS');
    return bot;
  });
}

/** A stopped copy with the published personality and the words, but without channels. */
export async function duplicateBot(ctx: Ctx, id: string): Promise<Bot> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, 'duplicate-bot', [workspaceId], async ({ em, at, emit }) => {
    const bot = livingBot(await findBot(em, workspaceId, id));
    const copyName = say(ctx.locale, 'botCopyName', { name: bot.name }).slice(0, 80);
    const { description: about, defaultLocale, texts, mergeWindowMs, uncertainSend } = bot;
    const { hearsVoice, seesPhotos } = bot;
    const copy = em.create(Bot, {
      id: newId('bot'),
      workspaceId,
      name: copyName,
      foldedName: foldText(copyName),
      description: about,
      defaultLocale,
      texts: texts.map((words) => ({ ...words })),
      mergeWindowMs,
      uncertainSend,
      hearsVoice,
      seesPhotos,
      createdAt: at,
      updatedAt: at,
    });
    const published = await em.findOne(Personality, {
      id: bot.publishedId ?? '',
      workspaceId,
    });
    const first = newVersion(em, copy, published, {}, at);
    first.version = 1;
    first.publishedAt = at;
    copy.publishedId = first.id;
    emit(workspaceId, { kind: 'BotChanged', botId: copy.id, subjectId: copy.id });
    return copy;
  });
}

function mergeTexts(kept: readonly BotText[], given: readonly BotTextInput[]): BotText[] {
  return kept.map((words) => {
    const wish = given.findLast(({ locale }) => locale === words.locale);
    return {
      locale: words.locale,
      greeting: wish?.greeting?.trim() ?? words.greeting,
      help: wish?.help?.trim() ?? words.help,
      fallback: wish?.fallback?.trim() ?? words.fallback,
      handoff: wish?.handoff?.trim() ?? words.handoff,
      buttons: wish?.buttons?.map(labelOf) ?? words.buttons ?? [],
    };
  });
}
