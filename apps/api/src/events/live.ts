import { drops } from '@cbf/base';
import type { Hint } from './bus/hints.ts';

/** What a runner may have to look at again. */
export const WorkKind = {
  CHANNELS: 'CHANNELS',
  TURNS: 'TURNS',
  DELIVERIES: 'DELIVERIES',
  MEDIA: 'MEDIA',
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
  /** Tells who listens here and, by the bus, who listens at other apis. */
  tell(key: string, payload: Payload): void;
}

/**
 * Wake-ups between writers and readers. Hints only: they may be lost, the log and the tables are
 * the truth, and whoever waits also looks by itself. Telling never fails and never waits.
 */
export interface Live {
  /** By workspace: its log has grown, to this number if that is known. */
  readonly log: Topic<number | null>;
  readonly work: Topic<WorkKind>;
  /** By conversation. */
  readonly partials: Topic<Partial>;
  /** By channel or question: it was checked. */
  readonly checks: Topic<null>;
  /** A session or a role of this user has ended or changed; null: of anybody. */
  readonly access: Topic<string | null>;
  /** Tells the feeds of a workspace that its log has grown. */
  wakeFeeds(workspaceId: string, seq?: number): void;
  /** Tells runners to look again, at everything or one kind of work, now or when it is due. */
  wakeRunners(kind?: WorkKind, dueAt?: Date): void;
  /** Has the sockets of a user looked at again: a session or role of theirs is over. */
  wakeAccess(userId: string): void;
  /** Tells who listens here what another api said. */
  hear(hint: Hint): void;
  /** Forgets what is due later. */
  close(): void;
}

/** The key under which every runner listens for work. */
export const everyRunner = 'runners';

/** The key under which every door listens for sessions and roles that end. */
export const everyDoor = 'doors';

/** How a hub reaches others, and what it loses on purpose. */
export interface LiveOptions {
  /** Passes a hint on to other apis; must neither throw nor wait. */
  readonly post?: (hint: Hint) => void;
  /** The time by which things are due; the process's own unless said otherwise. */
  readonly now?: () => Date;
  /** Whether a wake-up that is about to be told is lost; the failpoints say so by themselves. */
  readonly loses?: () => boolean;
}

/** A hub with nobody listening yet. */
export function createLive({
  post = () => undefined,
  now = () => new Date(),
  loses = () => drops('wakeups.receive'),
}: LiveOptions = {}): Live {
  const tell = (hint: Hint): void => {
    if (!drops('wakeups.send')) post(hint);
  };
  const log = createTopic<number | null>(loses, (workspaceId, seq) =>
    tell({ kind: 'LOG', workspaceId, seq }),
  );
  const work = createTopic<WorkKind>(loses, (_key, work) => tell({ kind: 'WORK', work }));
  const partials = createTopic<Partial>(loses, (_key, partial) =>
    tell({ kind: 'PARTIAL', partial }),
  );
  const checks = createTopic<null>(loses, (id) => tell({ kind: 'CHECK', id }));
  const access = createTopic<string | null>(loses, (_key, userId) => {
    if (userId !== null) tell({ kind: 'ACCESS', userId });
  });
  const timers = new Set<NodeJS.Timeout>();
  const wake = (kind?: WorkKind): void => {
    for (const each of kind ? [kind] : Object.values(WorkKind)) work.tell(everyRunner, each);
  };

  return {
    log,
    work,
    partials,
    checks,
    access,
    wakeFeeds: (workspaceId, seq) => {
      log.tell(workspaceId, seq ?? null);
    },
    wakeAccess: (userId) => {
      access.tell(everyDoor, userId);
    },
    wakeRunners(kind, dueAt) {
      const wait = dueAt === undefined ? 0 : dueAt.getTime() - now().getTime();
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
    hear(hint) {
      switch (hint.kind) {
        case 'LOG':
          return log.hear(hint.workspaceId, hint.seq);
        case 'WORK':
          return work.hear(everyRunner, hint.work);
        case 'PARTIAL':
          return partials.hear(hint.partial.conversationId, hint.partial);
        case 'CHECK':
          return checks.hear(hint.id, null);
        case 'ACCESS':
          return access.hear(everyDoor, hint.userId);
        case 'ALL':
          log.hearAll(null);
          for (const kind of Object.values(WorkKind)) work.hearAll(kind);
          checks.hearAll(null);
          access.hearAll(null);
      }
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

interface Hub<Payload> extends Topic<Payload> {
  /** Tells who listens here to a key, and nobody else. */
  hear(key: string, payload: Payload): void;
  /** Tells everyone who listens here, whatever the key. */
  hearAll(payload: Payload): void;
}

function createTopic<Payload>(
  loses: () => boolean,
  post: (key: string, payload: Payload) => void,
): Hub<Payload> {
  const listeners = new Map<string, Set<(payload: Payload) => void>>();
  const hear = (key: string, payload: Payload): void => {
    const all = listeners.get(key);
    if (all === undefined || loses()) return;
    for (const listener of all) listener(payload);
  };
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
      hear(key, payload);
      post(key, payload);
    },
    hear,
    hearAll(payload) {
      for (const key of listeners.keys()) hear(key, payload);
    },
  };
}
