import type { Part } from '@cbf/db';
import { z } from 'zod';
import { check } from '../words/check.ts';
import type { InboundInput } from './inputs.ts';
import type { Inbound } from './line.ts';

// What a column holds. What a platform sends longer is cut; a longer key would be another key. No
// database keeps a NUL in a text, and PostgreSQL no half of a letter that takes two units.
const key = z.string().min(1).max(255);
const cut = (max: number) =>
  z.string().transform((value) => {
    const text = value.replaceAll('\0', '').toWellFormed();
    // Only what may be too long is taken apart: a letter can be two units of a string.
    return text.length <= max ? text : [...text].slice(0, max).join('');
  });
const whole = z.number().int().min(0).max(2_147_483_647);

const part = z.object({
  kind: z.custom<Part['kind']>(),
  text: cut(65_536).nullish(),
  fileId: cut(4096).nullish(),
  fileName: cut(500).nullish(),
  mimeType: cut(200).nullish(),
  size: whole.nullish(),
  durationSeconds: whole.nullish(),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
  buttons: z
    .array(z.object({ label: cut(200), data: cut(200) }))
    .max(100)
    .nullish(),
});

const updates = z
  .array(
    z.object({
      externalId: key,
      chatId: key,
      contact: z.object({
        externalId: key,
        name: cut(500),
        handle: cut(200).nullish(),
        language: cut(35).nullish(),
        phone: z
          .string()
          .regex(/^\d{4,20}$/)
          .nullish(),
        bsuid: key.nullish(),
        previousExternalId: key.nullish(),
      }),
      messageId: key.nullish(),
      parts: z.array(part).max(50),
      command: cut(64).nullish(),
      data: cut(500).nullish(),
      replyTo: key.nullish(),
      forwarded: z.boolean().nullish(),
      referral: z
        .object({
          source: cut(20),
          id: cut(200).nullable().default(null),
          url: cut(2000).nullable().default(null),
          title: cut(500).nullable().default(null),
        })
        .nullish(),
      byBusiness: z.boolean().nullish(),
    }),
  )
  .min(1)
  .max(100);

// Made once: zod compiles a schema when it is first used, which is dearer than all the checking.
const request = z.object({ updates });

/** Updates as a runner sent them, bounded; BAD_INPUT names what cannot be stored at all. */
export function checkInbound(inputs: readonly InboundInput[]): Inbound[] {
  const read = check(request, { updates: inputs }).updates;
  return read.map((update, place) => ({
    externalId: update.externalId,
    kind: inputs[place]?.kind ?? 'MESSAGE',
    chatId: update.chatId,
    isPrivate: inputs[place]?.isPrivate ?? true,
    isPlayground: false,
    contact: {
      externalId: update.contact.externalId,
      name: update.contact.name,
      handle: update.contact.handle ?? null,
      language: update.contact.language ?? null,
      phone: update.contact.phone ?? null,
      bsuid: update.contact.bsuid ?? null,
      previousExternalId: update.contact.previousExternalId ?? null,
    },
    messageId: update.messageId ?? null,
    parts: update.parts.map(withoutBlanks),
    command: update.command ?? null,
    data: update.data ?? null,
    replyTo: update.replyTo ?? null,
    forwarded: update.forwarded ?? false,
    referral: update.referral ?? null,
    byBusiness: update.byBusiness ?? false,
    ...(inputs[place] && { saidAt: inputs[place].at }),
  }));
}

// What a kind does not have is left out of what is stored.
function withoutBlanks(full: z.output<typeof part>): Part {
  const { kind, ...rest } = full;
  return { kind, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null)) };
}
