import type { Parts } from '../context.ts';
import { everyDoor } from '../events/live.ts';
import type { Counts } from '../fanout/counts.ts';
import type { MemberViewer } from '../viewer.ts';
import type { Line } from './socket-line.ts';

const watchMs = 2000;
const pingMs = 12_000;

/**
 * Looks after all sockets of a door: pings them, cuts those that do not answer or whose backlog
 * stands still, and closes those whose session, membership or role is over, at once when told so.
 * Returns how to stop.
 */
export function watchLines(lines: ReadonlySet<Line>, parts: Parts, counts: Counts): () => void {
  const look = async (): Promise<void> => {
    const now = performance.now();
    for (const line of lines) {
      line.outlet.watch(now);
      ping(line, now, counts);
    }
    await recheck(lines, parts, counts);
  };
  const timer = setInterval(() => {
    look().catch((err: unknown) => parts.logger.error({ err }, 'sessions could not be checked'));
  }, watchMs);
  const unlisten = parts.live.access.on(everyDoor, (userId) => {
    const its = userId === null ? lines : linesOf(lines, userId);
    recheck(its, parts, counts).catch((err: unknown) =>
      parts.logger.error({ err }, 'sessions could not be checked'),
    );
  });
  return () => {
    clearInterval(timer);
    unlisten();
  };
}

function linesOf(lines: ReadonlySet<Line>, userId: string): Line[] {
  return [...lines].filter(({ viewer }) => viewer?.kind === 'MEMBER' && viewer.userId === userId);
}

function ping(line: Line, now: number, counts: Counts): void {
  if (!line.outlet.isOpen) {
    // A close that is not answered soon is no longer waited for.
    if (line.isEnding) line.socket.terminate();
    line.isEnding = true;
    return;
  }
  if (line.pingAt === 0) line.pingAt = now + pingMs;
  if (now < line.pingAt) return;
  line.pingAt = now + pingMs;
  if (!line.isAlive) {
    counts.cutSilent += 1;
    return line.socket.terminate();
  }
  line.isAlive = false;
  line.socket.ping();
}

// One question for all sockets: what ended elsewhere ends here within five seconds.
async function recheck(lines: Iterable<Line>, parts: Parts, counts: Counts): Promise<void> {
  const asked = new Map<string, MemberViewer>();
  const members: [Line, MemberViewer][] = [];
  for (const line of lines) {
    if (line.viewer?.kind !== 'MEMBER') continue;
    const { sessionId, workspaceId, role } = line.viewer;
    const key = `${sessionId} ${workspaceId} ${role}`;
    const viewer = asked.get(key) ?? line.viewer;
    asked.set(key, viewer);
    members.push([line, viewer]);
  }
  if (members.length === 0) return;
  const alive = await parts.accounts.stillValid([...asked.values()]);
  for (const [line, viewer] of members) {
    if (alive.has(viewer) || !line.outlet.isOpen) continue;
    counts.revoked += 1;
    line.close(4403, 'revoked');
  }
}
