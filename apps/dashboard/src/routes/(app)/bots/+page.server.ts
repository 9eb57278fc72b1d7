import { type RequestEvent, redirect } from '@sveltejs/kit';
import { ask, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  BotsDocument,
  DeleteBotDocument,
  DuplicateBotDocument,
  RestoreBotDocument,
  StartBotDocument,
  StopBotDocument,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { pathBack } from '#lib/server/back.ts';
import { leaveFlash } from '#lib/server/flash.ts';
import { textOf } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, depends }) => {
  depends('app:bots');
  const search = url.searchParams.get('search')?.trim() || null;
  const after = url.searchParams.get('after');
  const { cursor, bots } = await ask(createApi(fetch), BotsDocument, { search, after, first: 24 });
  return { cursor, search, after, page: bots };
};

/** Reads which bot is meant and where to return to. */
async function open({ request, fetch }: RequestEvent) {
  const form = await request.formData();
  return {
    api: createApi(fetch),
    id: textOf(form, 'id'),
    back: pathBack(form.get('back'), '/bots'),
  };
}

export const actions: Actions = {
  start: async (event) => {
    const { api, id, back } = await open(event);
    const answer = await tell(api, StartBotDocument, { id });
    const text = answer.ok ? m.bot_started({ name: answer.data.startBot.name }) : answer.message;
    leaveFlash(event.cookies, { text });
    redirect(303, back);
  },
  stop: async (event) => {
    const { api, id, back } = await open(event);
    const answer = await tell(api, StopBotDocument, { id });
    const text = answer.ok ? m.bot_stopped({ name: answer.data.stopBot.name }) : answer.message;
    leaveFlash(event.cookies, { text });
    redirect(303, back);
  },
  duplicate: async (event) => {
    const { api, id } = await open(event);
    const answer = await tell(api, DuplicateBotDocument, { id });
    const text = answer.ok
      ? m.bot_duplicated({ name: answer.data.duplicateBot.name })
      : answer.message;
    leaveFlash(event.cookies, { text });
    redirect(303, '/bots');
  },
  delete: async (event) => {
    const { api, id } = await open(event);
    const answer = await tell(api, DeleteBotDocument, { id });
    leaveFlash(
      event.cookies,
      answer.ok
        ? { text: m.bot_deleted({ name: answer.data.deleteBot.name }), restore: id }
        : { text: answer.message },
    );
    redirect(303, '/bots');
  },
  restore: async (event) => {
    const { api, id, back } = await open(event);
    const answer = await tell(api, RestoreBotDocument, { id });
    const text = answer.ok ? m.bot_restored({ name: answer.data.restoreBot.name }) : answer.message;
    leaveFlash(event.cookies, { text });
    redirect(303, back);
  },
};
