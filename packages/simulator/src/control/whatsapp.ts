import { z } from 'zod';
import { Habits, Message, Template } from '../whatsapp/model.ts';
import { CustomerRef, Upload } from './contract.ts';

/** A number is named by its id at Meta, or by its digits. */
export const NumberRef = z.union([z.string(), z.number()]).transform(String);

const seat = { number: NumberRef, customer: CustomerRef };
/** One chat: a customer with a number. */
export const WaSeat = z.object(seat);
export type WaSeat = z.input<typeof WaSeat>;

/** An address for webhooks, to be asked for its consent first. */
export const CallbackWish = z.object({ url: z.string(), verifyToken: z.string() });

export const NewNumber = z.object({
  /** The app that hears of it; a new one when left out. */
  app: z.string().optional(),
  appSecret: z.string().optional(),
  /** The business that it belongs to; a new one when left out. */
  business: z.string().optional(),
  id: z.string().optional(),
  phone: z.string().optional(),
  name: z.string().optional(),
  token: z.string().optional(),
  tokenLifeMs: z.number().optional(),
  callback: CallbackWish.optional(),
});
export type NewNumber = z.input<typeof NewNumber>;

/** All that a step-by-step form asks of an owner, and the app behind it. */
export const NumberView = z.object({
  id: z.string(),
  phone: z.string(),
  name: z.string(),
  businessId: z.string(),
  appId: z.string(),
  appSecret: z.string(),
  token: z.string(),
});
export type NumberView = z.infer<typeof NumberView>;

export const NewWaCustomer = z.object({
  name: z.string().min(1).max(64),
  phone: z.string().optional(),
  /** With a username the number is shown to nobody. */
  username: z.string().optional(),
});
export type NewWaCustomer = z.input<typeof NewWaCustomer>;

/** A person; `userIds` has the business-scoped id that each business knows. */
export const WaCustomerView = z.object({
  id: z.number(),
  name: z.string(),
  phone: z.string(),
  username: z.string().optional(),
  userIds: z.record(z.string(), z.string()),
});
export type WaCustomerView = z.infer<typeof WaCustomerView>;

const upload = z
  .union([z.literal(true), Upload])
  .transform((given) => (given === true ? {} : given));

/** What a customer does with the keyboard: exactly one of the kinds, text being the usual one. */
export const WaSay = z.object({
  ...seat,
  text: z.string().optional(),
  image: upload.optional(),
  video: upload.optional(),
  audio: upload.optional(),
  voice: upload.optional(),
  document: upload.optional(),
  sticker: upload.optional(),
  location: z
    .looseObject({ latitude: z.number(), longitude: z.number(), name: z.string().optional() })
    .optional(),
  contacts: z.array(z.looseObject({})).optional(),
  order: z.looseObject({}).optional(),
  /** A kind that the platform does not show, such as a poll. */
  unsupported: z.string().optional(),
  /** A kind of any name with any content. */
  raw: z.object({ type: z.string(), content: z.unknown() }).optional(),
  replyTo: z.string().optional(),
  forwarded: z.enum(['once', 'often']).optional(),
  /** He comes from an ad: the chat is free of charge for 72 hours. */
  referral: z.looseObject({}).optional(),
});
export type WaSay = z.input<typeof WaSay>;

/** What many customers write at once, in this order. */
export const WaLines = z.object({ lines: z.array(WaSay).max(10_000) });
export type WaLines = z.input<typeof WaLines>;

/** Presses a reply button, a row of a list, or a template's quick reply; by its id or its title. */
export const WaPress = z.object({ ...seat, messageId: z.string(), button: z.string() });
export type WaPress = z.input<typeof WaPress>;

/** Puts an emoji on a message; an empty one takes it away, none does so without saying it. */
export const WaReact = z.object({ ...seat, messageId: z.string(), emoji: z.string().optional() });
export type WaReact = z.input<typeof WaReact>;

export const WaEdit = z.object({ ...seat, messageId: z.string(), text: z.string() });
export type WaEdit = z.input<typeof WaEdit>;

export const WaMessageRef = z.object({ ...seat, messageId: z.string() });
export type WaMessageRef = z.input<typeof WaMessageRef>;

/** A person of the business answers from the phone app. */
export const WaEcho = z.object({ ...seat, text: z.string() });
export type WaEcho = z.input<typeof WaEcho>;

export const WaMove = z.object({ ...seat, phone: z.string() });
export type WaMove = z.input<typeof WaMove>;

/** Any change of a field, exactly as given; `metadata` is the number's own unless it is there. */
export const WaInject = z.object({
  number: NumberRef,
  field: z.string().default('messages'),
  value: z.looseObject({}),
});
export type WaInject = z.input<typeof WaInject>;

/** A status for a message of the business, or for one that it never sent. */
export const WaStatus = z.object({
  ...seat,
  messageId: z.string(),
  /** Also one that nobody knows yet. */
  status: z.string(),
  code: z.int().optional(),
});
export type WaStatus = z.input<typeof WaStatus>;

export const WaHabits = z.object({ number: NumberRef, ...Habits.partial().shape });
export type WaHabits = z.input<typeof WaHabits>;

export const NewTemplate = z.object({
  number: NumberRef,
  ...Template.omit({ id: true }).shape,
  language: z.string().default('en_US'),
  category: Template.shape.category.default('UTILITY'),
  status: z.string().default('APPROVED'),
});
export type NewTemplate = z.input<typeof NewTemplate>;

const wait = {
  after: z.coerce.number().int().default(0),
  count: z.coerce.number().int().positive().default(1),
  timeoutMs: z.coerce.number().int().nonnegative().max(600_000).default(10_000),
};
export const WaWait = z.object({ ...seat, ...wait });

/** What came of an act: the number of the event, and the message it is about. */
export const WaTold = z.object({ update: z.number().nullable(), messageId: z.string() });
export type WaTold = z.infer<typeof WaTold>;

export const WaChatView = z.object({
  number: z.object({ id: z.string(), phone: z.string(), name: z.string() }),
  customer: WaCustomerView,
  messages: z.array(Message),
  typing: z.boolean(),
  /** The last of the customer's messages that the business has marked as read. */
  readId: z.string().optional(),
  /** Until when free text passes; null when it does not. */
  windowUntil: z.string().nullable(),
  freeEntryUntil: z.string().nullable(),
  blockedByCustomer: z.boolean(),
  blockedByBusiness: z.boolean(),
});
export type WaChatView = z.infer<typeof WaChatView>;
