import type { Session, User, Workspace } from '@cbf/db';
import * as db from '@cbf/db';
import { Arg, Ctx as Context, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { defineLoader, inOrder } from '../graphql/loader.ts';
import { list, type Page } from '../graphql/page.ts';
import { Personal } from '../graphql/personal.ts';
import type { Viewer } from '../viewer.ts';
import { SessionConnection, SessionType, UserType, ViewerType, WorkspaceType } from './types.ts';

/** Users by id, for whoever shows one beside their own rows. */
export const userById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(ids, await ctx.parts.database.read.find(db.User, 'id in (?)', [ids])),
);

/** Workspaces by id; for showing the one that a row belongs to. */
export const workspaceById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(ids, await ctx.parts.database.read.find(db.Workspace, 'id in (?)', [ids])),
);

/** `viewer` and what hangs on it; a guest has a kind and nothing else. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who asks.' })
  viewer(@Context() ctx: Ctx): Viewer {
    return ctx.viewer;
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'The person, when it is one.' })
  user(@Root() viewer: Viewer, @Context() ctx: Ctx): Promise<User | null> | null {
    return viewer.kind === 'MEMBER' ? userById(ctx).load(viewer.userId) : null;
  }

  @FieldResolver(() => WorkspaceType, { nullable: true, description: 'Where they work.' })
  workspace(@Root() viewer: Viewer, @Context() ctx: Ctx): Promise<Workspace | null> | null {
    return viewer.kind === 'MEMBER' ? workspaceById(ctx).load(viewer.workspaceId) : null;
  }

  @FieldResolver(() => SessionConnection, {
    description: 'Where they are signed in, the device used last first.',
  })
  sessions(
    @Root() viewer: Viewer,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Session>> {
    const userId = viewer.kind === 'MEMBER' ? viewer.userId : '';
    const where = ['user_id = ? and expires_at > ?'];
    const params = [userId, new Date()];
    return list(
      ctx.parts.database,
      { entity: db.Session, where, params, by: 'lastSeenAt' },
      { first, after },
    );
  }
}

/** What a session cannot know by itself. */
@Resolver(() => SessionType)
export class SessionResolver {
  @Personal()
  @FieldResolver(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent(@Root() session: Session, @Context() ctx: Ctx): boolean {
    return ctx.viewer.kind === 'MEMBER' && ctx.viewer.sessionId === session.id;
  }
}
