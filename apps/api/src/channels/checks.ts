import type { Channel } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { findBot } from '../bots/find.ts';
import { channelEvent } from '../bots/status.ts';
import type { Ctx } from '../context.ts';
import { change } from '../events/commit.ts';
import { askForCheck, patienceMs, waitUntil } from '../runner/checks.ts';
import { reportStatus, statusOfIdle } from '../runner/report-status.ts';
import { fieldReason, statusReason } from '../words/reasons.ts';
import { Refusal } from '../words/refusal.ts';
import { findChannel } from './channels.ts';
import { readCredential, type Given } from './credential.ts';
import { openCredential } from './secrets.ts';
import type { ChannelCheck } from './types.ts';

/** Asks a runner whether a credential works, before it is stored; waits up to ten seconds. */
export async function checkCredential(ctx: Ctx, asked: Given): Promise<ChannelCheck> {
  const { platform, mode } = asked;
  const wish = { platform, mode, credential: readCredential(asked).text };
  const found = await askForCheck(ctx.parts, ctx.parts.config.times, workspaceOf(ctx), wish);
  const { ok, code, displayName, username, field } = found;
  const reason = field ? fieldReason(ctx.locale, field) : statusReason(ctx.locale, code);
  return { ok, statusCode: code, reason, displayName, username, field };
}

/**
 * Proves a channel again. The runner that holds it looks at it; when none does, any runner is
 * asked about its credential, so that a stopped bot's channel can be checked too.
 */
export async function checkChannel(ctx: Ctx, id: string): Promise<Channel> {
  const workspaceId = workspaceOf(ctx);
  const channel = await findChannel(ctx.em, workspaceId, id);
  const held = channel.leaseUntil != null && channel.leaseUntil > ctx.parts.database.now();
  return held ? askHolder(ctx, workspaceId, id) : askAnyone(ctx, workspaceId, channel);
}

async function askHolder(ctx: Ctx, workspaceId: string, id: string): Promise<Channel> {
  const asked = await change(ctx.parts, 'ask-check', [workspaceId], async (line) => {
    const channel = await findChannel(line.em, workspaceId, id);
    channel.checkAskedAt = line.at;
    return line.at;
  });
  const look = async (): Promise<Channel | null> => {
    const channel = await findChannel(ctx.fork().em, workspaceId, id);
    return channel.reportedAt != null && channel.reportedAt >= asked ? channel : null;
  };
  const { live } = ctx.parts;
  const proven = await waitUntil(live, id, patienceMs, look, () => {
    live.wakeRunners('CHANNELS');
  });
  if (!proven) throw new Refusal('BAD_STATE', 'checkTimedOut');
  return proven;
}

async function askAnyone(ctx: Ctx, workspaceId: string, channel: Channel): Promise<Channel> {
  const { id, platform, mode } = channel;
  const credential = openCredential(ctx.parts.sealer, channel);
  if (credential === null) throw new Refusal('NOT_FOUND', 'channelNotFound');
  const found = await askForCheck(ctx.parts, ctx.parts.config.times, workspaceId, {
    platform,
    mode,
    credential,
  });
  return change(ctx.parts, 'keep-check', [workspaceId], async (line) => {
    const known = await findChannel(line.em, workspaceId, id);
    const bot = await findBot(line.em, workspaceId, known.botId);
    known.reportedAt = line.at;
    if (found.ok) {
      known.provenAt = line.at;
      known.displayName = found.displayName;
      known.username = found.username;
      known.externalId = found.externalId ?? known.externalId ?? null;
    }
    line.emit(workspaceId, channelEvent(known));
    line.work('CHANNELS');
    const refused = { status: 'INACTIVE', statusCode: found.code } as const;
    await reportStatus(line, bot, known, found.ok ? statusOfIdle(bot) : refused);
    return known;
  });
}
