import { ask, look } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { TalkDocument } from '#lib/api/generated.ts';
import { pagesTo } from '#lib/inbox/older.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url, parent, depends }) => {
  depends('app:talk');
  await parent();
  const api = createApi(fetch);
  const id = params.conversation;
  const target = url.searchParams.get('message');
  const last = url.searchParams.has('earlier') ? 100 : 50;
  const { cursor, conversation } = await ask(api, TalkDocument, { id, last });
  const older = await pagesTo(target, conversation.messages, async (before) => {
    const answer = await look(api, TalkDocument, { id, last: 100, before });
    return answer.ok ? answer.data.conversation.messages : null;
  });
  return { frame: 'talk' as const, talkCursor: cursor, conversation, older, target };
};
