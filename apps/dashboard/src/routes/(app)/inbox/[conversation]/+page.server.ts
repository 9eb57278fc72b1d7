import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { Refused } from '#lib/api/answer.ts';
import { ask, look, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  CloseConversationDocument,
  HandBackDocument,
  ReopenConversationDocument,
  RetryTurnDocument,
  SendMessageDocument,
  TakeOverDocument,
  TalkDocument,
} from '#lib/api/generated.ts';
import type { Done } from '#lib/inbox/act.ts';
import { pagesTo } from '#lib/inbox/older.ts';
import { m } from '#lib/paraglide/messages.js';
import { pathBack } from '#lib/server/back.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url, depends }) => {
  depends('app:talk');
  const api = createApi(fetch);
  const id = params.conversation;
  const target = url.searchParams.get('message');
  const last = url.searchParams.has('earlier') ? 100 : 50;
  const { cursor, conversation } = await ask(api, TalkDocument, { id, last });
  const older = await pagesTo(target, conversation.messages, async (before) => {
    const answer = await look(api, TalkDocument, { id, last: 100, before });
    return answer.ok ? answer.data.conversation.messages : null;
  });
  return { frame: 'talk' as const, talkCursor: cursor, conversation, older, target };
};

type Event = RequestEvent<{ conversation: string }>;

/**
 * Does one thing in the conversation. A page with scripts gets what came of it; one without is
 * sent back to the conversation, so that a reload doesn't send the form again.
 */
async function act(
  { request, fetch, params }: Event,
  work: (api: ReturnType<typeof createApi>, id: string, form: FormData) => Promise<Done | Refused>,
) {
  const form = await request.formData();
  const done = await work(createApi(fetch), params.conversation, form);
  if ('ok' in done) return refuse(done, { text: textOf(form, 'text') });
  const here = `/inbox/${params.conversation}`;
  if (request.headers.get('x-sveltekit-action') === 'true') return done;
  redirect(303, pathBack(form.get('back'), here));
}

export const actions: Actions = {
  reply: (event) =>
    act(event, async (api, id, form) => {
      const text = textOf(form, 'text').trim();
      const empty = { code: 'BAD_INPUT', message: m.inbox_reply_empty(), fields: [] };
      if (text === '') return { ok: false, ...empty };
      const answer = await tell(api, SendMessageDocument, { id, text });
      return answer.ok ? { message: answer.data.sendMessage } : answer;
    }),
  takeOver: (event) =>
    act(event, async (api, id) => {
      const answer = await tell(api, TakeOverDocument, { id });
      return answer.ok ? { conversation: answer.data.takeOver } : answer;
    }),
  handBack: (event) =>
    act(event, async (api, id) => {
      const answer = await tell(api, HandBackDocument, { id });
      return answer.ok ? { conversation: answer.data.handBack } : answer;
    }),
  close: (event) =>
    act(event, async (api, id) => {
      const answer = await tell(api, CloseConversationDocument, { id });
      return answer.ok ? { conversation: answer.data.closeConversation } : answer;
    }),
  reopen: (event) =>
    act(event, async (api, id) => {
      const answer = await tell(api, ReopenConversationDocument, { id });
      return answer.ok ? { conversation: answer.data.reopenConversation } : answer;
    }),
  retry: (event) =>
    act(event, async (api, _id, form) => {
      const answer = await tell(api, RetryTurnDocument, { id: textOf(form, 'turn') });
      return answer.ok ? { turn: answer.data.retryTurn } : answer;
    }),
};
