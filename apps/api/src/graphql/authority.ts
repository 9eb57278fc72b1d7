import { Authorized, type AuthChecker } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { mayOne, type Right } from '../viewer.ts';
import { Refusal } from '../words/refusal.ts';

/** Lets a root field be asked only by viewers with one of the rights; others get a Refusal. */
export function Allow(...rights: Right[]): MethodDecorator {
  return Authorized(rights);
}

/** How TypeGraphQL asks: true, or a Refusal that says whether signing in would help. */
export const authChecker: AuthChecker<Ctx, Right> = ({ context }, wanted) => {
  if (mayOne(context.viewer, wanted)) return true;
  if (context.viewer.kind === 'GUEST') {
    throw wanted.includes('runner')
      ? new Refusal('UNAUTHENTICATED', 'runnersOnly')
      : new Refusal('UNAUTHENTICATED', 'signInFirst');
  }
  throw new Refusal('FORBIDDEN', wanted.includes('runner') ? 'runnersOnly' : 'notAllowed');
};
