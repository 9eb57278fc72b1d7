import type { Locale, Role, Session, Theme, User, Workspace } from '@cbf/db';
import * as db from '@cbf/db';
import { Field, ObjectType } from 'type-graphql';
import { ViewerKind } from '../graphql/enums.ts';
import { Node } from '../graphql/node.ts';
import { connectionOf } from '../graphql/connection.ts';
import type { Viewer } from '../viewer.ts';

/** A person who signs in. */
@ObjectType('User', {
  description: 'A person who signs in.',
  implements: Node,
  simpleResolvers: true,
})
export class UserType
  extends Node
  implements Pick<User, 'username' | 'locale' | 'theme' | 'isAdmin' | 'createdAt'>
{
  @Field(() => String, { description: 'The name they sign in with.' })
  username!: string;

  @Field(() => db.Locale, { description: 'The language they read.' })
  locale!: Locale;

  @Field(() => db.Theme, { description: 'How the dashboard looks for them.' })
  theme!: Theme;

  @Field(() => Boolean, { description: "Whether they are the platform's admin." })
  isAdmin!: boolean;

  @Field(() => Date, { description: 'When they registered.' })
  createdAt!: Date;
}

/** The tenant. */
@ObjectType('Workspace', {
  description: 'The tenant: bots and conversations belong to it.',
  implements: Node,
  simpleResolvers: true,
})
export class WorkspaceType
  extends Node
  implements Pick<Workspace, 'name' | 'timeZone' | 'createdAt'>
{
  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => String, { description: 'Where its days begin, such as Asia/Tashkent.' })
  timeZone!: string;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;
}

/** A signed-in device. */
@ObjectType('Session', {
  description: 'A signed-in device.',
  implements: Node,
  simpleResolvers: true,
})
export class SessionType
  extends Node
  implements Pick<Session, 'userAgent' | 'address' | 'createdAt' | 'lastSeenAt' | 'expiresAt'>
{
  @Field(() => String, { nullable: true, description: 'What browser or program it said to be.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'The address it signed in from.' })
  address!: string | null;

  @Field(() => Date, { description: 'When it signed in.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When it was last used, to within five minutes.' })
  lastSeenAt!: Date;

  @Field(() => Date, { description: 'When it ends if it is not used before.' })
  expiresAt!: Date;
}

/** A page of sessions. */
export const SessionConnection = connectionOf(() => SessionType, 'Session');

/** Who asks. */
@ObjectType('Viewer', {
  description: 'Who asks, and what belongs to them.',
  simpleResolvers: true,
})
export class ViewerType {
  @Field(() => ViewerKind, { description: 'A guest, a member, a key or a runner.' })
  kind!: ViewerKind;

  @Field(() => db.Role, { nullable: true, description: 'What they may do in their workspace.' })
  role?: Role;
}

/** The result of registering or signing in. */
@ObjectType('SignedIn', {
  description: 'Result of registering or signing in; the session travels as a cookie.',
  simpleResolvers: true,
})
export class SignedIn {
  @Field(() => ViewerType, { description: 'Who is signed in now.' })
  viewer!: Viewer;
}
