import { error, redirect } from '@sveltejs/kit';
import { ask, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  PersonalitiesDocument,
  PublishPersonalityDocument,
  SavePersonalityDocument,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { readPersonality } from '#lib/personality/form.ts';
import { leaveFlash } from '#lib/server/flash.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { bot, models } = await ask(createApi(fetch), PersonalitiesDocument, {
    id: params.id,
    first: 50,
  });
  const versions = bot.personalities.edges.map(({ node }) => node);
  const find = (name: string) => versions.find(({ id }) => id === url.searchParams.get(name));
  const newest = versions.toSorted((a, b) => b.version - a.version);
  const published = versions.find(({ isPublished }) => isPublished) ?? null;
  const base = find('version') ?? newest[0];
  if (base === undefined) error(404, m.error_no_page());
  return { versions: newest, published, base, compared: find('compare') ?? null, models };
};

async function save({ request, fetch, params }: RequestEvent) {
  const api = createApi(fetch);
  const form = await request.formData();
  const input = readPersonality(form);
  const answer = await tell(api, SavePersonalityDocument, { botId: params.id, input });
  const typed = Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]));
  return { api, answer, typed };
}

export const actions: Actions = {
  save: async (event) => {
    const { answer, typed } = await save(event);
    if (!answer.ok) return refuse(answer, typed);
    const { version } = answer.data.savePersonality;
    leaveFlash(event.cookies, { text: m.personality_saved({ version }) });
    redirect(303, `/bots/${event.params.id}/personality`);
  },
  savePublish: async (event) => {
    const { api, answer, typed } = await save(event);
    if (!answer.ok) return refuse(answer, typed);
    const { id, version } = answer.data.savePersonality;
    const published = await tell(api, PublishPersonalityDocument, { id });
    if (!published.ok) return refuse(published, typed);
    leaveFlash(event.cookies, { text: m.personality_published({ version }) });
    redirect(303, `/bots/${event.params.id}/personality`);
  },
  publish: async ({ request, fetch, params, cookies }) => {
    const id = textOf(await request.formData(), 'id');
    const answer = await tell(createApi(fetch), PublishPersonalityDocument, { id });
    if (!answer.ok) return refuse(answer);
    const version = answer.data.publishPersonality.published?.version ?? 0;
    leaveFlash(cookies, { text: m.personality_published({ version }) });
    redirect(303, `/bots/${params.id}/personality`);
  },
};
