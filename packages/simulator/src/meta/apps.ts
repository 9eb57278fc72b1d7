import { z } from 'zod';
import { readPart } from './clues.ts';
import { deadToken, GraphError, noSuchObject } from './errors.ts';
import { shakeHands } from './handshake.ts';
import { type App, type Callback, Topic } from './model.ts';
import type { GraphCall, Meta } from './service.ts';

const Subscription = z.looseObject({
  object: Topic,
  callback_url: z.string(),
  verify_token: z.string(),
});

/** Has an app's webhooks of a topic go to an address; gives null, or why the address was refused. */
export async function setCallback(
  meta: Meta,
  app: App,
  topic: Topic,
  at: Callback,
): Promise<string | null> {
  const refusal = await shakeHands(meta, topic, at);
  if (refusal !== null) return refusal;
  app.callbacks[topic] = at;
  meta.world.save();
  return null;
}

/** `/{app-id}/subscriptions`, which only the app's own token `id|secret` opens. */
export async function appSubscriptions(call: GraphCall, app: App): Promise<unknown> {
  if (call.bearer !== `${app.id}|${app.secret}`) throw deadToken();
  if (call.verb === 'GET') {
    const data = Object.entries(app.callbacks).map(([object, { url }]) => ({
      object,
      callback_url: url,
      active: true,
    }));
    return { data };
  }
  if (call.verb !== 'POST') throw noSuchObject(app.id, call.verb);
  const given = readPart(call.body, Subscription, 'body');
  const at = { url: given.callback_url, verifyToken: given.verify_token };
  const refusal = await setCallback(call.meta, app, given.object, at);
  if (refusal === null) return { success: true };
  throw new GraphError(2200, { message: `(#2200) Callback verification failed: ${refusal}` });
}

/** What `debug_token` says of a token; the app's own or any live token may ask. */
export function debugToken(call: GraphCall): unknown {
  const { world } = call.meta;
  const token = world.shared.tokens[call.query.get('input_token') ?? ''];
  if (!token) return { data: { is_valid: false, error: { code: 190, message: 'Invalid token' } } };
  const expiresAt = token.expiresAt === null ? 0 : Math.floor(token.expiresAt / 1000);
  const isOver = token.expiresAt !== null && token.expiresAt <= world.clock.now();
  return {
    data: {
      app_id: token.appId,
      type: 'SYSTEM_USER',
      application: world.shared.apps[token.appId]?.name,
      expires_at: expiresAt,
      issued_at: Math.floor(token.issuedAt / 1000),
      is_valid: !token.revoked && !isOver,
      scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
      granular_scopes: [{ scope: 'whatsapp_business_messaging', target_ids: [token.opens] }],
    },
  };
}
