import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { CreateBotDocument } from '#lib/api/generated.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import { composeBot, presetFor, readFirstStep } from '#lib/wizard/answers.ts';
import { toneName, tradeName } from '#lib/wizard/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
  const first = readFirstStep(url.searchParams, locals.locale);
  if (first === null) redirect(303, '/bots/new');
  return { first, suggested: presetFor(first.trade) };
};

export const actions: Actions = {
  default: async ({ request, fetch, url, locals }) => {
    const form = await request.formData();
    const first = readFirstStep(url.searchParams, locals.locale);
    if (first === null) redirect(303, '/bots/new');
    const input = composeBot(first, form, {
      trade: (trade) => tradeName[trade](),
      tone: (tone) => toneName[tone](),
    });
    const answer = await tell(createApi(fetch), CreateBotDocument, { input });
    if (!answer.ok) {
      return refuse(answer, {
        preset: textOf(form, 'preset'),
        tone: textOf(form, 'tone'),
        about: textOf(form, 'about'),
      });
    }
    redirect(303, `/bots/${answer.data.createBot.id}/setup`);
  },
};
