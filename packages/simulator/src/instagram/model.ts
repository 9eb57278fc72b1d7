import { z } from 'zod';

const json = z.record(z.string(), z.unknown());

/** A line of a thread; `content` is the message as it stands on the wire, without its id. */
export const Message = z.object({
  n: z.number(),
  id: z.string(),
  /** `app`: a person of the business, in Instagram itself. */
  from: z.enum(['bot', 'customer', 'app']),
  at: z.number(),
  content: json,
  /** The tag that let it pass, such as HUMAN_AGENT. */
  tag: z.string().optional(),
  edits: z.number().optional(),
  deleted: z.boolean().optional(),
  seen: z.boolean().optional(),
  /** What the other side has put on it. */
  reaction: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

/** One customer with one account, under the id that only this account has for him. */
export const Thread = z.object({
  scopedId: z.string(),
  personId: z.number(),
  messages: z.array(Message),
  /** When the customer last wrote; 0 is never. */
  heardAt: z.number(),
  typingUntil: z.number(),
  seenAt: z.number(),
  blocked: z.boolean(),
});
export type Thread = z.infer<typeof Thread>;

export const Person = z.object({ id: z.number(), name: z.string(), username: z.string() });
export type Person = z.infer<typeof Person>;

/** A comment under a post; its author is a person, or null for the account itself. */
export const Comment = z.object({
  id: z.string(),
  mediaId: z.string(),
  parentId: z.string().optional(),
  personId: z.number().nullable(),
  text: z.string(),
  at: z.number(),
  hidden: z.boolean(),
  answeredPrivately: z.boolean(),
});
export type Comment = z.infer<typeof Comment>;

/** How an account behaves where the platform may behave one way or another. */
export const Habits = z.object({
  echoes: z.boolean().default(true),
  echoDelayMs: z.number().default(20),
  /** The echo is told before the send is answered. */
  overtake: z.boolean().default(false),
  commentForm: z.enum(['changes', 'flat']).default('changes'),
  perSecond: z.number().default(300),
});
export type Habits = z.infer<typeof Habits>;

/** A professional account: `id` stands in webhooks, `appScopedId` only in answers about itself. */
export const Account = z.object({
  id: z.string(),
  appScopedId: z.string(),
  username: z.string(),
  name: z.string(),
  /** The fields each app has subscribed to. */
  subscribed: z.record(z.string(), z.array(z.string())),
  habits: Habits,
  threads: z.record(z.string(), Thread),
  posts: z.array(z.object({ id: z.string(), caption: z.string() })),
  comments: z.record(z.string(), Comment),
  profile: json,
});
export type Account = z.infer<typeof Account>;

/** Everything that exists in the simulated Instagram. */
export const InstagramState = z.object({
  accounts: z.record(z.string(), Account),
  people: z.record(z.string(), Person),
});
export type InstagramState = z.infer<typeof InstagramState>;
