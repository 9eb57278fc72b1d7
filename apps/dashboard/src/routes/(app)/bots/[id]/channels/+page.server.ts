import { redirect } from '@sveltejs/kit';
import { ask, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  BotChannelsDocument,
  CheckChannelDocument,
  DisconnectChannelDocument,
  SyncTemplatesDocument,
  UpdateChannelDocument,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { connectActions } from '#lib/server/channels.ts';
import { oneTapUrl } from '#lib/server/one-tap.ts';
import { leaveFlash } from '#lib/server/flash.ts';
import { textOf } from '#lib/server/form.ts';
import { readRules } from '#lib/settings/rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends, parent }) => {
  depends('app:bot', 'app:channels');
  // The layout follows the log from its own cursor: what is read here must not be older.
  await parent();
  const { bot } = await ask(createApi(fetch), BotChannelsDocument, { id: params.id });
  const channels = bot.channels.edges.map(({ node }) => node);
  return {
    channels: channels.filter(({ platform }) => platform !== 'WEB'),
    oneTapUrl: await oneTapUrl(fetch, params.id),
  };
};

export const actions: Actions = {
  ...connectActions((id) => `/bots/${id}/channels`),
  check: async ({ request, fetch, cookies, params }) => {
    const id = textOf(await request.formData(), 'id');
    const answer = await tell(createApi(fetch), CheckChannelDocument, { id });
    const text = answer.ok
      ? (answer.data.checkChannel.statusReason ?? m.channel_works())
      : answer.message;
    leaveFlash(cookies, { text });
    redirect(303, `/bots/${params.id}/channels`);
  },
  templates: async ({ request, fetch, cookies, params }) => {
    const channelId = textOf(await request.formData(), 'id');
    const answer = await tell(createApi(fetch), SyncTemplatesDocument, { channelId });
    leaveFlash(cookies, { text: answer.ok ? m.template_refreshed() : answer.message });
    redirect(303, `/bots/${params.id}/channels`);
  },
  rules: async ({ request, fetch, cookies, params }) => {
    const form = await request.formData();
    const input = readRules(form);
    const id = textOf(form, 'id');
    const answer = input && (await tell(createApi(fetch), UpdateChannelDocument, { id, input }));
    const refused = answer === null ? m.channel_price_wrong() : answer.ok ? null : answer.message;
    leaveFlash(cookies, { text: refused ?? m.saved() });
    redirect(303, `/bots/${params.id}/channels`);
  },
  disconnect: async ({ request, fetch, cookies, params }) => {
    const id = textOf(await request.formData(), 'id');
    const answer = await tell(createApi(fetch), DisconnectChannelDocument, { id });
    leaveFlash(cookies, { text: answer.ok ? m.channel_disconnected() : answer.message });
    redirect(303, `/bots/${params.id}/channels`);
  },
};
