import { z } from 'zod';
import { Text } from '../clean.ts';
import { Id, List, maybe, Moment, Words } from '../meta/read.ts';

// Only what is read; everything else in a webhook is let pass, so that new fields break nothing.

/** A person's number as WhatsApp writes it, or what stands in its place. */
const Wa = maybe(Id.max(64));
/** A business-scoped id: a country, a dot, letters and digits. */
const Bsuid = maybe(Id.max(160));

/** One webhook; what it holds is read thing by thing. */
export const WhatsappHook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: List,
});

/** What one business account tells. */
export const Entry = z.object({ id: maybe(Id), time: Moment, changes: List });

/** One thing that has changed. */
export const Change = z.object({ field: z.string(), value: z.looseObject({}) });

/** What came for one phone number. */
export const NumberValue = z.object({
  metadata: z.object({ phone_number_id: Id, display_phone_number: Words }),
  contacts: List,
  messages: List,
  statuses: List,
  message_echoes: List,
  errors: List,
  user_preferences: List,
  user_id_update: List,
});

/** A person whom a webhook introduces. */
export const Person = z.object({
  wa_id: Wa,
  user_id: Bsuid,
  profile: maybe(z.object({ name: Words, username: Words })),
});

/** Somewhere in a message, by what it names it. */
export const WhatsappMessage = z.looseObject({
  id: Id,
  timestamp: Moment,
  type: z.string().catch('unknown'),
  from: Wa,
  from_user_id: Bsuid,
  to: Wa,
  to_user_id: Bsuid,
  group_id: maybe(Id),
  context: maybe(
    z.object({
      id: maybe(Id),
      from: maybe(z.string()),
      forwarded: maybe(z.boolean()),
      frequently_forwarded: maybe(z.boolean()),
    }),
  ),
  referral: maybe(
    z.object({
      source_id: Words,
      source_url: Words,
      source_type: Words,
      headline: Words,
    }),
  ),
});

/** A problem as it stands in a status or beside messages. */
export const Problem = z.object({
  code: z.number(),
  title: Words,
  error_data: maybe(z.object({ details: Words })),
});

/** What became of a message that was sent. */
export const Status = z.object({
  id: Id,
  status: z.string(),
  timestamp: Moment,
  biz_opaque_callback_data: maybe(Text.pipe(z.string().max(512))),
  errors: List,
  pricing: maybe(
    z.object({
      billable: maybe(z.boolean()),
      pricing_model: Words,
      category: Words,
      type: Words,
    }),
  ),
});

/** What somebody wishes about advertising. */
export const Preference = z.object({
  wa_id: Wa,
  user_id: Bsuid,
  value: z.enum(['stop', 'resume', 'signup']),
  timestamp: Moment,
});

/** That a person has another id for the business now. */
export const IdUpdate = z.object({
  wa_id: Wa,
  user_id: z.object({ previous: Id.max(160), current: Id.max(160) }),
  timestamp: Moment,
});

export type Status = z.infer<typeof Status>;
export type Person = z.infer<typeof Person>;
export type WhatsappMessage = z.infer<typeof WhatsappMessage>;
