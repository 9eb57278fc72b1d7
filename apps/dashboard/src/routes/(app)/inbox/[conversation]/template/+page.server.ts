import { redirect } from '@sveltejs/kit';
import { ask, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  SendTemplateDocument,
  SyncTemplatesDocument,
  TemplateTalkDocument,
} from '#lib/api/generated.ts';
import { addressOf, readFilter } from '#lib/inbox/filters.ts';
import { pathBack } from '#lib/server/back.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import { allTemplates } from '#lib/templates/all.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const api = createApi(fetch);
  const id = params.conversation;
  const { conversation } = await ask(api, TemplateTalkDocument, { id });
  const { channel } = conversation;
  const talk = `/inbox/${id}${addressOf(readFilter(url.searchParams))}`;
  if (channel.templateSync === null) redirect(303, talk);
  return {
    frame: 'talk' as const,
    talk,
    conversation,
    templates: await allTemplates(api, channel),
    chosen: url.searchParams.get('template'),
    find: url.searchParams.get('find') ?? '',
  };
};

const prefix = 'value:';

export const actions: Actions = {
  send: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        name.startsWith(prefix) && typeof value === 'string' ? [[name, value]] : [],
      ),
    );
    const answer = await tell(createApi(fetch), SendTemplateDocument, {
      id: params.conversation,
      templateId: textOf(form, 'template'),
      values: Object.entries(typed).map(([name, text]) => ({
        place: name.slice(prefix.length),
        text,
      })),
    });
    if (!answer.ok) return refuse(answer, typed);
    redirect(303, pathBack(form.get('back'), `/inbox/${params.conversation}`));
  },
  refresh: async ({ request, fetch, url }) => {
    const channelId = textOf(await request.formData(), 'id');
    const answer = await tell(createApi(fetch), SyncTemplatesDocument, { channelId });
    if (!answer.ok) return refuse(answer);
    const here = new URLSearchParams([...url.searchParams].filter(([name]) => name !== '/refresh'));
    redirect(303, `${url.pathname}?${here.toString()}`);
  },
};
