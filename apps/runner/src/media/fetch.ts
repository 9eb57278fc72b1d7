import { FileTooLarge, type MediaTroubleCode } from '@cbf/channels';
import type { ClaimedMedia } from '../api.ts';
import type { MediaParts } from './loop.ts';

const patienceMs = 60_000;

/** Brings one file from its platform to the api, or says why it cannot be had. */
export async function fetchFile(
  media: ClaimedMedia,
  { api, book, store, logger }: MediaParts,
  signal: AbortSignal,
): Promise<void> {
  const { id, lease, fileId, mostBytes } = media;
  const fail = async (code: MediaTroubleCode, detail: string): Promise<void> => {
    logger.info({ mediaId: id, code, detail }, 'a file could not be fetched');
    // A token may be mended, and a line that is down comes back; nothing else does.
    const retry = code === 'UNREACHABLE' || code === 'WRONG_TOKEN';
    await api.failMedia(id, lease, code, retry);
  };
  const open = await book.find(media.channelId);
  if (open?.speaker == null) return fail('UNREACHABLE', 'nobody speaks for the channel');
  const limits = { mostBytes, timeoutMs: patienceMs };
  const found = await open.speaker.client.fetchMedia(fileId, limits, signal);
  if (!found.ok) return fail(found.code, found.detail);
  try {
    const taken = await store.put(id, lease, found.value, signal);
    if (taken === 'BROKEN') await fail('UNREACHABLE', 'the api did not get the whole file');
  } catch (error) {
    if (error instanceof FileTooLarge) return fail('TOO_LARGE', error.message);
    await fail('UNREACHABLE', 'the file broke off on its way');
  } finally {
    found.value.stream.destroy();
  }
}
