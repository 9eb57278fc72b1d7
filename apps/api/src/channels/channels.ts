import { newId, newSecret } from '@cbf/base';
import { Channel, type Bot, type Database } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { findBot, livingBot } from '../bots/find.ts';
import { channelEvent, settleStatus } from '../bots/status.ts';
import type { Ctx } from '../context.ts';
import { change, type Writer } from '../events/commit.ts';
import { forgetWarning } from '../letters/expiry.ts';
import { endChannelWork } from '../runner/end-work.ts';
import { badField } from '../words/check.ts';
import { Refusal } from '../words/refusal.ts';
import { credentialOf, type Credential } from './credential.ts';
import { sealCredential, sealHookSecret } from './secrets.ts';
import type { ConnectChannelInput } from './types.ts';

/** A connected channel of the workspace; NOT_FOUND when there is none. */
export async function findChannel(
  em: Database['em'],
  workspaceId: string,
  id: string,
): Promise<Channel> {
  const channel = await em.findOne(Channel, { id, workspaceId, disconnectedAt: null });
  if (!channel) throw new Refusal('NOT_FOUND', 'channelNotFound');
  return channel;
}

/** Connects a bot to a platform; the credential is sealed at once and never read back. */
export async function connectChannel(ctx: Ctx, input: ConnectChannelInput): Promise<Channel> {
  const workspaceId = workspaceOf(ctx);
  const { botId, platform, mode } = input;
  if (platform === 'WEB') throw badField('platform', 'webIsBuiltIn');
  const wanted = livingBot(await findBot(ctx.em, workspaceId, botId));
  await refuseSecond(ctx.em, wanted, input);
  // Asked before the transaction begins: nothing outside is waited for inside one.
  const credential = await credentialOf(ctx, wanted, input);
  const transport = platform === 'TELEGRAM' ? (input.transport ?? 'POLLING') : 'WEBHOOK';
  return openChannel(ctx.parts, workspaceId, { botId, platform, mode, transport }, credential);
}

/** Which channel is wanted, for which bot. */
export type Wanted = Pick<Channel, 'botId' | 'platform' | 'mode' | 'transport'>;

/** Opens a channel of a bot of this workspace with a credential that is right in its form. */
export async function openChannel(
  parts: Writer & Pick<Ctx['parts'], 'sealer'>,
  workspaceId: string,
  wanted: Wanted,
  credential: Credential,
): Promise<Channel> {
  const { botId, platform, mode, transport } = wanted;
  const { externalId, settings, verifyTokenHash } = credential;
  return change(parts, 'connect-channel', [workspaceId], async (line) => {
    const bot = livingBot(await findBot(line.em, workspaceId, botId));
    await refuseSecond(line.em, bot, wanted);
    await refuseUsed(line.em, workspaceId, { mode, platform, externalId });
    const running = bot.desired === 'RUNNING';
    const place = { id: newId('chn'), workspaceId };
    const channel = line.em.create(Channel, {
      ...place,
      botId,
      platform,
      mode,
      transport,
      sealedCredential: sealCredential(parts.sealer, place, credential.text),
      credentialHint: credential.hint,
      settings,
      verifyTokenHash,
      sealedHookSecret: sealHookSecret(parts.sealer, place, newSecret(24)),
      externalId,
      status: running ? 'PENDING' : 'INACTIVE',
      statusCode: running ? 'WAITING_FOR_RUNNER' : 'STOPPED',
      createdAt: line.at,
    });
    line.emit(workspaceId, channelEvent(channel));
    line.work('CHANNELS');
    await settleStatus(line, bot);
    return channel;
  });
}

/** Ends a channel and forgets its credential; conversations stay. */
export async function disconnectChannel(ctx: Ctx, id: string): Promise<Channel> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, 'disconnect-channel', [workspaceId], async (line) => {
    const channel = await findChannel(line.em, workspaceId, id);
    if (channel.platform === 'WEB') throw new Refusal('BAD_STATE', 'webIsBuiltIn');
    channel.disconnectedAt = line.at;
    await endChannelWork(line, channel.id);
    channel.sealedCredential = null;
    channel.sealedHookSecret = null;
    channel.verifyTokenHash = null;
    forgetWarning(line, channel);
    channel.status = 'INACTIVE';
    channel.statusCode = 'STOPPED';
    line.emit(workspaceId, channelEvent(channel));
    line.work('CHANNELS');
    await settleStatus(line, await findBot(line.em, workspaceId, channel.botId));
    return channel;
  });
}

/** Where customers write: the platform's own address, or the simulator's; null until it is known. */
export function publicUrl(ctx: Ctx, channel: Channel): string | null {
  const { platform, mode, username, settings } = channel;
  if (username == null) return null;
  const { simulator } = ctx.parts.config;
  const phone = mode === 'SANDBOX' && simulator ? `${simulator.publicUrl}/phone` : null;
  if (mode === 'SANDBOX' && phone === null) return null;
  switch (platform) {
    case 'TELEGRAM':
      return phone === null ? `https://t.me/${username}` : `${phone}/${username}`;
    case 'WHATSAPP':
      if (phone !== null) return `${phone}/whatsapp/${settings?.phoneNumberId ?? ''}`;
      return `https://wa.me/${username.replaceAll(/\D/g, '')}`;
    case 'INSTAGRAM':
      return phone === null ? `https://ig.me/m/${username}` : `${phone}/instagram/${username}`;
    case 'WEB':
      return null;
  }
}

async function refuseSecond(
  em: Database['em'],
  bot: Bot,
  { platform, mode }: Pick<Wanted, 'platform' | 'mode'>,
): Promise<void> {
  const known = await em.count(Channel, { botId: bot.id, platform, mode, disconnectedAt: null });
  if (known > 0) throw new Refusal('CONFLICT', 'channelExists', { name: bot.name });
}

// Two channels with one token would take each other's messages. A stranger's channel counts only
// once it is proven: the number alone is public, and could be claimed to keep its owner out.
async function refuseUsed(
  em: Database['em'],
  workspaceId: string,
  { platform, mode, externalId }: Pick<Channel, 'platform' | 'mode' | 'externalId'>,
): Promise<void> {
  if (externalId == null) return;
  const users = await em.find(Channel, { platform, mode, externalId, disconnectedAt: null });
  const own = users.find((channel) => channel.workspaceId === workspaceId);
  const path = platform === 'TELEGRAM' ? 'credential' : 'whatsapp.phoneNumberId';
  if (own) {
    const { name } = await findBot(em, workspaceId, own.botId);
    throw new Refusal('CONFLICT', 'credentialUsed', { name }, [
      { path, key: 'credentialUsed', params: { name } },
    ]);
  }
  if (users.some((channel) => channel.provenAt != null)) {
    throw new Refusal('CONFLICT', 'credentialUsedElsewhere', {}, [
      { path, key: 'credentialUsedElsewhere' },
    ]);
  }
}
