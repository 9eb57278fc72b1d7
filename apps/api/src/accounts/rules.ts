import { z } from 'zod';
import { said, text } from '../words/check.ts';
import { isCommon } from './common-passwords.ts';

const name = /^[\p{L}\p{N}][\p{L}\p{N}._-]{2,63}$/u;
const mail = /^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@]{2,}$/;

/** A name to sign in with: 3 to 64 plain characters, or an e-mail address. */
export const username = z
  .string()
  .trim()
  .refine((value) => name.test(value) || mail.test(value), said('fieldUsername'));

/** A new password: 8 to 128 characters, none of the first that attackers try. */
export const newPassword = z
  .string()
  .min(8)
  .max(128)
  .refine((value) => !isCommon(value), said('passwordCommon'));

/** What registering needs; the password must not be the name. */
export const registration = z
  .object({ username, password: newPassword })
  .refine(({ username: given, password }) => foldName(given) !== foldName(password), {
    path: ['password'],
    ...said('passwordIsName'),
  });

/** What a user may change about account and workspace. */
export const accountChange = z.object({
  workspaceName: text(1, 80).nullish(),
  timeZone: z.string().refine(isTimeZone, said('fieldTimeZone')).nullish(),
});

/** A name as it is compared: two spellings of one name are one account. */
export function foldName(given: string): string {
  return given.normalize('NFKC').trim().toLowerCase();
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone.length <= 64;
  } catch {
    return false;
  }
}
