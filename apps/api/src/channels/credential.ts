import { z } from 'zod';
import { newSecret } from '@cbf/base';
import type { Bot, ChannelMode, ChannelSettings, Platform } from '@cbf/db';
import type { Ctx } from '../context.ts';
import { badField, check, said } from '../words/check.ts';
import type { InstagramCredentialInput, WhatsappCredentialInput } from './credential-inputs.ts';
import { verifyTokenHash } from './secrets.ts';
import { issueAccount, issueNumber, issueToken } from './simulator.ts';

/** What an owner gives to connect a channel, or to ask whether it would work. */
export interface Given {
  readonly platform: Platform;
  readonly mode: ChannelMode;
  readonly credential?: string | null | undefined;
  readonly whatsapp?: WhatsappCredentialInput | null | undefined;
  readonly instagram?: InstagramCredentialInput | null | undefined;
}

/** A credential that is right in its form: `text` is what is sealed, the rest may be shown. */
export interface Credential {
  readonly text: string;
  readonly hint: string;
  /** Who it is on the platform; null until a runner has asked. */
  readonly externalId: string | null;
  readonly settings: ChannelSettings | null;
  /** By which the channel is found that a handshake on the shared address is for. */
  readonly verifyTokenHash: string | null;
}

// The number before the colon is the bot's id on Telegram and no secret.
const tokenForm = /^(\d{5,20}):[\w-]{20,}$/;

const form = (shape: RegExp, key: Parameters<typeof said>[0]) =>
  z
    .string()
    .trim()
    .refine((value) => shape.test(value), said(key));
const appSecret = form(/^[0-9a-f]{32}$/, 'appSecretShape');
const metaToken = form(/^[\x21-\x7e]{20,2000}$/, 'metaTokenShape');

// Anything else must not become part of an address.
const telegram = z.object({ credential: form(tokenForm, 'credentialShape') });
const whatsapp = z.object({
  whatsapp: z.object({
    phoneNumberId: form(/^\d{5,25}$/, 'phoneNumberIdShape'),
    wabaId: form(/^\d{5,25}$/, 'wabaIdShape'),
    token: metaToken,
    appSecret,
  }),
});
const instagram = z.object({ instagram: z.object({ token: metaToken, appSecret }) });

/**
 * The credential as the owner gave it, each value checked at its own place; a SANDBOX channel may
 * leave it out, and the simulator issues an account.
 */
export async function credentialOf(ctx: Ctx, bot: Bot, given: Given): Promise<Credential> {
  const issues = given.mode === 'SANDBOX';
  const { config } = ctx.parts;
  switch (given.platform) {
    case 'TELEGRAM':
      if (issues && isBlank(given.credential))
        return ofToken((await issueToken(config, bot.name)).token);
      break;
    case 'WHATSAPP':
      if (issues && given.whatsapp == null) return ofNumber(await issueNumber(config, bot.name));
      break;
    case 'INSTAGRAM':
      if (issues && given.instagram == null) {
        const { id, ...profile } = await issueAccount(config, bot.name);
        return ofProfile(profile, id);
      }
      break;
    case 'WEB':
      break;
  }
  return readCredential(given);
}

/** The same for one that must be there. */
export function readCredential(given: Given): Credential {
  switch (given.platform) {
    case 'TELEGRAM': {
      const credential = given.credential?.trim() ?? '';
      if (credential === '') throw badField('credential', 'credentialMissing');
      return ofToken(check(telegram, { credential }).credential);
    }
    case 'WHATSAPP':
      if (given.whatsapp == null) throw badField('whatsapp', 'whatsappMissing');
      return ofNumber(check(whatsapp, given).whatsapp);
    case 'INSTAGRAM':
      if (given.instagram == null) throw badField('instagram', 'instagramMissing');
      return ofProfile(check(instagram, given).instagram);
    case 'WEB':
      throw badField('platform', 'webIsBuiltIn');
  }
}

function isBlank(text: string | null | undefined): boolean {
  return (text?.trim() ?? '') === '';
}

/** A Telegram token as a credential; the number before the colon is who it is. */
export function ofToken(token: string): Credential {
  const externalId = tokenForm.exec(token)?.[1] ?? null;
  const none = { settings: null, verifyTokenHash: null };
  return { text: token, hint: token.slice(-4), externalId, ...none };
}

function ofNumber(values: WhatsappCredentialInput): Credential {
  const { phoneNumberId, wabaId } = values;
  return {
    ...sealable(values),
    externalId: phoneNumberId,
    settings: { phoneNumberId, wabaId, automatedLine: true },
  };
}

function ofProfile(
  values: InstagramCredentialInput & { appId?: string },
  externalId: string | null = null,
): Credential {
  return { ...sealable(values), externalId, settings: { automatedLine: true } };
}

function sealable(values: { token: string }) {
  const verifyToken = newSecret(24);
  const text = JSON.stringify({ ...values, verifyToken });
  const hint = values.token.slice(-4);
  return { text, hint, verifyTokenHash: verifyTokenHash(verifyToken) };
}
