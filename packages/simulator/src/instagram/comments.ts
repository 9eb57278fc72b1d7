import { z } from 'zod';
import { GraphError, invalid, noSuchObject } from '../meta/errors.ts';
import type { GraphCall, Meta } from '../meta/service.ts';
import { digits } from '../meta/world.ts';
import { threadOf } from './book.ts';
import { deliver } from './deliver.ts';
import { raise } from './events.ts';
import type { Account, Comment, Message } from './model.ts';

const REPLY_WITHIN_MS = 7 * 86_400_000;

/** Answers a comment in its author's messages: once, within seven days. */
export async function privateReply(
  meta: Meta,
  account: Account,
  commentId: string,
  content: Message['content'],
): Promise<unknown> {
  const comment = account.comments[commentId];
  const person = comment && meta.world.instagram.people[String(comment.personId)];
  if (!comment || !person) throw noSuchObject(commentId, 'POST');
  const isLate = meta.world.clock.now() - comment.at > REPLY_WITHIN_MS;
  if (comment.answeredPrivately || isLate) {
    throw new GraphError(10, {
      subcode: isLate ? 2534025 : 2534023,
      type: 'IGApiException',
      message: `(#10) ${isLate ? 'The comment is older than 7 days.' : 'The comment has been answered privately already.'}`,
    });
  }
  comment.answeredPrivately = true;
  const thread = threadOf(meta.world, account, person);
  const message = await deliver(meta, account, thread, content);
  return { recipient_id: thread.scopedId, message_id: message.id };
}

/** Writes a comment of a person, or of the account itself when there is none, and tells of it. */
export function writeComment(
  meta: Meta,
  account: Account,
  wish: {
    personId: number | null;
    text: string;
    mediaId?: string | undefined;
    parentId?: string | undefined;
  },
): { comment: Comment; update: number } {
  const { world } = meta;
  const mediaId = wish.mediaId ?? account.posts[0]?.id ?? `180${digits(14)}`;
  const comment: Comment = {
    id: `179${digits(14)}`,
    mediaId,
    ...(wish.parentId === undefined ? {} : { parentId: wish.parentId }),
    personId: wish.personId,
    text: wish.text,
    at: world.clock.now(),
    hidden: false,
    answeredPrivately: false,
  };
  account.comments[comment.id] = comment;
  world.save();
  world.bell.ring(`instagram:${account.id}:comments`);
  const value = {
    from: authorOf(meta, account, comment),
    media: { id: mediaId, media_product_type: 'FEED' },
    id: comment.id,
    ...(comment.parentId === undefined ? {} : { parent_id: comment.parentId }),
    text: comment.text,
  };
  const form = account.habits.commentForm === 'flat' ? 'flat' : 'change';
  const about = { type: 'comment', text: comment.text };
  return { comment, update: raise(meta, account, { form, field: 'comments', value }, about).n };
}

/** `/{comment-id}` and its `replies`: reading, answering publicly, hiding and deleting. */
export function ofComment(call: GraphCall, account: Account, id: string, edge?: string): unknown {
  const comment = account.comments[id];
  if (!comment) throw noSuchObject(id, call.verb);
  if (edge === 'replies' && call.verb === 'POST') {
    const text = z.string().min(1).max(2200).safeParse(call.body['message']);
    if (!text.success) throw invalid('The parameter message is required.');
    const wish = { personId: null, text: text.data, mediaId: comment.mediaId, parentId: id };
    return { id: writeComment(call.meta, account, wish).comment.id };
  }
  if (edge === 'replies') {
    const replies = Object.values(account.comments).filter((one) => one.parentId === id);
    return { data: replies.map((one) => view(call.meta, account, one)) };
  }
  if (edge !== undefined) throw noSuchObject(`${id}/${edge}`, call.verb);
  if (call.verb === 'DELETE') delete account.comments[id];
  else if (call.verb === 'POST') comment.hidden = String(call.body['hide']) === 'true';
  else return view(call.meta, account, comment);
  call.meta.world.save();
  return { success: true };
}

function view(meta: Meta, account: Account, comment: Comment): unknown {
  const { id, text, at, hidden, mediaId } = comment;
  const timestamp = new Date(at).toISOString();
  return {
    id,
    text,
    timestamp,
    hidden,
    media: { id: mediaId },
    from: authorOf(meta, account, comment),
  };
}

function authorOf(meta: Meta, account: Account, { personId }: Comment): unknown {
  const person = meta.world.instagram.people[String(personId)];
  if (!person) return { id: account.id, username: account.username };
  return { id: threadOf(meta.world, account, person).scopedId, username: person.username };
}
