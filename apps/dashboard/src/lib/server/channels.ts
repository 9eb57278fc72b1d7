import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { ConnectChannelDocument, StartBotDocument } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { cleanToken, isToken } from '#lib/wizard/token.ts';
import { refuse, textOf } from './form.ts';

interface BotEvent extends RequestEvent {
  params: { id: string };
}

/** The form actions that connect a channel and start its bot, then lead to `next`. */
export function connectActions(next: (id: string) => string) {
  return {
    sandbox: (event: BotEvent) => connect(event, null, next),
    telegram: async (event: BotEvent) => {
      const credential = cleanToken(textOf(await event.request.formData(), 'token'));
      if (!isToken(credential)) {
        return fail(400, { message: '', errors: { credential: m.token_shape() }, typed: {} });
      }
      return connect(event, credential, next);
    },
  };
}

async function connect(
  { fetch, params: { id } }: BotEvent,
  credential: string | null,
  next: (id: string) => string,
) {
  const api = createApi(fetch);
  const answer = await tell(api, ConnectChannelDocument, {
    input: {
      botId: id,
      platform: 'TELEGRAM',
      mode: credential === null ? 'SANDBOX' : 'LIVE',
      credential,
    },
  });
  if (!answer.ok) return refuse(answer);
  const started = await tell(api, StartBotDocument, { id });
  if (!started.ok) return refuse(started);
  redirect(303, next(id));
}
