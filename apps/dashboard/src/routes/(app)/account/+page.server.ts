import { redirect } from '@sveltejs/kit';
import { ask, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  AccountDocument,
  ChangePasswordDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  UpdateAccountDocument,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { leaveFlash } from '#lib/server/flash.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const after = url.searchParams.get('after');
  const { viewer } = await ask(createApi(fetch), AccountDocument, { after });
  return { sessions: viewer.sessions };
};

export const actions: Actions = {
  workspace: async ({ request, fetch, cookies }) => {
    const form = await request.formData();
    const workspaceName = textOf(form, 'workspaceName').trim();
    const timeZone = textOf(form, 'timeZone');
    const answer = await tell(createApi(fetch), UpdateAccountDocument, { workspaceName, timeZone });
    if (!answer.ok) return refuse(answer, { workspaceName, timeZone });
    leaveFlash(cookies, { text: m.saved() });
    redirect(303, '/account');
  },
  password: async ({ request, fetch, cookies }) => {
    const form = await request.formData();
    const current = textOf(form, 'current');
    const next = textOf(form, 'next');
    const answer = await tell(createApi(fetch), ChangePasswordDocument, { current, next });
    if (!answer.ok) return refuse(answer);
    leaveFlash(cookies, { text: m.password_changed() });
    redirect(303, '/account');
  },
  endSession: async ({ request, fetch, cookies }) => {
    const id = textOf(await request.formData(), 'id');
    const answer = await tell(createApi(fetch), EndSessionDocument, { id });
    leaveFlash(cookies, { text: answer.ok ? m.session_ended() : answer.message });
    redirect(303, '/account');
  },
  endOthers: async ({ fetch, cookies }) => {
    const answer = await tell(createApi(fetch), EndOtherSessionsDocument, {});
    leaveFlash(cookies, {
      text: answer.ok ? m.sessions_ended({ count: answer.data.endOtherSessions }) : answer.message,
    });
    redirect(303, '/account');
  },
};
