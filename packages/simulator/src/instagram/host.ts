import { callerOf } from '../meta/access.ts';
import { appSubscriptions } from '../meta/apps.ts';
import { GraphError, noSuchObject } from '../meta/errors.ts';
import type { GraphCall, GraphHost } from '../meta/service.ts';
import { aboutMe, aboutPerson, messengerProfile, subscribedApps } from './account.ts';
import { ownAccount } from './book.ts';
import { serveFile } from './cdn.ts';
import { ofComment } from './comments.ts';
import { sendMessage } from './send.ts';
import { exchangeCode, exchangeShort, refreshLong } from './tokens.ts';

/** graph.instagram.com, with the one address of api.instagram.com that a sign-in needs. */
export const instagramHost: GraphHost = {
  platform: 'instagram',
  name: ({ world }, { path: [id = '', edge], bearer }) => {
    if (['access_token', 'refresh_access_token', 'oauth', 'cdn'].includes(id)) {
      return { method: id, bot: undefined };
    }
    const token = world.shared.tokens[bearer ?? ''];
    const isMe = id === 'me' || world.instagram.accounts[id] !== undefined;
    const bot = world.instagram.accounts[id] ? id : token?.opens;
    return { method: edge ?? (isMe ? 'me' : 'node'), bot };
  },
  run: (call) => {
    const [id = '', edge] = call.path;
    if (id === 'cdn') return serveFile(call);
    if (id === 'oauth' && edge === 'access_token') return exchangeCode(call);
    if (id === 'access_token') return exchangeShort(call);
    if (id === 'refresh_access_token') return refreshLong(call);
    const app = call.meta.world.shared.apps[id];
    if (app && edge === 'subscriptions') return appSubscriptions(call, app);
    return ofNode(call, id, edge);
  },
};

function ofNode(call: GraphCall, id: string, edge: string | undefined): unknown {
  const caller = callerOf(call);
  const { world } = call.meta;
  const account = world.instagram.accounts[caller.token.opens];
  if (!account) throw noSuchObject(id, call.verb);
  if (account.comments[id]) return ofComment(call, account, id, edge);
  if (account.threads[id] && edge === undefined) return aboutPerson(call, account, id);
  const own = ownAccount(world, caller, id, call.verb);
  if (edge === undefined && call.verb === 'GET') return aboutMe(call, own);
  if (edge === 'messages' && call.verb === 'POST') return sendMessage(call, own);
  if (edge === 'subscribed_apps') return subscribedApps(call, caller, own);
  if (edge === 'messenger_profile') return messengerProfile(call, own);
  if (edge === 'media') return { data: own.posts };
  throw new GraphError(2500, { message: `Unknown path components: /${edge ?? ''}` });
}
