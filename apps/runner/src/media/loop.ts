import type { Logger } from '@cbf/base';
import type { Api } from '../api.ts';
import type { Book } from '../channels/book.ts';
import { startLoop, type Loop } from '../loop.ts';
import { fetchFile } from './fetch.ts';
import type { Store } from './store.ts';

/** What fetching customers' files takes. */
export interface MediaParts {
  readonly api: Api;
  readonly book: Book;
  readonly store: Store;
  readonly logger: Logger;
}

/** Files of customers that this runner brings from their platforms to the api. */
export interface MediaLoop {
  wake(): void;
  /** Fetches no more; what is under way may take `patienceMs`, and is then handed on. */
  stop(patienceMs: number): Promise<void>;
}

const atOnce = 4;

/** Claims waiting files whenever there is room and fetches each on its own. */
export function runMedia(parts: MediaParts): MediaLoop {
  const fetching = new Set<Promise<void>>();
  const control = new AbortController();
  const loop: Loop = startLoop({
    floorMs: 5_000,
    round: async () => {
      const room = atOnce - fetching.size;
      if (room <= 0) return 'rest';
      for (const media of await parts.api.claimMedia(room)) {
        const fetched = fetchFile(media, parts, control.signal)
          .catch((error: unknown) => {
            parts.logger.warn({ mediaId: media.id, err: error }, 'a file was not fetched');
          })
          .finally(() => {
            fetching.delete(fetched);
            loop.wake();
          });
        fetching.add(fetched);
      }
      return 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) parts.logger.warn({ err: error }, 'files cannot be claimed; trying again');
    },
  });
  return {
    wake: loop.wake,
    stop: async (patienceMs) => {
      await loop.stop();
      const patience = setTimeout(() => control.abort(), patienceMs);
      await Promise.all(fetching);
      clearTimeout(patience);
    },
  };
}
