import { timingSafeEqual } from 'node:crypto';
import { hmac } from './bytes.ts';
import { deadToken, GraphError } from './errors.ts';
import type { Token } from './model.ts';
import type { Caller, GraphCall } from './service.ts';
import type { MetaWorld } from './world.ts';

/** Who calls; throws what the Graph API says to a missing, unknown, expired or revoked token. */
export function callerOf(call: GraphCall): Caller {
  const { world } = call.meta;
  if (call.bearer === undefined || call.bearer === '') throw new GraphError(104);
  const token = liveToken(world, call.bearer);
  const app = world.shared.apps[token.appId];
  if (!app) throw deadToken();
  const proof = call.body['appsecret_proof'] ?? call.query.get('appsecret_proof');
  if (typeof proof === 'string' && !isSame(proof, hmac(app.secret, token.value))) {
    throw new GraphError(100, { message: 'Invalid appsecret_proof provided in the API argument' });
  }
  if (app.needsProof && typeof proof !== 'string') {
    throw new GraphError(100, {
      type: 'GraphMethodException',
      message: 'API calls from the server require an appsecret_proof argument',
    });
  }
  return { token, app };
}

/** The token of that value while it opens anything; throws 190 when it does not. */
export function liveToken(world: MetaWorld, value: string): Token {
  const token = world.shared.tokens[value];
  if (!token || token.kind === 'code') throw deadToken();
  if (token.revoked) throw deadToken(460);
  if (token.expiresAt !== null && token.expiresAt <= world.clock.now()) throw deadToken(463);
  return token;
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
