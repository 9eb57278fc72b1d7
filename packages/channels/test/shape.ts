import { z } from 'zod';
import { InboundKind, Notice, PartKind, Reason } from '../src/index.ts';

// What the api can store, said once more: whatever an adapter makes of a webhook must fit.

const Clean = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'));
const Key = Clean.min(1).max(255);
const Whole = z.int().min(0).max(2_147_483_647);
const Moment = z.iso.datetime();

const Part = z.strictObject({
  kind: z.enum(PartKind),
  text: Clean.optional(),
  fileId: Clean.min(1).optional(),
  fileName: Clean.optional(),
  mimeType: Clean.optional(),
  size: Whole.optional(),
  durationSeconds: Whole.optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

const Contact = z.strictObject({
  externalId: Key,
  name: Clean.min(1),
  handle: Clean.optional(),
  language: Clean.optional(),
  phone: z
    .string()
    .regex(/^\d{4,20}$/)
    .optional(),
  bsuid: Key.optional(),
  previousExternalId: Key.optional(),
});

const Referral = z.strictObject({
  source: z.enum(['AD', 'LINK', 'STORY', 'POST', 'OTHER']),
  id: Clean.optional(),
  url: Clean.optional(),
  title: Clean.optional(),
});

const Inbound = z
  .strictObject({
    externalId: Key,
    kind: z.enum(InboundKind),
    chatId: Key,
    isPrivate: z.boolean(),
    contact: Contact,
    messageId: Key.optional(),
    parts: z.array(Part).max(50),
    command: Key.max(64).optional(),
    data: Clean.optional(),
    replyTo: Key.optional(),
    forwarded: z.literal(true).optional(),
    referral: Referral.optional(),
    byBusiness: z.literal(true).optional(),
    at: Moment,
  })
  .superRefine((inbound, context) => {
    const says = (message: string) => context.addIssue({ code: 'custom', message });
    const { kind, parts, messageId, data } = inbound;
    if (kind === 'MESSAGE' || kind === 'ECHO' || kind === 'COMMENT') {
      if (parts.length === 0) says('a message without a part cannot be shown');
      if (messageId === undefined) says('a message has an id');
    }
    if (kind === 'EDIT' || kind === 'DELETE' || kind === 'REACTION') {
      if (messageId === undefined) says('it is done to some message');
    }
    if ((kind === 'PRESS' || kind === 'REACTION') && data === undefined) says('it has data');
    if (kind === 'NOTICE' && !z.enum(Notice).safeParse(data).success) says('a notice has a name');
  });

const Receipt = z.strictObject({
  platformMessageId: Key,
  state: z.enum(['SENT', 'DELIVERED', 'READ', 'FAILED']),
  at: Moment,
  trace: z.string().max(512).optional(),
  error: z
    .strictObject({ code: z.enum(Reason), platformCode: z.string(), detail: Clean.max(400) })
    .optional(),
  pricing: z
    .strictObject({ category: Clean, billable: z.boolean(), model: Clean, type: Clean })
    .optional(),
});

const News = z.strictObject({
  topic: Clean.min(1),
  event: Clean.min(1),
  detail: Clean.optional(),
  template: z.strictObject({ name: Clean, language: Clean }).optional(),
  at: Moment,
});

/** One update in our words. */
export const ReceivedShape = z.strictObject({
  inbound: Inbound,
  pressId: Clean.nullable(),
  readId: Key.optional(),
});

/** A webhook in our words, as strictly as everything behind it takes it. */
export const HookShape = z.strictObject({
  ok: z.boolean(),
  ignored: z.int().min(0),
  deliveries: z.array(
    z.strictObject({
      scope: z.enum(['CHANNEL', 'BUSINESS']),
      accountId: Key,
      received: z.array(ReceivedShape),
      receipts: z.array(Receipt),
      accountNews: z.array(News),
    }),
  ),
});
