import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { Answer } from '#lib/api/answer.ts';
import { ask, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  AnswerAgainDocument,
  AttentionDocument,
  DismissLetterDocument,
  ResendMessageDocument,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { leaveFlash } from '#lib/server/flash.ts';
import { textOf } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url, parent, depends }) => {
  depends('app:bot');
  // The layout follows the log from its own cursor: what is read here must not be older.
  await parent();
  const after = url.searchParams.get('after');
  const { deadLetters } = await ask(createApi(fetch), AttentionDocument, {
    botId: params.id,
    after,
  });
  return { letters: deadLetters };
};

type Api = ReturnType<typeof createApi>;

/** Does one thing with a letter, and leaves what came of it for the list it goes back to. */
function act(work: (api: Api, id: string) => Promise<Answer<unknown>>, done: () => string) {
  return async ({ request, fetch, cookies, params }: RequestEvent<{ id: string }>) => {
    const id = textOf(await request.formData(), 'id');
    const answer = await work(createApi(fetch), id);
    leaveFlash(cookies, { text: answer.ok ? done() : answer.message });
    redirect(303, `/bots/${params.id}/attention`);
  };
}

export const actions: Actions = {
  answer: act((api, id) => tell(api, AnswerAgainDocument, { id }), m.attention_answering),
  send: act((api, id) => tell(api, ResendMessageDocument, { id }), m.attention_sending),
  dismiss: act((api, id) => tell(api, DismissLetterDocument, { id }), m.attention_dismissed),
};
