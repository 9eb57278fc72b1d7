import { redirect } from '@sveltejs/kit';
import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { BotChannelsDocument } from '#lib/api/generated.ts';
import { connectActions } from '#lib/server/channels.ts';
import { oneTapUrl } from '#lib/server/one-tap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { bot } = await ask(createApi(fetch), BotChannelsDocument, { id: params.id });
  const connected = bot.channels.edges.some(({ node }) => node.platform !== 'WEB');
  if (connected) redirect(303, `/bots/${params.id}/setup/talk`);
  return { oneTapUrl: await oneTapUrl(fetch, params.id) };
};

export const actions: Actions = connectActions((id) => `/bots/${id}/setup/talk`);
