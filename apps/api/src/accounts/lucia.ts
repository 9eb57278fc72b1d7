import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { between, newId } from '@cbf/base';
import { Session, type Database } from '@cbf/db';

// The one file that knows lucia: it renews, expires and writes cookies; what is stored is ours.

interface Device {
  readonly remember: boolean;
  readonly userAgent: string | null;
  readonly address: string | null;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia;
    DatabaseSessionAttributes: Device;
  }
}

/** A session that holds, and the cookie to send when it was just renewed. */
export interface ValidSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly cookie: string | null;
}

/** Signed-in devices. */
export interface Sessions {
  /** Begins a session; the cookie is the only place where its secret is ever whole. */
  begin(userId: string, device: Device): Promise<{ sessionId: string; cookie: string }>;
  /** The session of a cookie header; null when there is none or it has ended. */
  validate(cookieHeader: string): Promise<ValidSession | null>;
  /** A cookie that makes the browser forget the session. */
  readonly blankCookie: string;
}

const day = 24 * 60 * 60 * 1000;
const lifetimes = {
  s: { sliding: new TimeSpan(7, 'd'), absoluteMs: 30 * day },
  l: { sliding: new TimeSpan(30, 'd'), absoluteMs: 90 * day },
};
// The letter before the secret tells a remembered session from a short one before it is read.
const tokenForm = /^(ses_[0-9a-z]{26})\.([sl][\w-]{43})$/;
// Read by its form and never decoded: another program's broken cookie must not shut the door.
const cookieForm = /(?:^|;)\s*cbf_session=(ses_[0-9a-z]{26}\.[sl][\w-]{43})\s*(?:;|$)/;
const seenEveryMs = 5 * 60 * 1000;

/** Sessions over the database; `secret` keys the stored hashes, so changing it signs everyone out. */
export function createSessions(database: Database, secret: string, secure: boolean): Sessions {
  const adapter = createAdapter(database, (text) =>
    createHmac('sha256', secret).update(text).digest('hex'),
  );
  const options = (kind: keyof typeof lifetimes) =>
    ({
      sessionExpiresIn: lifetimes[kind].sliding,
      sessionCookie: { name: 'cbf_session', attributes: { secure, sameSite: 'lax', path: '/' } },
    }) as const;
  const lucias = { s: new Lucia(adapter, options('s')), l: new Lucia(adapter, options('l')) };
  const luciaOf = (token: string): Lucia => (secretOf(token).startsWith('l') ? lucias.l : lucias.s);

  return {
    async begin(userId, device) {
      const sessionId = newId('ses');
      const kind = device.remember ? 'l' : 's';
      const token = `${sessionId}.${kind}${randomBytes(32).toString('base64url')}`;
      await between('commit:begin-session', () =>
        lucias[kind].createSession(userId, device, { sessionId: token }),
      );
      return { sessionId, cookie: lucias[kind].createSessionCookie(token).serialize() };
    },
    async validate(cookieHeader) {
      const token = cookieForm.exec(cookieHeader)?.[1];
      if (token === undefined) return null;
      const lucia = luciaOf(token);
      const { session } = await lucia.validateSession(token);
      if (!session) return null;
      const cookie = session.fresh ? lucia.createSessionCookie(token).serialize() : null;
      return { sessionId: session.id, userId: session.userId, cookie };
    },
    blankCookie: lucias.s.createBlankSessionCookie().serialize(),
  };
}

function secretOf(token: string): string {
  return tokenForm.exec(token)?.[2] ?? '';
}

// Lucia's session id is our whole token; the database sees its public half and a hash of the rest.
function createAdapter(database: Database, hash: (secret: string) => string): Adapter {
  const em = () => database.em.fork();
  const idOf = (token: string): string => token.split('.')[0] ?? '';
  return {
    async getSessionAndUser(token) {
      const [row] = await database.read.find(Session, 'id = ?', [idOf(token)]);
      const given = Buffer.from(hash(secretOf(token)));
      if (!row || !timingSafeEqual(given, Buffer.from(row.secretHash))) return [null, null];
      const now = new Date();
      if (now.getTime() - row.lastSeenAt.getTime() > seenEveryMs) {
        await em().nativeUpdate(Session, { id: row.id }, { lastSeenAt: now });
      }
      const { id, userId, remember } = row;
      const { userAgent = null, address = null } = row;
      const attributes = { remember, userAgent, address };
      // Lucia has no absolute end; an earlier one of ours takes the place of its own.
      const expiresAt = earlier(row.expiresAt, row.absoluteExpiresAt);
      return [
        { id, userId, expiresAt, attributes },
        { id: userId, attributes: {} },
      ];
    },
    async setSession({ id: token, userId, expiresAt, attributes }) {
      const now = new Date();
      const { absoluteMs } = lifetimes[attributes.remember ? 'l' : 's'];
      await em().insert(Session, {
        id: idOf(token),
        secretHash: hash(secretOf(token)),
        userId,
        ...attributes,
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
        absoluteExpiresAt: new Date(now.getTime() + absoluteMs),
      });
    },
    async updateSessionExpiration(id, expiresAt) {
      const manager = em();
      const row = await manager.findOne(Session, { id });
      if (!row) return;
      row.expiresAt = earlier(expiresAt, row.absoluteExpiresAt);
      await manager.flush();
    },
    async deleteSession(id) {
      await em().nativeDelete(Session, { id: idOf(id) });
    },
    async deleteUserSessions(userId) {
      await em().nativeDelete(Session, { userId });
    },
    async deleteExpiredSessions() {
      await em().nativeDelete(Session, { expiresAt: { $lt: new Date() } });
    },
    getUserSessions: () => Promise.resolve([]),
  };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
