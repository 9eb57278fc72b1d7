import { z } from 'zod';
import type { Sealer } from '@cbf/base';
import type { Channel } from '@cbf/db';
import type { Ctx } from '../context.ts';
import { mayOne } from '../viewer.ts';
import { openCredential, sealCredential } from './secrets.ts';

const sealed = z.looseObject({ token: z.string(), verifyToken: z.string() });

/** Where Meta is to call for a channel; null for one that Meta has nothing to do with. */
export function hookUrl(ctx: Ctx, { id, platform }: Channel): string | null {
  const { publicUrl } = ctx.parts.config;
  switch (platform) {
    case 'WHATSAPP':
      return `${publicUrl}/hooks/whatsapp/${id}`;
    case 'INSTAGRAM':
      return `${publicUrl}/hooks/instagram/${id}`;
    case 'TELEGRAM':
    case 'WEB':
      return null;
  }
}

/** The word by which Meta and this channel know each other; null to who may not connect channels. */
export function verifyToken(ctx: Ctx, channel: Channel): string | null {
  const isMeta = channel.platform === 'WHATSAPP' || channel.platform === 'INSTAGRAM';
  if (!isMeta || !mayOne(ctx.viewer, ['edit'])) return null;
  const text = openCredential(ctx.parts.sealer, channel);
  return text === null ? null : sealed.parse(JSON.parse(text)).verifyToken;
}

/** The credential of a channel with a fresh token in the old one's place, sealed. */
export function withToken(sealer: Sealer, channel: Channel, token: string): string | null {
  const text = openCredential(sealer, channel);
  if (text === null) return null;
  const credential = { ...sealed.parse(JSON.parse(text)), token };
  return sealCredential(sealer, channel, JSON.stringify(credential));
}
