import { between } from '@cbf/base';
import { reopenDays, Session, User, Workspace, type Locale, type Theme } from '@cbf/db';
import type { Ctx } from '../context.ts';
import { change } from '../events/commit.ts';
import type { MemberViewer } from '../viewer.ts';
import { badField, check } from '../words/check.ts';
import { Refusal } from '../words/refusal.ts';
import { member } from './member.ts';
import { accountChange, foldName, newPassword } from './rules.ts';
import { z } from 'zod';

interface Change {
  readonly locale?: Locale | null | undefined;
  readonly theme?: Theme | null | undefined;
  readonly workspaceName?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
}

/** Changes what is given about the user; the workspace's part is its owner's. */
export async function updateAccount(ctx: Ctx, wanted: Change): Promise<MemberViewer> {
  const viewer = member(ctx);
  const { workspaceName, timeZone } = check(accountChange, wanted);
  if ((workspaceName ?? timeZone) && viewer.role !== 'OWNER') {
    throw new Refusal('FORBIDDEN', 'notAllowed');
  }
  const { workspaceId } = viewer;
  const locale = await change(ctx.parts, 'change-account', [workspaceId], async ({ em, emit }) => {
    const user = await em.findOneOrFail(User, { id: viewer.userId });
    const workspace = await em.findOneOrFail(Workspace, { id: workspaceId });
    if (wanted.locale) user.locale = wanted.locale;
    if (wanted.theme) user.theme = wanted.theme;
    if (workspaceName) workspace.name = workspaceName;
    if (timeZone && timeZone !== workspace.timeZone) {
      workspace.timeZone = timeZone;
      await reopenDays(em, workspaceId);
    }
    emit(workspaceId);
    return user.locale;
  });
  return { ...viewer, locale };
}

/** Sets a new password and signs every other device out; wrong tries count like sign-ins. */
export async function changePassword(ctx: Ctx, current: string, next: string): Promise<boolean> {
  const viewer = member(ctx);
  const { passwords, throttles } = ctx.parts.accounts;
  const name = foldName(viewer.username);
  check(z.object({ next: newPassword }), { next });
  if (foldName(next) === name) throw badField('next', 'passwordIsName');
  await throttles.name.take(name);
  const user = await ctx.em.findOneOrFail(User, { id: viewer.userId });
  if (!(await passwords.verify(user.passwordHash, current))) {
    throw badField('current', 'wrongPassword');
  }
  await throttles.name.forget(name);
  const passwordHash = await passwords.hash(next);
  // Together: a password that was changed because somebody else knew it must end that one's session.
  await change(ctx.parts, 'change-account', [viewer.workspaceId], async ({ em }) => {
    await em.nativeUpdate(User, { id: viewer.userId }, { passwordHash });
    await em.nativeDelete(Session, { userId: viewer.userId, id: { $ne: viewer.sessionId } });
  });
  ctx.parts.live.wakeAccess(viewer.userId);
  return true;
}

/** Signs one of the user's devices out; its sockets close within five seconds. */
export async function endSession(ctx: Ctx, id: string): Promise<boolean> {
  const { userId, sessionId } = member(ctx);
  const ended = await between('commit:end-session', () =>
    ctx.em.nativeDelete(Session, { id, userId }),
  );
  if (ended === 0) throw new Refusal('NOT_FOUND', 'sessionNotFound');
  ctx.parts.live.wakeAccess(userId);
  if (id === sessionId) ctx.origin.setCookie(ctx.parts.accounts.sessions.blankCookie);
  return true;
}

/** Signs all devices out but the one that asks; gives how many. */
export async function endOtherSessions(ctx: Ctx): Promise<number> {
  const { userId, sessionId } = member(ctx);
  const ended = await ctx.em.nativeDelete(Session, { userId, id: { $ne: sessionId } });
  ctx.parts.live.wakeAccess(userId);
  return ended;
}
