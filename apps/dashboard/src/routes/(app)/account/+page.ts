import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { AccountDocument } from '#lib/api/generated.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, parent }) => {
  await parent();
  const after = url.searchParams.get('after');
  const { viewer } = await ask(createApi(fetch), AccountDocument, { after });
  return { sessions: viewer.sessions };
};
