import { z } from 'zod';
import { Callback } from '../meta/model.ts';

const json = z.record(z.string(), z.unknown());

/** How far a message of the business has come. */
export const Stage = z.enum(['accepted', 'sent', 'delivered', 'read', 'failed']);
export type Stage = z.infer<typeof Stage>;

/** A line of a chat; `content` is what stands under its type on the wire. */
export const Message = z.object({
  n: z.number(),
  id: z.string(),
  /** `app`: a person of the business, from the phone app. */
  from: z.enum(['bot', 'customer', 'app']),
  at: z.number(),
  type: z.string(),
  content: z.unknown(),
  context: z.string().optional(),
  stage: Stage.optional(),
  failure: z.number().optional(),
  pricing: json.optional(),
  opaque: z.string().optional(),
  edited: z.boolean().optional(),
  deleted: z.boolean().optional(),
  /** What the other side has put on it. */
  reaction: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

/** One customer with one number. Times are virtual milliseconds; 0 is never. */
export const Chat = z.object({
  personId: z.number(),
  messages: z.array(Message),
  windowUntil: z.number(),
  freeEntryUntil: z.number(),
  typingUntil: z.number(),
  /** The last of the customer's messages that the business has marked as read. */
  readId: z.string().optional(),
  blockedByCustomer: z.boolean(),
  blockedByBusiness: z.boolean(),
  /** How much of the pair's burst is used up, as of `pairAt`. */
  pairUsed: z.number(),
  pairAt: z.number(),
});
export type Chat = z.infer<typeof Chat>;

/** A person with a phone; with a username the number is shown to nobody. */
export const Person = z.object({
  id: z.number(),
  name: z.string(),
  phone: z.string(),
  username: z.string().optional(),
  /** The business-scoped id, by business. */
  userIds: z.record(z.string(), z.string()),
});
export type Person = z.infer<typeof Person>;

/** How a number behaves where the platform may behave one way or another. */
export const Habits = z.object({
  /** Whether a refusal of the 24 hours comes as a failed status or in the answer itself. */
  windowRefusal: z.enum(['later', 'now']).default('later'),
  /** Which statuses come by themselves after a send. */
  statuses: z.array(Stage).default(['sent', 'delivered']),
  statusDelayMs: z.number().default(20),
  /** The first status is told before the send is answered. */
  overtake: z.boolean().default(false),
  /** Whether webhooks name business-scoped ids, as they do since April 2026. */
  userIds: z.boolean().default(true),
  /** Whether webhooks of files have the address at once, as some do. */
  mediaUrls: z.boolean().default(false),
  perSecond: z.number().default(80),
  pairBurst: z.number().default(45),
  pairMs: z.number().default(6000),
});
export type Habits = z.infer<typeof Habits>;

export const Template = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  status: z.string(),
  components: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
});
export type Template = z.infer<typeof Template>;

/** A WhatsApp Business Account, with the apps that hear of it. */
export const Business = z.object({
  id: z.string(),
  name: z.string(),
  subscribed: z.record(z.string(), Callback.nullable()),
  templates: z.array(Template),
});
export type Business = z.infer<typeof Business>;

export const Phone = z.object({
  id: z.string(),
  businessId: z.string(),
  phone: z.string(),
  name: z.string(),
  registered: z.boolean(),
  hook: Callback.nullable(),
  habits: Habits,
  chats: z.record(z.string(), Chat),
  profile: json,
  automation: json,
});
export type Phone = z.infer<typeof Phone>;

/** Everything that exists in the simulated WhatsApp. */
export const WhatsAppState = z.object({
  businesses: z.record(z.string(), Business),
  phones: z.record(z.string(), Phone),
  people: z.record(z.string(), Person),
});
export type WhatsAppState = z.infer<typeof WhatsAppState>;
