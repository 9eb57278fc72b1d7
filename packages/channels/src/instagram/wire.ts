import { z } from 'zod';
import { Id, List, maybe, Moment, Words } from '../meta/read.ts';

// Only what is read; everything else in a webhook is let pass, so that new fields break nothing.

/** One webhook; what it holds is read thing by thing. */
export const InstagramHook = z.object({ object: z.literal('instagram'), entry: List });

/** What one profile tells; comments come in two forms, one of them flat. */
export const Entry = z.object({
  id: Id,
  time: Moment,
  messaging: List,
  standby: List,
  changes: List,
  field: maybe(z.string()),
  value: z.unknown().optional(),
});

/** The other form of a thing that has changed. */
export const Change = z.object({ field: z.string(), value: z.looseObject({}) });

const Flag = maybe(z.boolean());
const Address = maybe(
  z
    .string()
    .max(4_096)
    .regex(/^https?:\/\/\S+$/),
);
const Arrival = maybe(
  z.object({
    ref: Words,
    source: Words,
    ad_id: Words,
    ads_context_data: maybe(z.object({ ad_title: Words })),
  }),
);

/** Something that happened between a person and the profile. */
export const Event = z.object({
  sender: z.object({ id: Id }),
  recipient: z.object({ id: Id }),
  timestamp: Moment,
  message: maybe(
    z.object({
      mid: Id,
      text: Words,
      attachments: List,
      is_echo: Flag,
      is_self: Flag,
      is_deleted: Flag,
      is_unsupported: Flag,
      quick_reply: maybe(z.object({ payload: z.string() })),
      reply_to: maybe(
        z.object({
          mid: maybe(Id),
          story: maybe(z.object({ id: Words, url: Address })),
        }),
      ),
      referral: Arrival,
    }),
  ),
  message_edit: maybe(z.object({ mid: Id, text: Words, num_edit: maybe(z.int().min(0)) })),
  reaction: maybe(
    z.object({ mid: Id, action: z.enum(['react', 'unreact']), reaction: Words, emoji: Words }),
  ),
  read: maybe(z.object({ mid: Id })),
  postback: maybe(z.object({ mid: maybe(Id), title: Words, payload: z.string() })),
  referral: Arrival,
});

/** One thing that hangs on a message. */
export const Attachment = z.object({
  type: z.string(),
  payload: maybe(
    z.object({
      url: Address,
      title: Words,
      ig_post_media_id: Words,
      reel_video_id: Words,
    }),
  ),
});

/** A public comment under a post. */
export const Comment = z.object({
  id: Id,
  text: Words,
  parent_id: maybe(Id),
  from: z.object({ id: Id, username: Words }),
  media: maybe(z.object({ id: Words })),
});

export type Event = z.infer<typeof Event>;
export type Message = NonNullable<Event['message']>;
export type Arrival = NonNullable<z.infer<typeof Arrival>>;
