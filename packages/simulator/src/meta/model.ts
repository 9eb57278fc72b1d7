import { z } from 'zod';
import { BYTES, SIGNATURES } from './bytes.ts';

const json = z.record(z.string(), z.unknown());

/** What webhooks tell of. */
export const Topic = z.enum(['whatsapp_business_account', 'instagram']);
export type Topic = z.infer<typeof Topic>;

/** An address that has passed the handshake. */
export const Callback = z.object({ url: z.string(), verifyToken: z.string() });
export type Callback = z.infer<typeof Callback>;

/** One thing that is to be told: a change, or a messaging event, of one number or account. */
export const Told = z.object({
  n: z.number(),
  topic: Topic,
  /** The id of the entry: a WhatsApp business, or an Instagram account. */
  entry: z.string(),
  /** The number or the account it is about; faults and histories go by it. */
  bot: z.string(),
  /** What is told first of one lane arrives first; a repeat holds nothing up. */
  lane: z.string(),
  form: z.enum(['change', 'flat', 'messaging', 'standby']),
  field: z.string(),
  value: json,
});
export type Told = z.infer<typeof Told>;

/** A POST on its way, with what it tells; it comes again until it is answered 200. */
export const Delivery = z.object({
  id: z.number(),
  appId: z.string(),
  topic: Topic,
  url: z.string(),
  body: z.string(),
  signature: z.enum(SIGNATURES),
  told: z.array(z.object({ n: z.number(), bot: z.string() })),
  attempts: z.number(),
  firstAt: z.number(),
  nextAt: z.number(),
  lastStatus: z.number().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** A Meta app: its secret signs all its webhooks. */
export const App = z.object({
  id: z.string(),
  secret: z.string(),
  name: z.string(),
  callbacks: z.partialRecord(Topic, Callback),
  bytes: z.enum(BYTES),
  signature: z.enum(SIGNATURES),
  /** Refuses calls without an `appsecret_proof`. */
  needsProof: z.boolean(),
  /** While it is held, what is to be told gathers here. */
  held: z.array(z.object({ url: z.string(), told: Told })).nullable(),
});
export type App = z.infer<typeof App>;

/** An access token, and what it opens: businesses or an account. */
export const Token = z.object({
  value: z.string(),
  appId: z.string(),
  kind: z.enum(['system', 'code', 'short', 'long']),
  opens: z.string(),
  issuedAt: z.number(),
  expiresAt: z.number().nullable(),
  revoked: z.boolean(),
});
export type Token = z.infer<typeof Token>;

/** A file that a business or a customer has put at Meta; the bytes live beside the state. */
export const StoredMedia = z.object({
  id: z.string(),
  owner: z.string(),
  key: z.string(),
  mimeType: z.string(),
  sha256: z.string(),
  size: z.number(),
  fileName: z.string().optional(),
  expiresAt: z.number(),
});
export type StoredMedia = z.infer<typeof StoredMedia>;

/** What both sides of Meta share and what survives a restart with a data folder. */
export const Shared = z.object({
  /** Numbers of events, messages and made-up ids; it only grows. */
  next: z.number(),
  apps: z.record(z.string(), App),
  tokens: z.record(z.string(), Token),
  media: z.record(z.string(), StoredMedia),
  deliveries: z.array(Delivery),
});
export type Shared = z.infer<typeof Shared>;
