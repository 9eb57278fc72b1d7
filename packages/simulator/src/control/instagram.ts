import { z } from 'zod';
import { Comment, Habits, Message } from '../instagram/model.ts';
import { CustomerRef, Upload } from './contract.ts';
import { CallbackWish } from './whatsapp.ts';

/** An account is named by its id in webhooks or by its username. */
export const AccountRef = z.union([z.string(), z.number()]).transform(String);

const seat = { account: AccountRef, customer: CustomerRef };
/** One thread: a customer with an account. */
export const IgSeat = z.object(seat);
export type IgSeat = z.input<typeof IgSeat>;

export const NewAccount = z.object({
  /** The app that hears of it; a new one when left out. */
  app: z.string().optional(),
  appSecret: z.string().optional(),
  id: z.string().optional(),
  username: z.string().optional(),
  name: z.string().optional(),
  /** Whether the app is subscribed to it already; as in reality it otherwise does so itself. */
  subscribed: z.boolean().default(false),
  callback: CallbackWish.optional(),
});
export type NewAccount = z.input<typeof NewAccount>;

/** All that an owner has before him when he connects it. */
export const AccountView = z.object({
  id: z.string(),
  appScopedId: z.string(),
  username: z.string(),
  appId: z.string(),
  appSecret: z.string(),
  /** A token of an hour, to be exchanged for one of sixty days. */
  shortToken: z.string(),
  /** A token of sixty days. */
  token: z.string(),
});
export type AccountView = z.infer<typeof AccountView>;

export const NewIgCustomer = z.object({
  id: CustomerRef.optional(),
  name: z.string().min(1).max(64),
  username: z.string().optional(),
});
export type NewIgCustomer = z.input<typeof NewIgCustomer>;

export const IgCustomerView = z.object({ id: z.number(), name: z.string(), username: z.string() });
export type IgCustomerView = z.infer<typeof IgCustomerView>;

const upload = z
  .union([z.literal(true), Upload])
  .transform((given) => (given === true ? {} : given));

/** What a customer does with the keyboard: exactly one of the kinds, text being the usual one. */
export const IgSay = z.object({
  ...seat,
  text: z.string().optional(),
  image: upload.optional(),
  video: upload.optional(),
  audio: upload.optional(),
  file: upload.optional(),
  /** So many pictures in one message. */
  images: z.int().min(1).max(10).optional(),
  likeHeart: z.literal(true).optional(),
  ephemeral: z.literal(true).optional(),
  unsupported: z.literal(true).optional(),
  /** He mentions the account in his story, or shares a post, a reel, or something older. */
  shares: z.enum(['story_mention', 'ig_post', 'ig_reel', 'share']).optional(),
  /** Attachments exactly as given. */
  attachments: z.array(z.looseObject({})).optional(),
  replyTo: z.string().optional(),
  replyToStory: z.literal(true).optional(),
  referral: z.looseObject({}).optional(),
  /** Another app owns the thread. */
  standby: z.boolean().default(false),
});
export type IgSay = z.input<typeof IgSay>;

/** What many customers write at once, in this order. */
export const IgLines = z.object({ lines: z.array(IgSay).max(10_000) });
export type IgLines = z.input<typeof IgLines>;

/** Presses a quick reply of a message, an ice breaker or a button; by its payload or its title. */
export const IgPress = z.object({ ...seat, messageId: z.string().optional(), button: z.string() });
export type IgPress = z.input<typeof IgPress>;

/** Puts a reaction on a message; none takes it away. */
export const IgReact = z.object({
  ...seat,
  messageId: z.string(),
  reaction: z.string().optional(),
});
export type IgReact = z.input<typeof IgReact>;

export const IgEdit = z.object({ ...seat, messageId: z.string(), text: z.string() });
export type IgEdit = z.input<typeof IgEdit>;

export const IgMessageRef = z.object({ ...seat, messageId: z.string() });
export type IgMessageRef = z.input<typeof IgMessageRef>;

/** A person of the business answers in Instagram itself. */
export const IgEcho = z.object({ ...seat, text: z.string() });
export type IgEcho = z.input<typeof IgEcho>;

/** Comments under a post; without a customer the account itself does. */
export const IgComment = z.object({
  account: AccountRef,
  customer: CustomerRef.optional(),
  text: z.string(),
  mediaId: z.string().optional(),
  parentId: z.string().optional(),
});
export type IgComment = z.input<typeof IgComment>;

/** A messaging event or a change, exactly as given. */
export const IgInject = z.object({
  account: AccountRef,
  form: z.enum(['messaging', 'standby', 'change', 'flat']).default('messaging'),
  field: z.string().default('messages'),
  value: z.looseObject({}),
});
export type IgInject = z.input<typeof IgInject>;

export const IgHabits = z.object({ account: AccountRef, ...Habits.partial().shape });
export type IgHabits = z.input<typeof IgHabits>;

export const IgWait = z.object({
  ...seat,
  after: z.coerce.number().int().default(0),
  count: z.coerce.number().int().positive().default(1),
  timeoutMs: z.coerce.number().int().nonnegative().max(600_000).default(10_000),
});

/** What came of an act: the number of the event, and the message it is about. */
export const IgTold = z.object({ update: z.number(), messageId: z.string() });
export type IgTold = z.infer<typeof IgTold>;

export const IgCommented = z.object({ update: z.number(), commentId: z.string() });
export const IgComments = z.array(Comment);

export const IgThreadView = z.object({
  account: z.object({ id: z.string(), username: z.string(), name: z.string() }),
  customer: IgCustomerView,
  /** The id under which the account, and no other, knows the customer. */
  scopedId: z.string(),
  messages: z.array(Message),
  typing: z.boolean(),
  blocked: z.boolean(),
  /** When the account last marked the thread as seen. */
  seenAt: z.string().nullable(),
  /** Until when the account may answer; null when it may not. */
  windowUntil: z.string().nullable(),
  /** What the account offers to begin with. */
  iceBreakers: z.unknown().optional(),
});
export type IgThreadView = z.infer<typeof IgThreadView>;
