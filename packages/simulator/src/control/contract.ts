import { z } from 'zod';

/** A bot is named by its number or its username, with or without the @. */
export const BotRef = z.union([z.string(), z.number()]).transform(String);
/** A customer is named by the number that the simulator gave. */
export const CustomerRef = z.union([z.number(), z.string()]).transform(Number).pipe(z.int());

const seat = { bot: BotRef, customer: CustomerRef };
/** One chat: a customer with a bot. */
export const Seat = z.object(seat);
export type Seat = z.input<typeof Seat>;

export const NewBot = z.object({
  username: z
    .string()
    .regex(/^[A-Za-z]\w{3,31}$/)
    .optional(),
  name: z.string().min(1).max(64).optional(),
  token: z
    .string()
    .regex(/^[1-9]\d*:[\w-]+$/)
    .optional(),
});
export type NewBot = z.input<typeof NewBot>;

export const NewCustomer = z.object({
  id: CustomerRef.optional(),
  name: z.string().min(1).max(64),
  username: z.string().optional(),
  languageCode: z.string().optional(),
});
export type NewCustomer = z.input<typeof NewCustomer>;

/** A file that a customer sends: real bytes in base64, or a sample of any size. */
export const Upload = z.object({
  base64: z.string().optional(),
  fileName: z.string().optional(),
  mimeType: z.string().optional(),
  /** The size of a made-up file, when no bytes are given. */
  sizeBytes: z.int().nonnegative().optional(),
  caption: z.string().optional(),
  /** Seconds, for a voice message. */
  duration: z.int().nonnegative().optional(),
  /** For a sticker. */
  emoji: z.string().optional(),
});
export type Upload = z.input<typeof Upload>;

const upload = z
  .union([z.literal(true), Upload])
  .transform((given) => (given === true ? {} : given));

/** What a customer does with the keyboard: exactly one of the kinds, text being the usual one. */
export const Say = z.object({
  ...seat,
  text: z.string().optional(),
  replyTo: z.int().optional(),
  photo: upload.optional(),
  voice: upload.optional(),
  document: upload.optional(),
  video: upload.optional(),
  sticker: upload.optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z.object({ phoneNumber: z.string(), firstName: z.string() }).optional(),
  edit: z.object({ messageId: z.int(), text: z.string() }).optional(),
});
export type Say = z.input<typeof Say>;

export const Press = z.object({ ...seat, messageId: z.coerce.number().int(), data: z.string() });
export type Press = z.input<typeof Press>;

export const StopDraft = z.object({ ...seat, draftId: z.coerce.number().int() });
export type StopDraft = z.input<typeof StopDraft>;

export const RawUpdate = z.object({ bot: BotRef, update: z.looseObject({}) });
export type RawUpdate = z.input<typeof RawUpdate>;

/** What was said in a bot's chats before the simulator knew of them; `date` is in seconds. */
export const Past = z.object({
  bot: BotRef,
  chats: z.array(
    z.object({
      customer: NewCustomer.required({ id: true }),
      blocked: z.boolean().optional(),
      messages: z.array(
        z.object({
          messageId: z.int().positive(),
          from: z.enum(['bot', 'customer']),
          date: z.int(),
          text: z.string().min(1),
        }),
      ),
    }),
  ),
});
export type Past = z.input<typeof Past>;

export const WaitQuery = z.object({
  ...seat,
  after: z.coerce.number().int().default(0),
  count: z.coerce.number().int().positive().default(1),
  timeoutMs: z.coerce.number().int().nonnegative().max(600_000).default(10_000),
});
export type WaitQuery = z.input<typeof WaitQuery>;

/** What many customers do at once, in this order. */
export const Lines = z.object({ lines: z.array(Say).max(10_000) });
export type Lines = z.input<typeof Lines>;

export const HeardQuery = z.object({
  run: z.string().optional(),
  after: z.coerce.number().int().nonnegative().default(0),
  timeoutMs: z.coerce.number().int().nonnegative().max(60_000).default(10_000),
});

/** Messages of all bots; `run` and `next` are the place to ask from next time. */
export const HeardView = z.object({
  run: z.string(),
  next: z.number(),
  messages: z.array(z.object({ bot: z.number(), customer: z.number(), messageId: z.number() })),
});
export type HeardView = z.infer<typeof HeardView>;

export const TelegramSettings = z.object({
  /** Telegram's `--local` server: lifts the rules on webhook addresses. */
  local: z.boolean().optional(),
  /** Whether the flood limits are in force. */
  flood: z.boolean().optional(),
});
export type TelegramSettings = z.infer<typeof TelegramSettings>;

export const ClockMove = z.union([
  z.object({ advanceMs: z.number() }),
  z.object({ set: z.iso.datetime({ offset: true }) }),
]);
export type ClockMove = z.infer<typeof ClockMove>;

export const Health = z.object({ ok: z.literal(true), epoch: z.string(), now: z.string() });
export type Health = z.infer<typeof Health>;

/** A simulated bot as its owner sees it. */
export const BotView = z.object({
  id: z.number(),
  token: z.string(),
  username: z.string(),
  name: z.string(),
  revoked: z.boolean(),
  pendingUpdates: z.number(),
  webhookUrl: z.string(),
  polling: z.boolean(),
});
export type BotView = z.infer<typeof BotView>;

export const CustomerView = z.object({
  id: z.number(),
  name: z.string(),
  username: z.string().optional(),
  languageCode: z.string().optional(),
});
export type CustomerView = z.infer<typeof CustomerView>;

/** The number of the update is null when the bot has asked not to be told of its kind. */
export const Told = z.object({ updateId: z.number().nullable(), messageId: z.number().nullable() });
export type Told = z.infer<typeof Told>;

/** How many messages of a past were not there yet. */
export const Laid = z.object({ laid: z.number() });

/** A message as Telegram writes it, with who sent it. */
export const ChatMessage = z.looseObject({
  message_id: z.number(),
  from: z.enum(['bot', 'customer']),
  date: z.number(),
  edit_date: z.number().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  reply_markup: z.looseObject({}).optional(),
  /** The emoji that the bot has put on it. */
  reaction: z.string().optional(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** A streamed preview that has not been finished yet. */
export const DraftView = z.object({
  draftId: z.number(),
  text: z.string(),
  entities: z.array(z.looseObject({ type: z.string() })),
  canStop: z.boolean(),
  keepOnStop: z.boolean(),
  stopped: z.boolean(),
});
export type DraftView = z.infer<typeof DraftView>;

export const ChatView = z.object({
  bot: z.object({ id: z.number(), username: z.string(), name: z.string() }),
  customer: CustomerView,
  started: z.boolean(),
  blocked: z.boolean(),
  messages: z.array(ChatMessage),
  drafts: z.array(DraftView),
  typing: z.boolean(),
  /** The last hundred chat actions of the bot, oldest first. */
  actions: z.array(z.object({ action: z.string(), at: z.string() })),
  /** Answers to button presses, which the customer sees as a toast. */
  callbackAnswers: z.array(
    z.object({ queryId: z.string(), text: z.string(), alert: z.boolean(), at: z.string() }),
  ),
});
export type ChatView = z.infer<typeof ChatView>;

export const ClockView = z.object({ now: z.string(), offsetMs: z.number() });
export type ClockView = z.infer<typeof ClockView>;
