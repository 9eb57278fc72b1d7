import { Arg, Ctx as Context, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import { Cursor } from '../graphql/scalars.ts';
import { cursorOfOperation } from './cursor.ts';
import type { Partial, WorkKind } from './live.ts';
import type { Presented } from './present.ts';
import { followEvents, followProgress, followWork, type EventsWish } from './subscribe.ts';
import { Progress, WorkHint, WorkspaceEvent, type Asking } from './types.ts';

/** The log and the ephemeral hints beside it. */
@Resolver()
export class EventResolver {
  @Allow('read')
  @Query(() => Cursor, {
    description:
      "The head of the workspace's log, read before everything else in this operation: subscribe from here.",
  })
  cursor(@Context() ctx: Ctx): Promise<string> {
    return cursorOfOperation(ctx);
  }

  @Allow('read')
  @Subscription(() => WorkspaceEvent, {
    description:
      "The workspace's log from a cursor on, or from its end: every event once, in order.",
    subscribe: ({ args, context }: Asking<EventsWish>) => followEvents(context, args),
  })
  events(
    @Root() event: Presented,
    @Arg('after', () => Cursor, { nullable: true, description: 'Where to go on from.' })
    _after?: string,
    @Arg('botId', () => ID, { nullable: true, description: 'Only what concerns this bot.' })
    _botId?: string,
    @Arg('conversationId', () => ID, {
      nullable: true,
      description: 'Only what concerns this conversation.',
    })
    _conversationId?: string,
  ): Presented {
    return event;
  }

  @Allow('read')
  @Subscription(() => Progress, {
    description: 'The answer as it is being written; may skip, never lags.',
    subscribe: ({ args, context }: Asking<{ conversationId: string }>) =>
      followProgress(context, args.conversationId),
  })
  progress(
    @Root() partial: Partial,
    @Arg('conversationId', () => ID, { description: 'The conversation.' })
    _conversationId: string,
  ): Partial {
    return partial;
  }

  @Allow('runner')
  @Subscription(() => WorkHint, {
    description: 'For runners: look again. Hints may be lost; look by yourself each second, too.',
    subscribe: ({ context }: Asking<object>) => followWork(context),
  })
  work(
    @Root() kind: WorkKind,
    @Arg('runnerId', () => ID, { description: 'The runner that listens.' }) _runnerId: string,
  ): WorkHint {
    return { kind, at: new Date() };
  }
}
