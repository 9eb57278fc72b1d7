import type { SqlEntityManager } from '@mikro-orm/sql';
import type { MediaState, PartKind } from '../words.ts';
import { bulk, runBulk } from './bulk.ts';
import type { Place } from './messages.ts';
import { rows, time, type RawNumber, type RawTime } from './sql.ts';

/**
 * Removes rows of files and notes where the files are, so that they can be removed after the commit.
 * Inside a transaction: the two must not come apart.
 */
export async function discardMedia(
  em: SqlEntityManager,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await rows(
    em,
    `insert into discarded_file (place, created_at)
     select place, ? from media where id in (?) and place is not null
     on conflict (place) do nothing`,
    [at, ids],
  );
  await rows(em, 'delete from media where id in (?)', [ids]);
}

/** A file that nothing refers to any more, and since when. */
export interface Discarded {
  readonly place: string;
  readonly createdAt: Date;
}

/** The next discarded files after a place, in the order of their places. */
export async function discardedFiles(
  em: SqlEntityManager,
  after: string,
  limit: number,
): Promise<Discarded[]> {
  const found = await rows<{ place: string; createdAt: RawTime }>(
    em,
    `select place, created_at as "createdAt" from discarded_file
     where place > ? order by place limit ?`,
    [after, limit],
  );
  return found.map(({ place, createdAt }) => ({ place, createdAt: time(createdAt) }));
}

/** Forgets discarded files; they must have been removed. */
export async function forgetDiscarded(
  em: SqlEntityManager,
  places: readonly string[],
): Promise<void> {
  if (places.length > 0) await rows(em, 'delete from discarded_file where place in (?)', [places]);
}

/** A file of a message that has just come in. */
export interface FreshMedia extends Place {
  readonly id: string;
  readonly messageId: string;
  readonly part: number;
  readonly kind: PartKind;
  readonly fileId: string;
  readonly size: number | null;
  readonly mimeType: string | null;
  readonly fileName: string | null;
  readonly place: string;
  readonly at: Date;
}

const insertMedia = bulk(
  {
    id: 'text',
    workspace_id: 'text',
    bot_id: 'text',
    channel_id: 'text',
    conversation_id: 'text',
    message_id: 'text',
    part: 'int',
    kind: 'text',
    file_id: 'text',
    size: 'int',
    mime_type: 'text',
    file_name: 'text',
    place: 'text',
    at: 'time',
  },
  (
    lines,
  ) => `insert into media (id, workspace_id, bot_id, channel_id, conversation_id, message_id, part,
       kind, file_id, size, mime_type, file_name, place, state, attempt, next_at, created_at)
     select id, workspace_id, bot_id, channel_id, conversation_id, message_id, part,
       kind, file_id, size, mime_type, file_name, place, 'WAITING', 0, at, at
     from ${lines}`,
);

/** Notes files that are to be fetched. */
export async function addMedia(em: SqlEntityManager, media: readonly FreshMedia[]): Promise<void> {
  const lines = media.map((each) => ({
    ...{ id: each.id, workspace_id: each.workspaceId, bot_id: each.botId },
    ...{ channel_id: each.channelId, conversation_id: each.conversationId },
    ...{ message_id: each.messageId, part: each.part, kind: each.kind, file_id: each.fileId },
    ...{ size: each.size, mime_type: each.mimeType, file_name: each.fileName },
    ...{ place: each.place, at: each.at },
  }));
  await runBulk(em, insertMedia, lines);
}

/** A file in a runner's hands, to be fetched. */
export interface HeldMedia {
  readonly id: string;
  readonly channelId: string;
  readonly lease: string;
  readonly attempt: number;
  readonly kind: PartKind;
  readonly fileId: string;
  readonly mimeType: string | null;
}

// Only whoever holds a channel fetches for it: what another still holds there is free.
const waiting = `
  select m.id from media m
  join channel h on h.id = m.channel_id
  where m.state = 'WAITING' and m.file_id is not null and m.next_at <= ?
    and (m.lease_until is null or m.lease_until <= ? or m.lease_owner <> ?)
    and h.lease_owner = ? and h.lease_until > ?
    and h.disconnected_at is null and h.status_code <> 'WRONG_TOKEN'
  order by m.next_at limit ?`;

const hold = bulk(
  { id: 'text', owner: 'text', fresh: 'text', until: 'time', now: 'time' },
  (
    lines,
  ) => `update media set lease_owner = line.owner, lease = line.fresh, lease_until = line.until,
       attempt = media.attempt + 1
     from ${lines}
     where media.id = line.id and media.state = 'WAITING'
       and (media.lease_until is null or media.lease_until <= line.now
            or media.lease_owner <> line.owner)
     returning media.id, media.channel_id as "channelId", media.lease, media.attempt, media.kind,
       media.file_id as "fileId", media.mime_type as "mimeType"`,
);

/** Hands a runner files that wait on channels it holds, each with a lease of its own. */
export async function holdMedia(
  em: SqlEntityManager,
  { runnerId, now, until, limit }: MediaClaim,
  newLease: () => string,
): Promise<HeldMedia[]> {
  const found = await rows<{ id: string }>(em, waiting, [
    ...[now, now, runnerId, runnerId, now, limit],
  ]);
  const lines = found.map(({ id }) => ({ id, owner: runnerId, fresh: newLease(), until, now }));
  return runBulk<HeldMedia, 'id' | 'owner' | 'fresh' | 'until' | 'now'>(em, hold, lines);
}

/** Which runner asks, when, and how much it may hold until when. */
export interface MediaClaim {
  readonly runnerId: string;
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
}

/** A file of a line that a model may be shown. */
export interface LineMedia {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly part: number;
  readonly kind: PartKind;
  readonly mimeType: string | null;
  readonly size: number;
  readonly state: MediaState;
}

/** The files of lines of conversations, in one statement; nothing is asked for no lines. */
export async function mediaOfLines(
  em: SqlEntityManager,
  lines: readonly { readonly conversationId: string; readonly seqs: readonly number[] }[],
): Promise<LineMedia[]> {
  const wanted = lines.filter(({ seqs }) => seqs.length > 0);
  if (wanted.length === 0) return [];
  const of = wanted.map(({ seqs }) => `(x.conversation_id = ? and x.seq in (${marks(seqs)}))`);
  const found = await rows<Omit<LineMedia, 'size'> & { size: RawNumber | null }>(
    em,
    `select m.id, m.conversation_id as "conversationId", x.seq, m.part, m.kind,
       m.mime_type as "mimeType", m.size, m.state
     from message x join media m on m.message_id = x.id
     where ${of.join(' or ')}`,
    wanted.flatMap(({ conversationId, seqs }) => [conversationId, ...seqs]),
  );
  return found.map(({ size, ...media }) => ({ ...media, size: Number(size ?? 0) }));
}

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ');
}
