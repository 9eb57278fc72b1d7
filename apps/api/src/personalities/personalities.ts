import { newId } from '@cbf/base';
import { type Bot, Personality, type Database, type Preset } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { botById, findBot, livingBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { change } from '../events/commit.ts';
import { defineLoader, inOrder } from '../graphql/loader.ts';
import { list, type Asked, type Page } from '../graphql/page.ts';
import { defaultModel } from '../usage/prices.ts';
import { check } from '../words/check.ts';
import { Refusal } from '../words/refusal.ts';
import { presetWords } from './presets/presets.ts';
import { personalityInput, type PersonalityChange } from './rules.ts';
import type { PersonalityInput } from './types.ts';

/** Versions of the viewer's workspace by id. */
export const personalityById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(
    ids,
    await ctx.parts.database.read.find(Personality, 'id in (?) and workspace_id = ?', [
      [...ids],
      workspaceOf(ctx),
    ]),
  ),
);

/** Whether a version is the one that answers. */
export async function isPublished(ctx: Ctx, { id, botId }: Personality): Promise<boolean> {
  if (ctx.viewer.kind !== 'MEMBER') return true;
  return (await botById(ctx).load(botId))?.publishedId === id;
}

/** A bot's versions, the newest first. */
export function personalitiesOf(ctx: Ctx, bot: Bot, asked: Asked): Promise<Page<Personality>> {
  const where = ['bot_id = ? and workspace_id = ?'];
  const params = [bot.id, workspaceOf(ctx)];
  return list(ctx.parts.database, { entity: Personality, where, params, by: 'version' }, asked);
}

/** Stores a new version; nothing answers with it until it is published. */
export async function savePersonality(
  ctx: Ctx,
  botId: string,
  input: PersonalityInput,
): Promise<Personality> {
  const workspaceId = workspaceOf(ctx);
  const wanted = check(personalityInput, input);
  return change(ctx.parts, 'save-personality', [workspaceId], async ({ em, at, emit }) => {
    const bot = livingBot(await findBot(em, workspaceId, botId));
    const newest = await em.findOne(Personality, { botId }, { orderBy: { version: 'desc' } });
    const made = newVersion(em, bot, newest, wanted, at);
    emit(workspaceId, { kind: 'BotChanged', botId, subjectId: botId });
    return made;
  });
}

/** Makes a version the one that answers; an older one rolls back. */
export async function publishPersonality(ctx: Ctx, id: string): Promise<Bot> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, 'publish-personality', [workspaceId], async ({ em, at, emit }) => {
    const personality = await em.findOne(Personality, { id, workspaceId });
    if (!personality) throw new Refusal('NOT_FOUND', 'personalityNotFound');
    const bot = livingBot(await findBot(em, workspaceId, personality.botId));
    personality.publishedAt = at;
    bot.publishedId = id;
    bot.updatedAt = at;
    emit(workspaceId, { kind: 'BotChanged', botId: bot.id, subjectId: bot.id });
    return bot;
  });
}

/** Persists the next version of a bot: the newest one (or a preset) with what was asked for. */
export function newVersion(
  em: Database['em'],
  bot: Pick<Bot, 'id' | 'workspaceId' | 'defaultLocale'>,
  newest: Personality | null,
  wanted: PersonalityChange,
  createdAt: Date,
): Personality {
  const base = newest && !wanted.preset ? newest : fromPreset(wanted.preset ?? 'OWN', bot, newest);
  return em.create(Personality, {
    id: newId('per'),
    workspaceId: bot.workspaceId,
    botId: bot.id,
    version: (newest?.version ?? 0) + 1,
    preset: base.preset,
    role: wanted.role ?? base.role,
    tone: wanted.tone ?? base.tone,
    must: [...(wanted.must ?? base.must)],
    mustNot: [...(wanted.mustNot ?? base.mustNot)],
    languages: [...(wanted.languages ?? base.languages)],
    instructions: wanted.instructions ?? base.instructions,
    model: wanted.model ?? base.model,
    temperature: wanted.temperature === undefined ? base.temperature : wanted.temperature,
    maxOutputTokens:
      wanted.maxOutputTokens === undefined ? base.maxOutputTokens : wanted.maxOutputTokens,
    thinking: wanted.thinking ?? base.thinking,
    historyMessages: wanted.historyMessages ?? base.historyMessages,
    historyTokens: wanted.historyTokens ?? base.historyTokens,
    note: wanted.note ?? null,
    createdAt,
  });
}

type Base = Omit<
  Personality,
  'id' | 'workspaceId' | 'botId' | 'version' | 'note' | 'publishedAt' | 'createdAt'
>;

// A preset changes the words; the model's settings stay as the owner had them.
function fromPreset(
  preset: Preset,
  bot: Pick<Bot, 'defaultLocale'>,
  newest: Personality | null,
): Pick<Base, keyof PersonalityChange & keyof Base> {
  const { role, tone, must, mustNot, instructions } = presetWords(preset, bot.defaultLocale);
  return {
    preset,
    role,
    tone,
    must: [...must],
    mustNot: [...mustNot],
    instructions,
    languages: newest?.languages ?? ['en', 'uz', 'ru'],
    model: newest?.model ?? defaultModel,
    temperature: newest?.temperature ?? null,
    maxOutputTokens: newest?.maxOutputTokens ?? null,
    thinking: newest?.thinking ?? 'LOW',
    historyMessages: newest?.historyMessages ?? 30,
    historyTokens: newest?.historyTokens ?? 8000,
  };
}
