import { Member, Session, User, type Database } from '@cbf/db';
import type { Config } from '../env.ts';
import type { MemberViewer } from '../viewer.ts';
import { createSessions, type Sessions } from './lucia.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createRecent } from './recent.ts';
import { createThrottle, type Throttle } from './throttle.ts';

type Found = { viewer: MemberViewer; cookie: string | null } | null;

/** What an app keeps for signing people in; one set an app, so two apps never share a limit. */
export interface Accounts {
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly throttles: {
    readonly name: Throttle;
    readonly address: Throttle;
    readonly signUp: Throttle;
  };
  /**
   * Who the cookie header belongs to, with a cookie to send when the session was renewed. What was
   * found is kept for a second: a session that another process ends is gone here a second later.
   */
  recognise(cookieHeader: string): Promise<Found>;
  /** The same from the database itself: whoever opens a socket stays, with the role of this moment. */
  recogniseAnew(cookieHeader: string): Promise<Found>;
  /** Makes the next `recognise` of everyone ask the database: somebody's session or name changed. */
  forget(): void;
  /** Those of the viewers whose session still holds and who still have the same role. */
  stillValid(viewers: readonly MemberViewer[]): Promise<ReadonlySet<MemberViewer>>;
}

const keptMs = 1000;

/** The accounts of one app over its database. */
export function createAccounts(config: Config, database: Database): Accounts {
  const secure = config.publicUrl.startsWith('https:');
  const sessions = createSessions(database, config.sessionSecret, secure);
  const look: Accounts['recogniseAnew'] = async (cookieHeader) => {
    const valid = await sessions.validate(cookieHeader);
    if (!valid) return null;
    const [[user], [member]] = await Promise.all([
      database.read.find(User, 'id = ?', [valid.userId]),
      database.read.find(Member, 'user_id = ? order by created_at limit 1', [valid.userId]),
    ]);
    if (!user || !member) return null;
    return { viewer: memberViewer(user, member, valid.sessionId), cookie: valid.cookie };
  };
  // A cookie that was just renewed must be sent, and who has none is not kept: neither is frequent.
  const recent = createRecent<Found>(keptMs, (found) => found !== null && found.cookie === null);
  return {
    sessions,
    passwords: createPasswords(),
    throttles: {
      name: createThrottle(5, 15),
      address: createThrottle(20, 15),
      // One person alone on their machine tries things out; a public address gets the small number.
      signUp: createThrottle(config.localStart ? 500 : 20, 60),
    },
    recognise: (cookieHeader) => recent.of(cookieHeader, () => look(cookieHeader)),
    recogniseAnew: look,
    forget: () => recent.forget(),
    async stillValid(viewers) {
      const em = database.em.fork();
      const now = new Date();
      const live = await em.find(Session, {
        id: { $in: viewers.map((viewer) => viewer.sessionId) },
        expiresAt: { $gt: now },
        absoluteExpiresAt: { $gt: now },
      });
      const members = await em.find(Member, {
        userId: { $in: viewers.map((viewer) => viewer.userId) },
      });
      const roles = new Map(members.map((row) => [`${row.userId} ${row.workspaceId}`, row.role]));
      const alive = new Set(live.map((session) => session.id));
      // Not by session: one session may still have a socket open with the role it had before.
      return new Set(
        viewers.filter(
          ({ userId, workspaceId, role, sessionId }) =>
            alive.has(sessionId) && roles.get(`${userId} ${workspaceId}`) === role,
        ),
      );
    },
  };
}

/** The viewer that a user is in a workspace. */
export function memberViewer(user: User, member: Member, sessionId: string): MemberViewer {
  return {
    kind: 'MEMBER',
    locale: user.locale,
    userId: user.id,
    username: user.username,
    sessionId,
    workspaceId: member.workspaceId,
    role: member.role,
    isAdmin: user.isAdmin,
  };
}
