import { deadToken, GraphError, invalid } from '../meta/errors.ts';
import { liveToken } from '../meta/access.ts';
import type { GraphCall } from '../meta/service.ts';

const HOUR_MS = 3_600_000;
/** How long the tokens of the two kinds live. */
export const TOKEN_LIFE_MS = { short: HOUR_MS, long: 60 * 24 * HOUR_MS };
const REFRESH_NEEDS_AGE_MS = 24 * HOUR_MS;

const PERMISSIONS =
  'instagram_business_basic,instagram_business_manage_messages,instagram_business_manage_comments';

/** The code of a sign-in for a token of an hour; a code works once. */
export function exchangeCode(call: GraphCall): unknown {
  const { world } = call.meta;
  const { code } = call.body;
  const token = typeof code === 'string' ? world.shared.tokens[code.replace(/#_$/, '')] : undefined;
  const app = world.shared.apps[String(call.body['client_id'])];
  if (call.body['grant_type'] !== 'authorization_code') throw invalid('Invalid grant_type.');
  if (!app || app.secret !== call.body['client_secret']) {
    throw new GraphError(101, { message: 'Error validating client secret.' });
  }
  if (token?.kind !== 'code' || token.revoked || token.appId !== app.id) {
    throw invalid('Invalid authorization code');
  }
  token.revoked = true;
  const { opens } = token;
  const short = world.issueToken({
    appId: app.id,
    kind: 'short',
    opens,
    lifeMs: TOKEN_LIFE_MS.short,
  });
  const userId = world.instagram.accounts[opens]?.appScopedId;
  return { access_token: short.value, user_id: userId, permissions: PERMISSIONS };
}

/** A live token of an hour for one of sixty days; needs the app's secret. */
export function exchangeShort(call: GraphCall): unknown {
  const { world } = call.meta;
  const token = liveToken(world, call.bearer ?? '');
  const app = world.shared.apps[token.appId];
  if (call.body['grant_type'] !== 'ig_exchange_token') throw invalid('Invalid grant_type.');
  if (!app || call.body['client_secret'] !== app.secret) {
    throw new GraphError(101, { message: 'Error validating client secret.' });
  }
  if (token.kind !== 'short')
    throw new GraphError(452, { status: 400, message: 'Session key invalid' });
  return issued(call, token.appId, token.opens);
}

/** A live token of sixty days, a day old at least, for one with sixty new days. */
export function refreshLong(call: GraphCall): unknown {
  const { world } = call.meta;
  if (call.body['grant_type'] !== 'ig_refresh_token') throw invalid('Invalid grant_type.');
  const token = liveToken(world, call.bearer ?? '');
  if (token.kind !== 'long') throw deadToken();
  if (world.clock.now() - token.issuedAt < REFRESH_NEEDS_AGE_MS) {
    throw new GraphError(100, {
      type: 'IGApiException',
      message: 'The access token must be at least 24 hours old to be refreshed.',
    });
  }
  return issued(call, token.appId, token.opens);
}

function issued(call: GraphCall, appId: string, opens: string): unknown {
  const lifeMs = TOKEN_LIFE_MS.long;
  const long = call.meta.world.issueToken({ appId, kind: 'long', opens, lifeMs });
  return {
    access_token: long.value,
    token_type: 'bearer',
    expires_in: lifeMs / 1000,
    permissions: PERMISSIONS,
  };
}
