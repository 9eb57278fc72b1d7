import { redirect, type RequestEvent } from '@sveltejs/kit';
import { ask, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { BotLimitsDocument, UpdateBotDocument, type UpdateBotInput } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { leaveFlash } from '#lib/server/flash.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import { readBot, readTexts } from '#lib/settings/read.ts';
import { readPlatform } from '#lib/wizard/platforms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends }) => {
  depends('app:bot', 'app:channels');
  const { bot } = await ask(createApi(fetch), BotLimitsDocument, { id: params.id });
  const limits = bot.channels.edges.flatMap(({ node }) => {
    const platform = readPlatform(node.platform);
    return platform === null ? [] : [{ platform, limits: node.limits }];
  });
  return { limits };
};

async function update(
  event: RequestEvent<{ id: string }>,
  read: (form: FormData) => UpdateBotInput,
) {
  const { request, fetch, params, cookies } = event;
  const form = await request.formData();
  const input = read(form);
  const answer = await tell(createApi(fetch), UpdateBotDocument, { id: params.id, input });
  if (!answer.ok) {
    return refuse(
      answer,
      Object.fromEntries([...form.keys()].map((key) => [key, textOf(form, key)])),
    );
  }
  leaveFlash(cookies, { text: m.saved() });
  redirect(303, `/bots/${params.id}/settings`);
}

export const actions: Actions = {
  bot: (event) => update(event, readBot),
  texts: (event) => update(event, readTexts),
};
