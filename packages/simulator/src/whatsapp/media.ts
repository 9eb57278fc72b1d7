import { z } from 'zod';
import { callerOf } from '../meta/access.ts';
import { GraphError, invalid, noSuchObject } from '../meta/errors.ts';
import type { StoredMedia } from '../meta/model.ts';
import { Bytes, type Caller, type GraphCall, type Meta } from '../meta/service.ts';
import type { Phone } from './model.ts';

const DAY_MS = 86_400_000;
const URL_LIFE_MS = 5 * 60_000;
const MEGABYTE = 1024 * 1024;

/** How long what a business has put there can be sent, and what a customer has sent be fetched. */
export const MEDIA_LIFE_MS = { business: 30 * DAY_MS, customer: 7 * DAY_MS };

const LIMITS: readonly (readonly [RegExp, number])[] = [
  [/^image\/(jpeg|png)$/, 5 * MEGABYTE],
  [/^image\/webp$/, MEGABYTE / 2],
  [/^video\/(mp4|3gpp)$/, 16 * MEGABYTE],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)/, 16 * MEGABYTE],
  [/^(application\/(pdf|msword|vnd\..+)|text\/plain)$/, 100 * MEGABYTE],
];

/** Takes a file in; throws 100 or 131053 when it is missing, too large or of a wrong type. */
export function uploadMedia(call: GraphCall, phone: Phone): unknown {
  const file = call.files.find((part) => part.name === 'file');
  if (call.body['messaging_product'] !== 'whatsapp') {
    throw invalid('The parameter messaging_product is required.');
  }
  if (!file) throw invalid('The parameter file is required.');
  const given = call.body['type'];
  const mimeType = file.mimeType ?? (typeof given === 'string' ? given : 'unknown');
  const limit = LIMITS.find(([type]) => type.test(mimeType))?.[1];
  if (limit === undefined) {
    throw invalid(`Param file must be a file with one of the supported types, but is ${mimeType}.`);
  }
  if (file.bytes.length > limit) {
    throw new GraphError(131053, { details: `The file is larger than ${limit} bytes.` });
  }
  const { fileName, bytes } = file;
  const lifeMs = MEDIA_LIFE_MS.business;
  const media = call.meta.world.keepMedia(phone.id, { bytes, mimeType, fileName, lifeMs });
  return { id: media.id };
}

/** An address that opens for five minutes, and to the token alone. */
export function mediaUrl({ world }: Meta, media: StoredMedia, origin: string): string {
  const until = world.clock.now() + URL_LIFE_MS;
  const query = new URLSearchParams({ mid: media.id, ext: String(until), hash: media.key });
  return `${origin}/whatsapp/attachments?${query}`;
}

/** What is known of a file, with such an address. */
export function mediaInfo(call: GraphCall, media: StoredMedia): unknown {
  return {
    messaging_product: 'whatsapp',
    url: mediaUrl(call.meta, media, call.origin),
    mime_type: media.mimeType,
    sha256: Buffer.from(media.sha256, 'base64').toString('hex'),
    file_size: String(media.size),
    id: media.id,
  };
}

const Address = z.object({ mid: z.string(), ext: z.coerce.number(), hash: z.string() });

/** The bytes behind such an address; throws 401 without the token and 404 when it is over. */
export function downloadMedia(call: GraphCall): Bytes {
  const caller = callerOf(call);
  const { world } = call.meta;
  const address = Address.safeParse(Object.fromEntries(call.query));
  const media = address.success ? ownMedia(call, caller, address.data.mid) : undefined;
  const isOver = !address.success || address.data.ext <= world.clock.now();
  if (!media || isOver || address.data.hash !== media.key) {
    throw new GraphError(100, { status: 404, message: 'The media URL has expired.' });
  }
  return new Bytes(media.mimeType, world.bytesOf(media));
}

export function deleteMedia(call: GraphCall, media: StoredMedia): unknown {
  delete call.meta.world.shared.media[media.id];
  call.meta.world.save();
  return { success: true };
}

/** The file of that id, if it is of a number that the token opens and has not expired. */
export function ownMedia(call: GraphCall, caller: Caller, id: string): StoredMedia {
  const { world } = call.meta;
  const media = world.shared.media[id];
  const phone = media && world.whatsapp.phones[media.owner];
  const asked = call.query.get('phone_number_id');
  const isOwn = phone?.businessId === caller.token.opens && (asked ?? phone.id) === phone.id;
  if (media && isOwn && media.expiresAt > world.clock.now()) return media;
  throw noSuchObject(id, call.verb);
}
