import { z } from 'zod';

const json = z.record(z.string(), z.unknown());

/** A piece of markup in a text; offsets count UTF-16 units. */
export const Entity = z.looseObject({ type: z.string(), offset: z.number(), length: z.number() });
export type Entity = z.infer<typeof Entity>;

/** A message as Telegram writes it. */
export const WireMessage = z.looseObject({
  message_id: z.number(),
  date: z.number(),
  chat: json,
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(Entity).optional(),
  reply_markup: json.optional(),
});
export type WireMessage = z.infer<typeof WireMessage>;

const StoredMessage = z.object({
  author: z.enum(['bot', 'customer']),
  message: WireMessage,
  /** The emoji that the bot has put on it. */
  reaction: z.string().optional(),
});
export type StoredMessage = z.infer<typeof StoredMessage>;

const Draft = z.object({
  draftId: z.number(),
  text: z.string(),
  entities: z.array(Entity),
  canStop: z.boolean(),
  keepOnStop: z.boolean(),
  stopped: z.boolean(),
  threadId: z.number().optional(),
  expiresAt: z.number(),
});
export type Draft = z.infer<typeof Draft>;

/** A chat of one bot; a private chat's number is the customer's. */
export const Chat = z.object({
  id: z.number(),
  type: z.string(),
  /** The chat object as it stands in updates. */
  wire: json,
  /** The customer has written or pressed Start, so that the bot may write. */
  started: z.boolean(),
  blocked: z.boolean(),
  messages: z.array(StoredMessage),
  drafts: z.array(Draft),
  actions: z.array(z.object({ action: z.string(), at: z.number() })),
  /** Until when the last action shows; 0 when none does. */
  actionUntil: z.number(),
  callbackAnswers: z.array(
    z.object({ queryId: z.string(), text: z.string(), alert: z.boolean(), at: z.number() }),
  ),
});
export type Chat = z.infer<typeof Chat>;

/** An update on its way; `lane` is what webhooks keep in order. */
export const QueuedUpdate = z.object({
  id: z.number(),
  type: z.string(),
  lane: z.string(),
  expiresAt: z.number(),
  payload: z.unknown(),
});
export type QueuedUpdate = z.infer<typeof QueuedUpdate>;

export const Webhook = z.object({
  url: z.string(),
  secret: z.string(),
  maxConnections: z.number(),
  ipAddress: z.string().optional(),
  hasCertificate: z.boolean(),
  lastErrorAt: z.number().optional(),
  lastError: z.string().optional(),
  /** Since when it has answered 410 without a break. */
  goneSince: z.number().optional(),
});
export type Webhook = z.infer<typeof Webhook>;

const Command = z.object({ command: z.string(), description: z.string() });
export type Command = z.infer<typeof Command>;

const Callback = z.object({
  id: z.string(),
  chatId: z.number(),
  userId: z.number(),
  at: z.number(),
  answered: z.boolean(),
});
export type Callback = z.infer<typeof Callback>;

export const Bot = z.object({
  id: z.number(),
  token: z.string(),
  revoked: z.boolean(),
  username: z.string(),
  name: z.string(),
  /** Texts of the profile by `name`, `description` or `short_description`, a colon and a language. */
  profile: z.record(z.string(), z.string()),
  commands: z.record(z.string(), z.array(Command)),
  /** What set… methods that nothing else depends on have stored, by the name of their get… */
  settings: z.record(z.string(), z.unknown()),
  nextUpdateId: z.number(),
  lastUpdateAt: z.number().nullable(),
  nextMessageId: z.number(),
  allowedUpdates: z.array(z.string()).nullable(),
  updates: z.array(QueuedUpdate),
  webhook: Webhook.nullable(),
  chats: z.record(z.string(), Chat),
  callbacks: z.array(Callback),
});
export type Bot = z.infer<typeof Bot>;

export const Customer = z.object({
  id: z.number(),
  name: z.string(),
  username: z.string().optional(),
  languageCode: z.string().optional(),
});
export type Customer = z.infer<typeof Customer>;

/** A file that one bot can see; the bytes live beside the state. */
export const StoredFile = z.object({
  botId: z.number(),
  fileId: z.string(),
  uniqueId: z.string(),
  path: z.string(),
  size: z.number(),
  mimeType: z.string(),
  fileName: z.string().optional(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** Everything that survives a restart when the simulator has a data folder. */
export const State = z.object({
  epoch: z.string(),
  clockOffset: z.number(),
  /** Whether the process that wrote this was stopped, and not killed. */
  isComplete: z.boolean().default(false),
  nextCustomerId: z.number(),
  nextFile: z.number(),
  bots: z.array(Bot),
  customers: z.array(Customer),
  files: z.array(StoredFile),
});
export type State = z.infer<typeof State>;
