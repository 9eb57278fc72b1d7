import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  ConnectChannelDocument,
  StartBotDocument,
  type ConnectChannelInput,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { credentialInput, metaFields, troublesOf, type MetaPlatform } from '#lib/wizard/meta.ts';
import { readPlatform } from '#lib/wizard/platforms.ts';
import { cleanToken, isToken } from '#lib/wizard/token.ts';
import { refuse, textOf } from './form.ts';

interface BotEvent extends RequestEvent {
  params: { id: string };
}
type Next = (id: string) => string;

/** The form actions that connect a channel and start its bot, then lead to `next`. */
export function connectActions(next: Next) {
  return {
    sandbox: async (event: BotEvent) => {
      const form = await event.request.formData();
      const platform = readPlatform(form.get('platform')) ?? 'TELEGRAM';
      return connect(event, { platform, mode: 'SANDBOX' }, next);
    },
    telegram: async (event: BotEvent) => {
      const credential = cleanToken(textOf(await event.request.formData(), 'token'));
      if (!isToken(credential)) {
        return fail(400, { message: '', errors: { credential: m.token_shape() }, typed: {} });
      }
      return connect(event, { platform: 'TELEGRAM', mode: 'LIVE', credential }, next);
    },
    whatsapp: (event: BotEvent) => connectMeta(event, 'WHATSAPP', next),
    instagram: (event: BotEvent) => connectMeta(event, 'INSTAGRAM', next),
  };
}

async function connectMeta(event: BotEvent, platform: MetaPlatform, next: Next) {
  const form = await event.request.formData();
  const given = Object.fromEntries(metaFields[platform].map((name) => [name, textOf(form, name)]));
  // The two ids are no secrets: without a script the form shows them again.
  const typed = { phoneNumberId: '', wabaId: '', ...given, token: '', appSecret: '' };
  const errors = troublesOf(platform, given);
  if (Object.keys(errors).length > 0) return fail(400, { message: '', errors, typed });
  const wish = { platform, mode: 'LIVE' as const, ...credentialInput(platform, given) };
  return connect(event, wish, next, typed);
}

async function connect(
  { fetch, params: { id } }: BotEvent,
  wish: Omit<ConnectChannelInput, 'botId'>,
  next: Next,
  typed: Record<string, string> = {},
) {
  const api = createApi(fetch);
  const answer = await tell(api, ConnectChannelDocument, { input: { botId: id, ...wish } });
  if (!answer.ok) return refuse(answer, typed);
  const started = await tell(api, StartBotDocument, { id });
  if (!started.ok) return refuse(started, typed);
  redirect(303, next(id));
}
