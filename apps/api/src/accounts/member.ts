import type { Ctx } from '../context.ts';
import type { MemberViewer } from '../viewer.ts';
import { Refusal } from '../words/refusal.ts';

/** The viewer as a member; refuses everybody else, so that a service never meets a guest. */
export function member({ viewer }: Ctx): MemberViewer {
  if (viewer.kind === 'MEMBER') return viewer;
  throw new Refusal('UNAUTHENTICATED', 'signInFirst');
}

/** Where the viewer's things are; every look-up takes it. */
export function workspaceOf(ctx: Ctx): string {
  return member(ctx).workspaceId;
}
