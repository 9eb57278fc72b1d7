/** Wake-ups between writers and readers of one process. Hints only: the log is the truth. */
export interface Live {
  /** Tells the feeds of a workspace that its log has grown. */
  wakeFeeds(workspaceId: string): void;
  /** Tells runners to look again. */
  wakeRunners(): void;
}

/** A hub with nobody listening yet. */
export function createLive(): Live {
  return { wakeFeeds: () => undefined, wakeRunners: () => undefined };
}
