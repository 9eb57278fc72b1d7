import { newId } from '@cbf/base';
import { Channel, rows, Template, type StatusCode, type TemplateContent } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { channelEvent } from '../bots/status.ts';
import { findChannel } from '../channels/channels.ts';
import { limitsOf } from '../channels/limits.ts';
import { openCredential } from '../channels/secrets.ts';
import type { Ctx } from '../context.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { patienceMs, waitUntil, type ClaimedCheck } from '../runner/checks.ts';
import { after } from '../runner/lease.ts';
import type { ChannelKeeper } from '../runner/opened.ts';
import { runnersSeen } from '../runner/presence.ts';
import { Refusal } from '../words/refusal.ts';

const minuteMs = 60_000;
/** How long a runner may take to read an account's templates before another is asked. */
const claimMs = minuteMs;
const everyMs = 6 * 60 * minuteMs;
const afterTroubleMs = 10 * minuteMs;

const wanted = `platform = 'WHATSAPP' and disconnected_at is null and sealed_credential is not null
  and (templates_due_at is null or templates_due_at <= ?)
  and bot_id in (select id from bot where deleted_at is null)`;

/**
 * Hands a runner channels whose templates are to be read: ones that are new, ones that somebody asks
 * for, and any after six hours. What is not reported within a minute is handed out again.
 */
export async function claimTemplates(
  { database, sealer }: ChannelKeeper,
  limit: number,
): Promise<ClaimedCheck[]> {
  const now = database.now();
  const due = await database.read.rows<{ id: string }>(
    `select id from channel where ${wanted} order by id limit ?`,
    [now, limit],
  );
  if (due.length === 0) return [];
  const em = database.em.fork();
  const claimed = await rows<{ id: string }>(
    em,
    `update channel set templates_due_at = ? where id in (?) and ${wanted} returning id`,
    [after(now, claimMs), due.map(({ id }) => id), now],
  );
  const channels = await em.find(Channel, { id: { $in: claimed.map(({ id }) => id) } });
  return channels.flatMap((channel) => {
    const credential = openCredential(sealer, channel);
    const { id, platform, mode } = channel;
    return credential === null ? [] : { id, platform, mode, credential };
  });
}

/** A template as a runner found it in an account. */
export interface FoundTemplate {
  readonly externalId: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly content: TemplateContent;
}

/** What a runner found of a channel's templates: all of them, or why it could not read them. */
export interface TemplatesReport {
  readonly code: StatusCode;
  readonly templates: readonly FoundTemplate[];
}

/** Puts what an account has in the place of what was known; false when the channel is no more. */
export async function reportTemplates(
  writer: Writer,
  channelId: string,
  { code, templates }: TemplatesReport,
): Promise<boolean> {
  const where = { id: channelId, disconnectedAt: null };
  const known = await writer.database.em.fork().findOne(Channel, where);
  if (known === null || !limitsOf(known.platform).templates) return false;
  return change(writer, 'report-channel', [known.workspaceId], async (line) => {
    const channel = await line.em.findOne(Channel, where);
    if (channel === null) return false;
    const isRead = code === 'OK';
    if (isRead) await replace(line, channel, templates);
    channel.templatesTriedAt = line.at;
    channel.templatesTrouble = isRead ? null : code;
    if (isRead) channel.templatesSyncedAt = line.at;
    // Somebody may have asked again while they were being read.
    const { templatesDueAt: due } = channel;
    if (due == null || due > line.at)
      channel.templatesDueAt = after(line.at, isRead ? everyMs : afterTroubleMs);
    line.emit(channel.workspaceId, channelEvent(channel));
    writer.live.checks.tell(channel.id, null);
    return true;
  });
}

async function replace(
  { em, at }: LineChange,
  { id: channelId, workspaceId }: Channel,
  found: readonly FoundTemplate[],
): Promise<void> {
  const keyOf = ({ name, language }: Pick<Template, 'name' | 'language'>) => `${name}\n${language}`;
  const kept = new Map((await em.find(Template, { channelId })).map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  for (const one of found) {
    const key = keyOf(one);
    if (seen.has(key)) continue;
    seen.add(key);
    const template = kept.get(key);
    const values = { ...one, syncedAt: at };
    if (template) em.assign(template, values);
    else
      em.create(Template, { id: newId('tpl'), workspaceId, channelId, createdAt: at, ...values });
  }
  for (const [key, template] of kept) if (!seen.has(key)) em.remove(template);
}

/** Has a channel's templates read soon, without waiting; false when there is no such channel. */
export async function wantTemplates(writer: Writer, channelId: string): Promise<boolean> {
  const { database, live } = writer;
  const changed = await database.em
    .fork()
    .nativeUpdate(
      Channel,
      { id: channelId, disconnectedAt: null },
      { templatesDueAt: database.now() },
    );
  live.wakeRunners('CHANNELS');
  return changed > 0;
}

/** Asks a runner to read a channel's templates now, and waits up to ten seconds for what it finds. */
export async function syncTemplates(ctx: Ctx, id: string): Promise<Channel> {
  const workspaceId = workspaceOf(ctx);
  const { database, live, config } = ctx.parts;
  const channel = await findChannel(ctx.em, workspaceId, id);
  if (!limitsOf(channel.platform).templates) throw new Refusal('BAD_STATE', 'templatesNotHere');
  if ((await runnersSeen(database, config.times)).runners === 0)
    throw new Refusal('BAD_STATE', 'noRunner');
  const asked = await change(ctx.parts, 'ask-check', [workspaceId], async (line) => {
    const known = await findChannel(line.em, workspaceId, id);
    known.templatesDueAt = line.at;
    return line.at;
  });
  const look = async (): Promise<Channel | null> => {
    const known = await findChannel(ctx.fork().em, workspaceId, id);
    return known.templatesTriedAt != null && known.templatesTriedAt >= asked ? known : null;
  };
  const read = await waitUntil(live, id, patienceMs, look, () => {
    live.wakeRunners('CHANNELS');
  });
  if (!read) throw new Refusal('BAD_STATE', 'checkTimedOut');
  return read;
}
