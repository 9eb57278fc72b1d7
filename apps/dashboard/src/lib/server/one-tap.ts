import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { OneTapUrlDocument } from '#lib/api/generated.ts';

/** Where Telegram makes a bot with one tap; null where nothing can, or the viewer may not. */
export async function oneTapUrl(
  fetch: typeof globalThis.fetch,
  id: string,
): Promise<string | null> {
  const answer = await tell(createApi(fetch), OneTapUrlDocument, { id });
  return answer.ok ? answer.data.oneTapUrl : null;
}
