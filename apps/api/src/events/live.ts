/** What a runner may have to look at again. */
export const WorkKind = {
  CHANNELS: 'CHANNELS',
  TURNS: 'TURNS',
  DELIVERIES: 'DELIVERIES',
} as const;
export type WorkKind = keyof typeof WorkKind;

/** A partial answer; ephemeral, replaced by the logged message. */
export interface Partial {
  readonly conversationId: string;
  readonly turnId: string;
  readonly text: string;
  readonly attempt: number;
  readonly at: Date;
}

/** Those who listen to one kind of thing, by the key of what they listen to. */
export interface Topic<Payload> {
  /** Listens until the returned function is called. */
  on(key: string, listener: (payload: Payload) => void): () => void;
  tell(key: string, payload: Payload): void;
}

/**
 * Wake-ups between writers and readers of one process. Hints only: they may be lost, the log and
 * the tables are the truth, and whoever waits also looks by itself.
 */
export interface Live {
  readonly log: Topic<null>;
  readonly work: Topic<WorkKind>;
  readonly partials: Topic<Partial>;
  readonly checks: Topic<null>;
  /** Tells the feeds of a workspace that its log has grown. */
  wakeFeeds(workspaceId: string): void;
  /** Tells runners to look again, at everything or one kind of work, now or when it is due. */
  wakeRunners(kind?: WorkKind, dueAt?: Date): void;
  /** Forgets what is due later. */
  close(): void;
}

/** The key under which every runner listens for work. */
export const everyRunner = 'runners';

/** A hub with nobody listening yet. */
export function createLive(): Live {
  const log = createTopic<null>();
  const work = createTopic<WorkKind>();
  const timers = new Set<NodeJS.Timeout>();
  const wake = (kind?: WorkKind): void => {
    for (const each of kind ? [kind] : Object.values(WorkKind)) work.tell(everyRunner, each);
  };
  return {
    log,
    work,
    partials: createTopic(),
    checks: createTopic(),
    wakeFeeds: (workspaceId) => {
      log.tell(workspaceId, null);
    },
    wakeRunners(kind, dueAt) {
      const wait = dueAt === undefined ? 0 : dueAt.getTime() - Date.now();
      if (wait <= 0) {
        wake(kind);
        return;
      }
      // What is due much later is found by the sweeper.
      if (wait > 60_000) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        wake(kind);
      }, wait + 1);
      timer.unref();
      timers.add(timer);
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function createTopic<Payload>(): Topic<Payload> {
  const listeners = new Map<string, Set<(payload: Payload) => void>>();
  return {
    on(key, listener) {
      const all = listeners.get(key) ?? new Set();
      listeners.set(key, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0 && listeners.get(key) === all) listeners.delete(key);
      };
    },
    tell(key, payload) {
      for (const listener of listeners.get(key) ?? []) listener(payload);
    },
  };
}
