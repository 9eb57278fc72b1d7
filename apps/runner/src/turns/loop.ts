import { startLoop, type Loop } from '../loop.ts';
import { startTurn, type RunningTurn, type TurnParts } from './turn.ts';

/** The answers that this runner makes. */
export interface TurnLoop {
  wake(): void;
  /** Ends the answer that a customer stopped; what is there is sent. */
  stopDraft(channelId: string, chatId: string, draftId: string): void;
  /** Claims no more, and resolves when no answer of this channel is under way. */
  idle(channelId: string): Promise<void>;
  /** Claims no more, waits for answers under way, and hands on what is left after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
}

// Turns that fall due, or for which there is room again, within this time are claimed together, ms.
const togetherMs = 20;

/** Claims due turns whenever there is room, up to `capacity` at once. */
export function runTurns(parts: TurnParts, capacity: number): TurnLoop {
  const running = new Map<string, RunningTurn>();

  const begin = (started: RunningTurn) => {
    running.set(started.turn.id, started);
    parts.metrics.turns.set(running.size);
    void started.done.then(() => {
      running.delete(started.turn.id);
      parts.metrics.turns.set(running.size);
      wake();
    });
  };

  let wokenAt = -togetherMs;
  let isWaking = false;
  const wakeNow = () => {
    isWaking = false;
    wokenAt = performance.now();
    loop.wake();
  };
  const wake = () => {
    // The wake that is on its way is for this, too.
    if (isWaking) return;
    const early = wokenAt + togetherMs - performance.now();
    if (early <= 0) return wakeNow();
    isWaking = true;
    setTimeout(wakeNow, early).unref();
  };

  const loop: Loop = startLoop({
    floorMs: 1_000,
    round: async () => {
      const room = capacity - running.size;
      if (room <= 0) return 'rest';
      const claimed = await parts.api.claimTurns(room);
      for (const turn of claimed) begin(startTurn(turn, parts));
      return 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) parts.logger.warn({ err: error }, 'turns cannot be claimed; trying again');
    },
  });

  return {
    wake,
    stopDraft: (channelId, chatId, draftId) => {
      for (const started of running.values()) {
        const { turn } = started;
        if (turn.channelId !== channelId || turn.chatId !== chatId) continue;
        if (draftId === '' || started.draftId() === draftId) started.end('customer');
      }
    },
    idle: async (channelId) => {
      await loop.stop();
      const its = [...running.values()].filter(({ turn }) => turn.channelId === channelId);
      await Promise.all(its.map(({ done }) => done));
    },
    stop: async (patienceMs) => {
      await loop.stop();
      const patience = setTimeout(() => {
        for (const started of running.values()) started.end('draining');
      }, patienceMs);
      await Promise.all([...running.values()].map(({ done }) => done));
      clearTimeout(patience);
    },
  };
}
