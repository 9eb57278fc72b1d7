import { z } from 'zod';
import type { Sealer } from '@cbf/base';
import { CommentRule, type Channel, type ChannelSettings } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { channelEvent } from '../bots/status.ts';
import type { Ctx } from '../context.ts';
import { change } from '../events/commit.ts';
import { mayOne } from '../viewer.ts';
import { badField, between, check } from '../words/check.ts';
import { findChannel } from './channels.ts';
import type { UpdateChannelInput } from './credential-inputs.ts';
import { hookUrlOf } from './hook-url.ts';
import { openCredential, sealCredential } from './secrets.ts';

const sealed = z.looseObject({ token: z.string(), verifyToken: z.string() });

/** Where Meta is to call for a channel; null for one that Meta has nothing to do with. */
export function hookUrl(ctx: Ctx, channel: Channel): string | null {
  return isMeta(channel) ? hookUrlOf(ctx.parts.config.publicUrl, channel) : null;
}

function isMeta({ platform }: Channel): boolean {
  return platform === 'WHATSAPP' || platform === 'INSTAGRAM';
}

/** The word by which Meta and this channel know each other; null to who may not connect channels. */
export function verifyToken(ctx: Ctx, channel: Channel): string | null {
  if (!isMeta(channel) || !mayOne(ctx.viewer, ['edit'])) return null;
  const text = openCredential(ctx.parts.sealer, channel);
  return text === null ? null : sealed.parse(JSON.parse(text)).verifyToken;
}

const price = between(0, 10).nullish();
const settings = z.object({
  messagePriceUsd: price,
  marketingPriceUsd: price,
  automatedLine: z.boolean().nullish(),
  commentRule: z.enum(CommentRule).nullish(),
});

/**
 * Changes what an owner may set of a channel; what customers' messages cost from then on is counted by
 * the new price, and comments that come are dealt with by the new rule.
 */
export async function updateChannel(
  ctx: Ctx,
  id: string,
  input: UpdateChannelInput,
): Promise<Channel> {
  const workspaceId = workspaceOf(ctx);
  const wish = check(settings, input);
  return change(ctx.parts, 'connect-channel', [workspaceId], async (line) => {
    const channel = await findChannel(line.em, workspaceId, id);
    if (wish.commentRule && wish.commentRule !== 'OFF' && channel.platform !== 'INSTAGRAM')
      throw badField('commentRule', 'commentsElsewhere');
    channel.settings = changed(channel.settings ?? {}, wish);
    line.emit(workspaceId, channelEvent(channel));
    return channel;
  });
}

// What is left out stays; a price that is null is forgotten.
function changed(before: ChannelSettings, wish: z.output<typeof settings>): ChannelSettings {
  const { messagePriceNano, marketingPriceNano, ...others } = before;
  const message = nanoOf(wish.messagePriceUsd, messagePriceNano);
  const marketing = nanoOf(wish.marketingPriceUsd, marketingPriceNano);
  return {
    ...others,
    ...(message === undefined ? {} : { messagePriceNano: message }),
    ...(marketing === undefined ? {} : { marketingPriceNano: marketing }),
    ...(wish.automatedLine == null ? {} : { automatedLine: wish.automatedLine }),
    ...(wish.commentRule == null ? {} : { commentRule: wish.commentRule }),
  };
}

function nanoOf(usd: number | null | undefined, before: number | undefined): number | undefined {
  if (usd === undefined) return before;
  return usd === null ? undefined : Math.round(usd * 1_000_000_000);
}

/** The credential of a channel with a fresh token in the old one's place, sealed. */
export function withToken(sealer: Sealer, channel: Channel, token: string): string | null {
  const text = openCredential(sealer, channel);
  if (text === null) return null;
  const credential = { ...sealed.parse(JSON.parse(text)), token };
  return sealCredential(sealer, channel, JSON.stringify(credential));
}
