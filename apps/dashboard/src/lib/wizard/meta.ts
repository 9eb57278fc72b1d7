import type { CredentialField } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { cleanToken } from './token.ts';

/** The platforms of Meta. */
export type MetaPlatform = 'WHATSAPP' | 'INSTAGRAM';

/** What was typed into the form, by field. */
export type Typed = Readonly<Partial<Record<CredentialField, string>>>;

/** The values that each platform wants, in the order in which they are found. */
export const metaFields: Record<MetaPlatform, readonly CredentialField[]> = {
  WHATSAPP: ['phoneNumberId', 'wabaId', 'token', 'appSecret'],
  INSTAGRAM: ['token', 'appSecret'],
};

// The same shapes as in the api (credential.ts), which has the last word.
const shapes: Record<CredentialField, RegExp> = {
  phoneNumberId: /^\d{5,25}$/,
  wabaId: /^\d{5,25}$/,
  token: /^[\x21-\x7e]{20,2000}$/,
  appSecret: /^[0-9a-f]{32}$/,
};

const shapeWords: Record<CredentialField, () => string> = {
  phoneNumberId: m.meta_digits_shape,
  wabaId: m.meta_digits_shape,
  token: m.meta_token_shape,
  appSecret: m.meta_secret_shape,
};

/** Why a value cannot be right, in words; null when it may be. Only Meta knows whether it is. */
export function shapeTrouble(field: CredentialField, value: string): string | null {
  return shapes[field].test(cleanToken(value)) ? null : shapeWords[field]();
}

/** The sentence for each value that is missing or cannot be right. */
export function troublesOf(platform: MetaPlatform, typed: Typed): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of metaFields[platform]) {
    const value = cleanToken(typed[field] ?? '');
    const trouble = value === '' ? m.meta_missing() : shapeTrouble(field, value);
    if (trouble !== null) errors[field] = trouble;
  }
  return errors;
}

/** The same values as the api takes them, without what came along when they were pasted. */
export function credentialInput(platform: MetaPlatform, typed: Typed) {
  const of = (field: CredentialField) => cleanToken(typed[field] ?? '');
  const secrets = { token: of('token'), appSecret: of('appSecret') };
  if (platform === 'INSTAGRAM') return { instagram: secrets };
  return { whatsapp: { ...secrets, phoneNumberId: of('phoneNumberId'), wabaId: of('wabaId') } };
}

/** What a field is called, and where in Meta's pages its value stands. */
export function fieldWords(
  platform: MetaPlatform,
  field: CredentialField,
): { readonly label: string; readonly hint: string } {
  const isWhatsapp = platform === 'WHATSAPP';
  switch (field) {
    case 'phoneNumberId':
      return { label: m.meta_phone_id(), hint: m.meta_phone_id_hint() };
    case 'wabaId':
      return { label: m.meta_waba_id(), hint: m.meta_waba_id_hint() };
    case 'token':
      return {
        label: m.meta_token(),
        hint: isWhatsapp ? m.meta_whatsapp_token_hint() : m.meta_instagram_token_hint(),
      };
    case 'appSecret':
      return {
        label: m.meta_app_secret(),
        hint: isWhatsapp ? m.meta_whatsapp_secret_hint() : m.meta_instagram_secret_hint(),
      };
  }
}
