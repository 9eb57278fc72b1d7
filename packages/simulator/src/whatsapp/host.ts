import { callerOf } from '../meta/access.ts';
import { appSubscriptions, debugToken } from '../meta/apps.ts';
import { GraphError, noSuchObject } from '../meta/errors.ts';
import type { Caller, GraphCall, GraphHost } from '../meta/service.ts';
import {
  messageTemplates,
  pageOf,
  phoneInfo,
  setAutomation,
  setRegistered,
  subscribedApps,
  updatePhone,
} from './account.ts';
import { blockUsers } from './block.ts';
import { ownBusiness, ownPhone } from './book.ts';
import { deleteMedia, downloadMedia, mediaInfo, ownMedia, uploadMedia } from './media.ts';
import { phoneProfile } from './profile.ts';
import { markRead } from './read.ts';
import { sendMessage } from './send.ts';

/** graph.facebook.com, as far as WhatsApp goes. */
export const whatsappHost: GraphHost = {
  platform: 'whatsapp',
  name: ({ world }, { path: [id = '', edge], query }) => {
    const media = world.shared.media[id === 'attachments' ? (query.get('mid') ?? '') : id];
    if (media) {
      const method = id === 'attachments' ? 'download' : 'media';
      return { method, bot: media.owner };
    }
    const bot = world.whatsapp.phones[id] && id;
    if (bot !== undefined) return { method: edge ?? 'phone_number', bot };
    return { method: edge ?? (world.whatsapp.businesses[id] ? 'business' : id), bot: undefined };
  },
  run: (call) => {
    const [id = '', edge] = call.path;
    const { world } = call.meta;
    if (id === 'attachments') return downloadMedia(call);
    if (id === 'debug_token') return debugToken(call);
    const app = world.shared.apps[id];
    if (app && edge === 'subscriptions') return appSubscriptions(call, app);
    const caller = callerOf(call);
    if (world.shared.media[id] && edge === undefined) return ofMedia(call, caller, id);
    if (world.whatsapp.businesses[id]) return ofBusiness(call, caller, id, edge);
    return ofPhone(call, caller, id, edge);
  },
};

function ofMedia(call: GraphCall, caller: Caller, id: string): unknown {
  const media = ownMedia(call, caller, id);
  return call.verb === 'DELETE' ? deleteMedia(call, media) : mediaInfo(call, media);
}

function ofBusiness(
  call: GraphCall,
  caller: Caller,
  id: string,
  edge: string | undefined,
): unknown {
  const { world } = call.meta;
  const business = ownBusiness(world, caller, id, call.verb);
  if (edge === undefined) return { id, name: business.name, timezone_id: '1' };
  if (edge === 'subscribed_apps') return subscribedApps(call, caller, business);
  if (edge === 'message_templates') return messageTemplates(call, business);
  if (edge === 'phone_numbers') {
    const phones = Object.values(world.whatsapp.phones).filter((one) => one.businessId === id);
    return pageOf(
      call,
      phones.map((phone) => phoneInfo(call, phone)),
    );
  }
  throw unknownEdge(edge);
}

function ofPhone(call: GraphCall, caller: Caller, id: string, edge: string | undefined): unknown {
  const phone = ownPhone(call.meta.world, caller, id, call.verb);
  if (edge === undefined)
    return call.verb === 'POST' ? updatePhone(call, phone) : phoneInfo(call, phone);
  if (edge === 'whatsapp_business_profile') return phoneProfile(call, phone);
  if (edge === 'block_users') return blockUsers(call, phone);
  if (call.verb !== 'POST') throw noSuchObject(id, call.verb);
  if (edge === 'messages') {
    return call.body['status'] === undefined ? sendMessage(call, phone) : markRead(call, phone);
  }
  if (edge === 'media') return uploadMedia(call, phone);
  if (edge === 'register') return setRegistered(call, phone, true);
  if (edge === 'deregister') return setRegistered(call, phone, false);
  if (edge === 'conversational_automation') return setAutomation(call, phone);
  throw unknownEdge(edge);
}

function unknownEdge(edge: string): GraphError {
  return new GraphError(2500, { message: `Unknown path components: /${edge}` });
}
