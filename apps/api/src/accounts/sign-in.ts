import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { between, newId } from '@cbf/base';
import { Member, PlanSubscription, Session, User, Workspace, type Locale } from '@cbf/db';
import type { Ctx } from '../context.ts';
import type { MemberViewer } from '../viewer.ts';
import { check } from '../words/check.ts';
import { Refusal } from '../words/refusal.ts';
import { memberViewer } from './accounts.ts';
import { foldName, registration } from './rules.ts';

/** A person who registers: user, workspace and membership are made together. */
export async function register(
  ctx: Ctx,
  given: { username: string; password: string; locale?: Locale | null | undefined },
): Promise<MemberViewer> {
  const { passwords, throttles } = ctx.parts.accounts;
  const { username, password } = check(registration, given);
  await throttles.signUp.take(ctx.origin.address);
  const passwordHash = await passwords.hash(password);
  const isFirst = ctx.parts.config.localStart && (await ctx.em.count(User)) === 0;
  const made = makeAccount(ctx.em, {
    username,
    passwordHash,
    locale: given.locale ?? ctx.locale,
    isAdmin: isFirst,
  });
  try {
    await ctx.commit('sign-up', made.workspace.id, []);
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new Refusal('CONFLICT', 'nameTaken', { username }, [
      { path: 'username', key: 'nameTaken', params: { username } },
    ]);
  }
  return beginSession(ctx, made.user, made.member, false);
}

/** A person who signs in; wrong tries cost the name and the address, right ones nothing. */
export async function signIn(
  ctx: Ctx,
  given: { username: string; password: string; remember: boolean },
): Promise<MemberViewer> {
  const { passwords, throttles } = ctx.parts.accounts;
  const name = foldName(given.username).slice(0, 255);
  await throttles.address.take(ctx.origin.address);
  await throttles.name.take(name);
  const user = await ctx.em.findOne(User, { foldedUsername: name });
  const matches = await passwords.verify(user?.passwordHash ?? null, given.password);
  const member = user && (await ctx.em.findOne(Member, { userId: user.id }));
  if (!user || !member || !matches) throw new Refusal('UNAUTHENTICATED', 'wrongNameOrPassword');

  await throttles.address.giveBack(ctx.origin.address);
  await throttles.name.forget(name);
  if (passwords.isOutdated(user.passwordHash)) {
    user.passwordHash = await passwords.hash(given.password);
    await ctx.commit('change-account', member.workspaceId, []);
  }
  return beginSession(ctx, user, member, given.remember);
}

/** Ends the session that asks; also right for somebody who is not signed in. */
export async function signOut(ctx: Ctx): Promise<boolean> {
  if (ctx.viewer.kind === 'MEMBER') {
    await forgetSession(ctx, ctx.viewer);
  }
  ctx.origin.setCookie(ctx.parts.accounts.sessions.blankCookie);
  return true;
}

/** Persists a user with a workspace of their own; the caller commits. */
export function makeAccount(
  em: Ctx['em'],
  given: { username: string; passwordHash: string; locale: Locale; isAdmin: boolean },
): { user: User; member: Member; workspace: Workspace } {
  const createdAt = new Date();
  const { username } = given;
  const foldedUsername = foldName(username);
  const user = em.create(User, { id: newId('usr'), ...given, foldedUsername, createdAt });
  const workspace = em.create(Workspace, { id: newId('wsp'), name: username, createdAt });
  const member = em.create(Member, {
    id: newId('mbr'),
    workspaceId: workspace.id,
    userId: user.id,
    role: 'OWNER',
    createdAt,
  });
  em.create(PlanSubscription, {
    id: newId('sub'),
    workspaceId: workspace.id,
    plan: 'FREE',
    startsAt: createdAt,
  });
  return { user, member, workspace };
}

async function beginSession(
  ctx: Ctx,
  user: User,
  member: Member,
  remember: boolean,
): Promise<MemberViewer> {
  const { userAgent, address, setCookie } = ctx.origin;
  // Whoever signs in gets a new session; the one this browser had must not live on beside it.
  if (ctx.viewer.kind === 'MEMBER') {
    await forgetSession(ctx, ctx.viewer);
  }
  const { sessionId, cookie } = await ctx.parts.accounts.sessions.begin(user.id, {
    remember,
    userAgent: userAgent?.slice(0, 300) ?? null,
    address,
  });
  setCookie(cookie);
  return memberViewer(user, member, sessionId);
}

async function forgetSession(ctx: Ctx, { sessionId, userId }: MemberViewer): Promise<void> {
  await between('commit:end-session', () => ctx.em.nativeDelete(Session, { id: sessionId }));
  ctx.parts.live.wakeAccess(userId);
}
