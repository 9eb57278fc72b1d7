import type { Logger } from '@cbf/base';
import type { Api } from '../api.ts';
import { startLoop, type Loop } from '../loop.ts';
import type { Face } from './face.ts';

/** The running channels that show how their bots look, by their ids. */
export type Faces = Map<string, (face: Face) => void>;

const floorMs = 60_000;

/** Hands on how bots are to look when their owners change it; a lost hint costs a minute. */
export function watchFaces(api: Api, faces: Faces, logger: Logger): Loop {
  let since: string | null = null;
  return startLoop({
    floorMs,
    round: async () => {
      const changed = faces.size === 0 ? [] : await api.channelFaces(since);
      for (const { channelId, changedAt, ...face } of changed) {
        since = changedAt;
        faces.get(channelId)?.(face);
      }
      return 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) logger.warn({ err: error }, 'how bots look cannot be read; trying again');
    },
  });
}
