import { InboundKind, PartKind, type Received } from '../channel.ts';
import type { Hook } from '../hook.ts';
import { createGatherer, type Gatherer, NOT_OURS } from '../meta/gather.ts';
import { isoOf, keyOf, parseBody } from '../meta/read.ts';
import { readEvent } from './event.ts';
import { Change, Comment, Entry, InstagramHook } from './wire.ts';

/**
 * A webhook of Instagram's in our words, sorted by profile. Pure; never throws: what is unknown or
 * malformed, and what another app answers (`standby`), is counted as ignored.
 */
export function readInstagramHook(
  rawBody: Uint8Array | string,
  receivedAt: Date = new Date(),
): Hook {
  const hook = InstagramHook.safeParse(parseBody(rawBody)).data;
  if (hook === undefined) return NOT_OURS;
  const found = createGatherer();
  for (const raw of hook.entry) {
    const entry = Entry.safeParse(raw).data;
    if (entry === undefined) {
      found.ignore();
      continue;
    }
    const { id, time, field, value } = entry;
    const at = isoOf(time, receivedAt);
    for (const event of entry.messaging) takeEvent(event, id, found, receivedAt);
    for (const _event of entry.standby) found.ignore();
    for (const change of entry.changes) takeChange(change, id, at, found, receivedAt);
    if (field !== undefined) takeChange({ field, value }, id, at, found, receivedAt);
  }
  return found.hook();
}

function takeEvent(raw: unknown, id: string, found: Gatherer, receivedAt: Date): void {
  const read = readEvent(raw, id, receivedAt);
  if (read === null) found.ignore();
  else if ('receipt' in read) found.receipt(id, read.receipt);
  else found.received(id, read.received);
}

function takeChange(raw: unknown, id: string, at: string, found: Gatherer, receivedAt: Date): void {
  const change = Change.safeParse(raw).data;
  if (change === undefined) return found.ignore();
  const { field, value } = change;
  if (field === 'comments' || field === 'live_comments') {
    return found.received(id, readComment(value, id, at));
  }
  // The dashboard's test button sends messages in this form.
  takeEvent(value, id, found, receivedAt);
}

/** A public comment of somebody else's; the profile's own would make it answer itself. */
function readComment(raw: unknown, accountId: string, at: string): Received | null {
  const comment = Comment.safeParse(raw).data;
  if (comment === undefined || comment.from.id === accountId) return null;
  const { id, text = '', parent_id, from, media } = comment;
  const { username = '' } = from;
  return {
    inbound: {
      externalId: keyOf('ig', 'comment', id),
      kind: InboundKind.COMMENT,
      chatId: from.id,
      isPrivate: false,
      contact: {
        externalId: from.id,
        name: username || from.id,
        ...(username === '' ? {} : { handle: username }),
      },
      messageId: id,
      parts:
        text.trim() === ''
          ? [{ kind: PartKind.UNSUPPORTED, text: 'comment' }]
          : [{ kind: PartKind.TEXT, text }],
      ...(media?.id === undefined ? {} : { data: media.id }),
      ...(parent_id === undefined ? {} : { replyTo: parent_id }),
      at,
    },
    pressId: null,
  };
}
