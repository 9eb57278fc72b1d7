import { foldText, newId, newSecret, type Sealer } from '@cbf/base';
import {
  Bot,
  Channel,
  Member,
  PlanSubscription,
  Personality,
  User,
  Workspace,
  type Database,
} from '@cbf/db';
import { foldName } from '../accounts/rules.ts';
import { sealCredential, sealHookSecret } from '../channels/secrets.ts';
import type { Shop, Version } from './shop.ts';
import type { Stage, Written } from './stage.ts';

const dayMs = 24 * 3_600_000;

/** The name to sign in with. */
export const demoUser = 'demo';

/** Who the demo belongs to. */
export interface Owner {
  readonly passwordHash: string;
  readonly isAdmin: boolean;
}

/** Makes the demo's user and their workspace; the caller flushes. */
export function makeOwner(em: Database['em'], owner: Owner, createdAt: Date): Owner & Ids {
  const user = em.create(User, {
    id: newId('usr'),
    username: demoUser,
    foldedUsername: foldName(demoUser),
    locale: 'en',
    createdAt,
    ...owner,
  });
  const workspace = em.create(Workspace, {
    id: newId('wsp'),
    name: 'Demo',
    timeZone: 'Asia/Tashkent',
    createdAt,
  });
  const ids = { workspaceId: workspace.id, userId: user.id };
  em.create(Member, { id: newId('mbr'), ...ids, role: 'OWNER', createdAt });
  em.create(PlanSubscription, {
    id: newId('sub'),
    workspaceId: workspace.id,
    plan: 'PREMIUM',
    startsAt: createdAt,
  });
  return { ...owner, ...ids };
}

interface Ids {
  readonly workspaceId: string;
  readonly userId: string;
}

/**
 * Makes a shop's bot with its personality's versions and a channel of the simulator; the caller
 * flushes. The bot is wished to run and waits for its runner.
 */
export function makeStage(
  em: Database['em'],
  sealer: Sealer,
  { workspaceId, userId }: Ids,
  shop: Shop,
  { now, token }: { readonly now: Date; readonly token: string | undefined },
): Stage {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
  const createdAt = daysAgo(Math.max(...shop.versions.map((version) => version.daysAgo)));
  const bot = em.create(Bot, {
    id: newId('bot'),
    workspaceId,
    name: shop.name,
    foldedName: foldText(shop.name),
    description: shop.description,
    desired: 'RUNNING',
    status: 'PENDING',
    statusCode: 'WAITING_FOR_RUNNER',
    defaultLocale: shop.locale,
    texts: [...shop.texts],
    mergeWindowMs: 1500,
    deletedAt: null,
    createdAt,
    updatedAt: createdAt,
  });
  const written = shop.versions.map((version, place): Written => {
    const at = daysAgo(version.daysAgo);
    return { version, personality: makeVersion(em, bot, version, place + 1, at) };
  });
  const published = written.filter(({ version }) => !version.isDraft);
  bot.publishedId = published.at(-1)?.personality.id ?? null;
  let number = 0;
  return {
    bot,
    channel: makeChannel(em, sealer, bot, shop, token ?? newToken(shop)),
    operatorId: userId,
    nextNumber: () => (number += 1),
    writtenAt(at) {
      const found = published.findLast(({ personality }) => personality.createdAt <= at);
      if (found === undefined) throw new Error(`${shop.name} had no personality at that time.`);
      return found;
    },
  };
}

// As Telegram writes one: the number is public, what follows is not.
function newToken({ number }: Shop): string {
  return `${String(number)}:AA${newSecret(24)}`;
}

function makeVersion(
  em: Database['em'],
  bot: Bot,
  { daysAgo: _days, isDraft, must, mustNot, languages, ...words }: Version,
  version: number,
  createdAt: Date,
): Personality {
  return em.create(Personality, {
    id: newId('per'),
    workspaceId: bot.workspaceId,
    botId: bot.id,
    version,
    must: [...must],
    mustNot: [...mustNot],
    languages: [...languages],
    temperature: null,
    maxOutputTokens: null,
    historyMessages: 30,
    historyTokens: 8000,
    publishedAt: isDraft ? null : createdAt,
    createdAt,
    ...words,
  });
}

function makeChannel(
  em: Database['em'],
  sealer: Sealer,
  bot: Bot,
  shop: Shop,
  token: string,
): Channel {
  const place = { id: newId('chn'), workspaceId: bot.workspaceId };
  return em.create(Channel, {
    ...place,
    botId: bot.id,
    platform: 'TELEGRAM',
    mode: 'SANDBOX',
    transport: 'POLLING',
    sealedCredential: sealCredential(sealer, place, token),
    credentialHint: token.slice(-4),
    sealedHookSecret: sealHookSecret(sealer, place, newSecret(24)),
    externalId: String(shop.number),
    displayName: shop.name,
    username: shop.username,
    status: 'PENDING',
    statusCode: 'WAITING_FOR_RUNNER',
    createdAt: bot.createdAt,
  });
}
