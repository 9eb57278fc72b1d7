import { z } from 'zod';
import type { Sealer } from '@cbf/base';
import type { Channel } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { channelEvent } from '../bots/status.ts';
import type { Ctx } from '../context.ts';
import { change } from '../events/commit.ts';
import { mayOne } from '../viewer.ts';
import { between, check } from '../words/check.ts';
import { findChannel } from './channels.ts';
import type { UpdateChannelInput } from './credential-inputs.ts';
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

const settings = z.object({ messagePriceUsd: between(0, 10).nullish() });
const nanoOfDollar = 1_000_000_000;

/**
 * Changes what an owner may set of a channel; what customers' messages cost from then on is counted by
 * the new price.
 */
export async function updateChannel(
  ctx: Ctx,
  id: string,
  input: UpdateChannelInput,
): Promise<Channel> {
  const workspaceId = workspaceOf(ctx);
  const { messagePriceUsd } = check(settings, input);
  return change(ctx.parts, 'connect-channel', [workspaceId], async (line) => {
    const channel = await findChannel(line.em, workspaceId, id);
    const { messagePriceNano: _before, ...others } = channel.settings ?? {};
    if (messagePriceUsd === null) channel.settings = others;
    else if (messagePriceUsd !== undefined)
      channel.settings = {
        ...others,
        messagePriceNano: Math.round(messagePriceUsd * nanoOfDollar),
      };
    line.emit(workspaceId, channelEvent(channel));
    return channel;
  });
}

/** The credential of a channel with a fresh token in the old one's place, sealed. */
export function withToken(sealer: Sealer, channel: Channel, token: string): string | null {
  const text = openCredential(sealer, channel);
  if (text === null) return null;
  const credential = { ...sealed.parse(JSON.parse(text)), token };
  return sealCredential(sealer, channel, JSON.stringify(credential));
}
