import { Member, Session, User } from '@cbf/db';
import type { Parts } from '../context.ts';
import { commit } from '../events/commit.ts';
import { foldName } from './rules.ts';
import { makeAccount } from './sign-in.ts';

/**
 * Makes the configured platform admin, or gives an existing user of that name the configured
 * password and the admin's rights. Does nothing when none is configured.
 */
export async function ensureAdmin(parts: Parts): Promise<void> {
  const { admin } = parts.config;
  if (admin === null) return;
  const { passwords } = parts.accounts;
  const em = parts.database.em.fork();
  const known = await em.findOne(User, { foldedUsername: foldName(admin.username) });
  if (!known) {
    const passwordHash = await passwords.hash(admin.password);
    const { username } = admin;
    const made = makeAccount(em, { username, passwordHash, locale: 'en', isAdmin: true });
    await commit(em, parts.live, 'make-admin', made.workspace.id, []);
    return;
  }
  known.isAdmin = true;
  if (!(await passwords.verify(known.passwordHash, admin.password))) {
    known.passwordHash = await passwords.hash(admin.password);
    await em.nativeDelete(Session, { userId: known.id });
  }
  const { workspaceId } = await em.findOneOrFail(Member, { userId: known.id });
  await commit(em, parts.live, 'make-admin', workspaceId, []);
}
