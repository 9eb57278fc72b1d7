import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { AttentionDocument } from '#lib/api/generated.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url, parent, depends }) => {
  depends('app:bot');
  // The layout follows the log from its own cursor: what is read here must not be older.
  await parent();
  const after = url.searchParams.get('after');
  const { deadLetters } = await ask(createApi(fetch), AttentionDocument, {
    botId: params.id,
    after,
  });
  return { letters: deadLetters };
};
