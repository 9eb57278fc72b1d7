import { redact, type Commit } from '@cbf/base';
import { Bot, Channel, rows, type BotStatus, type StatusCode } from '@cbf/db';
import { channelEvent } from '../bots/status.ts';
import { withToken } from '../channels/meta.ts';
import { forgetWarning } from '../letters/expiry.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { after, takeLease, type Timings } from './lease.ts';
import { opened, type ChannelKeeper, type ClaimedChannel } from './opened.ts';
import { reportStatus, statusOfIdle } from './report-status.ts';

// A refused token is not tried again until it is replaced or its owner asks for a check; who holds a
// channel that is to be checked gets it anew and proves it anew.
const freeChannels = `
  select h.id, h.workspace_id as "workspaceId"
  from channel h join bot b on b.id = h.bot_id
  where h.platform <> 'WEB' and h.disconnected_at is null and h.sealed_credential is not null
    and b.desired = 'RUNNING' and b.deleted_at is null
    and (h.lease_until is null or h.lease_until <= ?
         or (h.lease_owner = ? and h.check_asked_at is not null))
    and (h.status_code <> 'WRONG_TOKEN' or h.check_asked_at is not null)
  order by h.id limit ?`;

/** Hands a runner channels that are wanted and that nobody holds. */
export async function claimChannels(
  keeper: ChannelKeeper,
  times: Timings,
  runnerId: string,
  limit: number,
): Promise<ClaimedChannel[]> {
  const free = await rows<{ id: string; workspaceId: string }>(
    keeper.database.em.fork(),
    freeChannels,
    [keeper.database.now(), runnerId, limit],
  );
  if (free.length === 0) return [];
  const claimed = await change(
    keeper,
    'claim-channels',
    free.map(({ workspaceId }) => workspaceId),
    async (inner) => {
      const taken: { channel: Channel; bot: Bot; lease: string }[] = [];
      for (const { id } of free) {
        const channel = await inner.em.findOne(Channel, { id, disconnectedAt: null });
        if (channel === null || !isFree(channel, runnerId, inner.at)) continue;
        const bot = await inner.em.findOneOrFail(Bot, { id: channel.botId });
        if (bot.desired === 'STOPPED' || bot.deletedAt != null) continue;
        const lease = takeLease(runnerId, inner.at, times.leaseMs);
        inner.em.assign(channel, { ...lease, leaseSince: inner.at, checkAskedAt: null });
        await reportStatus(inner, bot, channel, { status: 'PENDING', statusCode: 'CHECKING' });
        // What waited for this channel can be sent and answered now.
        inner.work('DELIVERIES');
        inner.work('TURNS');
        taken.push({ channel, bot, lease: lease.lease });
      }
      return taken;
    },
  );
  return claimed.map(({ channel, bot, lease }) => opened(keeper, channel, bot, lease));
}

function isFree(channel: Channel, runnerId: string, at: Date): boolean {
  if (channel.leaseUntil == null || channel.leaseUntil <= at) return true;
  return channel.leaseOwner === runnerId && channel.checkAskedAt != null;
}

/** Keeps a fresh token in the place of one that would end; false when the channel is another's. */
export async function renewCredential(
  keeper: ChannelKeeper,
  renewal: { channelId: string; lease: string; token: string; expiresAt: Date },
): Promise<boolean> {
  return withChannel(keeper, 'report-channel', renewal, (inner, channel, bot) => {
    channel.sealedCredential = withToken(keeper.sealer, channel, renewal.token);
    channel.credentialHint = renewal.token.slice(-4);
    channel.credentialExpiresAt = renewal.expiresAt;
    forgetWarning(inner, channel);
    inner.emit(bot.workspaceId, channelEvent(channel));
    return Promise.resolve(true);
  });
}

/** What a runner reports of a channel that it holds. */
export interface ChannelReport {
  readonly channelId: string;
  readonly lease: string;
  readonly status: BotStatus;
  readonly code: StatusCode;
  readonly displayName?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly pendingCount?: number | null | undefined;
  readonly lagMs?: number | null | undefined;
  readonly lastErrorText?: string | null | undefined;
  readonly lastErrorAt?: Date | null | undefined;
  readonly detail?: string | null | undefined;
}

/** Notes what a runner found; false when the channel is not its own any more. */
export async function reportChannel(
  keeper: Writer,
  times: Timings,
  report: ChannelReport,
): Promise<boolean> {
  return withChannel(keeper, 'report-channel', report, async (inner, channel, bot) => {
    const before = faceOf(channel);
    channel.displayName = report.displayName ?? channel.displayName ?? null;
    channel.username = report.username ?? channel.username ?? null;
    channel.externalId = report.externalId ?? channel.externalId ?? null;
    channel.pendingCount = report.pendingCount ?? null;
    channel.lagMs = report.lagMs ?? channel.lagMs ?? null;
    noteError(channel, report, inner.at);
    channel.reportedAt = inner.at;
    if (report.code === 'OK') channel.provenAt = inner.at;
    if (report.code === 'WRONG_TOKEN') letGo(channel);
    else channel.leaseUntil = after(inner.at, times.leaseMs);
    if (faceOf(channel) !== before) inner.emit(bot.workspaceId, channelEvent(channel));
    const isDumb = report.code === 'OK' && bot.modelKeyRefusedAt != null;
    await reportStatus(
      inner,
      bot,
      channel,
      // It receives, but nothing can be answered.
      isDumb
        ? { status: 'PENDING', statusCode: 'MODEL_KEY_INVALID' }
        : { status: report.status, statusCode: report.code },
    );
    keeper.live.checks.tell(channel.id, null);
    return true;
  });
}

/** Gives a channel back for another runner; false when it is not the caller's any more. */
export async function releaseChannel(
  keeper: Writer,
  channelId: string,
  lease: string,
): Promise<boolean> {
  return withChannel(
    keeper,
    'release-channel',
    { channelId, lease },
    async (inner, channel, bot) => {
      letGo(channel);
      await reportStatus(inner, bot, channel, statusOfIdle(bot));
      inner.work('CHANNELS');
      return true;
    },
  );
}

/** Takes channels back from runners that have gone silent. Returns how many. */
export async function expireChannels(writer: Writer): Promise<number> {
  const where = { leaseUntil: { $lte: writer.database.now() }, leaseOwner: { $ne: null } } as const;
  const expired = await writer.database.em.fork().find(Channel, where, { limit: 200 });
  if (expired.length === 0) return 0;
  return change(
    writer,
    'expire-channels',
    expired.map(({ workspaceId }) => workspaceId),
    async (inner) => {
      const ids = expired.map(({ id }) => id);
      const still = await inner.em.find(Channel, { ...where, id: { $in: ids } });
      for (const channel of still) {
        const bot = await inner.em.findOneOrFail(Bot, { id: channel.botId });
        letGo(channel);
        const wanted = bot.desired === 'RUNNING' && channel.disconnectedAt == null;
        await reportStatus(
          inner,
          bot,
          channel,
          wanted ? { status: 'PENDING', statusCode: 'RUNNER_LOST' } : statusOfIdle(bot),
        );
        inner.work('CHANNELS');
      }
      return still.length;
    },
  );
}

// The platform's own word with its own time, or else the trouble that is being reported now.
function noteError(channel: Channel, report: ChannelReport, at: Date): void {
  if (report.lastErrorText != null && report.lastErrorAt != null) {
    channel.lastErrorText = redact(report.lastErrorText);
    channel.lastErrorAt = report.lastErrorAt;
  } else if (report.code !== 'OK' && report.detail != null) {
    channel.lastErrorText = redact(report.detail);
    channel.lastErrorAt = at;
  }
}

function letGo(channel: Channel): void {
  channel.leaseSince = null;
  channel.lease = null;
  channel.leaseOwner = null;
  channel.leaseUntil = null;
}

async function withChannel(
  writer: Writer,
  name: Commit,
  { channelId, lease }: { channelId: string; lease: string },
  work: (inner: LineChange, channel: Channel, bot: Bot) => Promise<boolean>,
): Promise<boolean> {
  const known = await writer.database.em.fork().findOne(Channel, { id: channelId, lease });
  if (known === null) return false;
  return change(writer, name, [known.workspaceId], async (inner) => {
    const channel = await inner.em.findOne(Channel, { id: channelId, lease });
    if (channel === null) return false;
    return work(inner, channel, await inner.em.findOneOrFail(Bot, { id: channel.botId }));
  });
}

// What a person sees of a channel beside its status; proof repeated each minute is no news.
function faceOf(channel: Channel): string {
  const { displayName, username, pendingCount, provenAt, lastErrorAt } = channel;
  return JSON.stringify([displayName, username, pendingCount, provenAt != null, lastErrorAt]);
}
