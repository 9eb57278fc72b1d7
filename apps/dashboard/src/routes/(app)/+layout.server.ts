import { redirect } from '@sveltejs/kit';
import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { ShellDocument, WelcomeDocument } from '#lib/api/generated.ts';
import { takeFlash } from '#lib/server/flash.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { fetch, url, untrack } = event;
  const api = createApi(fetch);
  const { viewer } = await ask(api, WelcomeDocument, {});
  const { user, workspace } = viewer;
  if (viewer.kind !== 'MEMBER' || !user || !workspace) {
    const here = untrack(() => url.pathname + url.search);
    redirect(303, `/sign-in?next=${encodeURIComponent(here)}`);
  }
  const { cursor, installation, attention } = await ask(api, ShellDocument, {});
  return {
    flash: takeFlash(event),
    user,
    workspace,
    role: viewer.role,
    installation,
    attention: attention.totalCount,
    shellCursor: cursor,
  };
};
