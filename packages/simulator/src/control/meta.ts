import { z } from 'zod';
import { BYTES, SIGNATURES } from '../meta/bytes.ts';
import { Topic } from '../meta/model.ts';
import { CallbackWish } from './whatsapp.ts';

export const NewApp = z.object({
  id: z.string().optional(),
  secret: z.string().optional(),
  name: z.string().optional(),
});
export type NewApp = z.input<typeof NewApp>;

/** How an app writes and signs its webhooks, and whether calls need an `appsecret_proof`. */
export const AppHabits = z.object({
  app: z.string(),
  bytes: z.enum(BYTES).optional(),
  signature: z.enum(SIGNATURES).optional(),
  needsProof: z.boolean().optional(),
});
export type AppHabits = z.input<typeof AppHabits>;

export const AppView = z.object({ id: z.string(), secret: z.string(), name: z.string() });
export type AppView = z.infer<typeof AppView>;

/** Asks an address for its consent and sends an app's webhooks of a topic there. */
export const Subscribe = z.object({
  app: z.string(),
  topic: Topic,
  ...CallbackWish.shape,
});
export type Subscribe = z.input<typeof Subscribe>;

export const AppRef = z.object({ app: z.string() });
/** Lets go what gathered while an app was held: in one POST, in this order, each so often. */
export const Release = z.object({
  app: z.string(),
  together: z.boolean().default(true),
  order: z.enum(['kept', 'reversed']).default('kept'),
  times: z.int().min(1).max(10).default(1),
});
export type Release = z.input<typeof Release>;

/** A POST with any body, signed as the app signs; it comes again until it is answered 200. */
export const RawPost = z.object({
  app: z.string(),
  topic: Topic,
  payload: z.looseObject({}).optional(),
  /** The very bytes, instead of a payload that is written as the app writes. */
  text: z.string().optional(),
});
export type RawPost = z.input<typeof RawPost>;

export const TokenRef = z.object({ token: z.string() });
/** A new token for a business or an account. */
export const TokenWish = z.object({
  app: z.string(),
  opens: z.string(),
  kind: z.enum(['system', 'short', 'long']).default('system'),
  lifeMs: z.number().optional(),
});
export type TokenWish = z.input<typeof TokenWish>;

/** A webhook that has not been answered 200 yet. */
export const DeliveryView = z.object({
  id: z.number(),
  appId: z.string(),
  url: z.string(),
  body: z.string(),
  attempts: z.number(),
  nextAt: z.number(),
  lastStatus: z.number().optional(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

/** Messages of all numbers and accounts; `run` and `next` are the place to ask from next time. */
export const MetaHeard = z.object({
  run: z.string(),
  next: z.number(),
  messages: z.array(z.object({ bot: z.string(), customer: z.number(), n: z.number() })),
});
export type MetaHeard = z.infer<typeof MetaHeard>;
