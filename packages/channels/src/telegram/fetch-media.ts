import { type Api, GrammyError } from 'grammy';
import { download, type MediaAttempt, type MediaLimits } from '../media.ts';
import { grammySignal } from './signal.ts';
import { attempt, safeDetail } from './trouble.ts';

/** Whose files are fetched. */
export interface TelegramSource {
  api: Api;
  token: string;
  apiRoot: string;
}

/** A customer's file: Telegram says where it lies for an hour; the address holds the token. */
export async function fetchTelegramMedia(
  { api, token, apiRoot }: TelegramSource,
  fileId: string,
  limits?: Partial<MediaLimits>,
  signal?: AbortSignal,
): Promise<MediaAttempt> {
  let refusal: MediaAttempt | null = null;
  const found = await attempt(async () => {
    try {
      return await api.getFile(fileId, grammySignal(signal));
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 400) refusal = refusalOf(error);
      throw error;
    }
  });
  if (!found.ok) {
    if (refusal) return refusal;
    const code = found.code === 'WRONG_TOKEN' ? 'WRONG_TOKEN' : 'UNREACHABLE';
    return { ok: false, code, detail: found.detail };
  }
  const { file_path: path, file_size: size } = found.value;
  if (path === undefined) return { ok: false, code: 'GONE', detail: 'The answer names no file.' };
  const place = path.split('/').map(encodeURIComponent).join('/');
  const url = `${apiRoot}/file/bot${token}/${place}`;
  const fileName = path.split('/').at(-1);
  return download({ url, hosts: [new URL(apiRoot).host], size, fileName }, limits, signal);
}

/** Telegram has one code for all it cannot give, and only words for why. */
function refusalOf(error: GrammyError): MediaAttempt {
  const code = /too big/i.test(error.description) ? 'TOO_LARGE' : 'GONE';
  return { ok: false, code, detail: safeDetail(error) };
}
