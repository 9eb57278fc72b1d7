import { z } from 'zod';
import { webhookUrl } from '../addresses.ts';
import { badRequest, conflict, Described, tooMany } from '../errors.ts';
import type { Bot } from '../model.ts';
import type { Params } from '../params.ts';
import type { Call, Methods } from '../service.ts';
import { allowUpdates, isDoubled, pendingUpdates } from '../updates.ts';

const SECRET_LIMIT = 256;
const SET_EVERY_MS = 1000;
const TypeList = z.array(z.string());

const lastSetAt = new WeakMap<Bot, number>();

/** How a bot gets its updates: by asking, or by a webhook. */
export const updateMethods: Methods = {
  getUpdates: async ({ service, bot, params, gone, fault }) => {
    allowUpdates(service.world, bot, allowedUpdates(params));
    const asked = {
      offset: params.int('offset'),
      limit: params.clamped('limit', 100, 1, 100),
      timeout: params.clamped('timeout', 0, 0, 50),
    };
    const updates = await service.polls.poll(bot, asked, gone);
    if (fault?.kind === 'duplicate') return updates.flatMap((update) => [update, update]);
    if (service.doubled > 0) return updates.flatMap((one) => twice(one, service.doubled));
    return fault?.kind === 'reorder' ? updates.toReversed() : updates;
  },

  setWebhook: (call) => {
    const url = call.params.text('url').trim();
    return url === '' ? removeWebhook(call) : setWebhook(call, url);
  },
  deleteWebhook: (call) => removeWebhook(call),

  getWebhookInfo: ({ service, bot }) => {
    const { webhook } = bot;
    const count = pendingUpdates(service.world, bot).length;
    return {
      url: webhook?.url ?? '',
      has_custom_certificate: webhook?.hasCertificate ?? false,
      pending_update_count: count,
      ...(webhook ? { max_connections: webhook.maxConnections } : {}),
      ...(webhook?.ipAddress === undefined ? {} : { ip_address: webhook.ipAddress }),
      ...(webhook?.lastError === undefined
        ? {}
        : { last_error_date: webhook.lastErrorAt, last_error_message: webhook.lastError }),
      ...(bot.allowedUpdates ? { allowed_updates: bot.allowedUpdates } : {}),
    };
  },

  logOut: () => true,
  close: () => true,
};

function twice(update: Record<string, unknown>, every: number): Record<string, unknown>[] {
  return isDoubled({ id: Number(update['update_id']) }, every) ? [update, update] : [update];
}

function setWebhook({ service, bot, params }: Call, given: string): Described {
  const { href } = webhookUrl(given, service.local);
  const secret = params.text('secret_token');
  if (secret.length > SECRET_LIMIT) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  const types = allowedUpdates(params);
  const now = service.parts.clock.now();
  const since = now - (lastSetAt.get(bot) ?? -Infinity);
  if (since >= 0 && since < SET_EVERY_MS) throw tooMany(1);
  lastSetAt.set(bot, now);
  const maxConnections = params.clamped('max_connections', 40, 1, 100);
  const url = /^[a-z]+:\/\/[^/]+$/i.test(given) ? given : href;
  const old = bot.webhook;
  const isSame = old?.url === url && old.secret === secret && old.maxConnections === maxConnections;
  allowUpdates(service.world, bot, types);
  if (params.bool('drop_pending_updates')) bot.updates = [];
  if (isSame) {
    service.world.save();
    return new Described(true, 'Webhook is already set');
  }
  const ipAddress = params.text('ip_address');
  bot.webhook = {
    url,
    secret,
    maxConnections,
    hasCertificate: params.upload('certificate') !== undefined,
    ...(ipAddress === '' ? {} : { ipAddress }),
  };
  service.polls.end(bot, conflict('terminated by setWebhook request'));
  service.hooks.refresh(bot);
  service.world.save();
  return new Described(true, 'Webhook was set');
}

function removeWebhook({ service, bot, params }: Call): Described {
  const had = bot.webhook !== null;
  bot.webhook = null;
  if (params.bool('drop_pending_updates')) bot.updates = [];
  service.hooks.refresh(bot);
  service.world.save();
  return new Described(true, had ? 'Webhook was deleted' : 'Webhook is already deleted');
}

/** A list that cannot be read is as good as none, as in the real server. */
function allowedUpdates(params: Params): string[] | undefined {
  if (!params.has('allowed_updates')) return undefined;
  return params.json('allowed_updates', TypeList, "can't parse allowed updates JSON object");
}
