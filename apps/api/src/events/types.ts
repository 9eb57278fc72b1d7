import type { Bot, Channel, Conversation, Message, Turn } from '@cbf/db';
import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { BotType } from '../bots/types.ts';
import { ChannelType } from '../channels/types.ts';
import type { Ctx } from '../context.ts';
import { ConversationType, MessageType } from '../conversations/types.ts';
import { Cursor } from '../graphql/scalars.ts';
import { TurnType } from '../turns/types.ts';
import { WorkKind } from './live.ts';

/** What TypeGraphQL hands to `subscribe`, said with our types. */
export interface Asking<Args> {
  readonly args: Args;
  readonly context: Ctx;
}

/** Why a log cannot be followed. */
export const ResyncReason = {
  TOO_FAR_BEHIND: 'TOO_FAR_BEHIND',
  EPOCH_CHANGED: 'EPOCH_CHANGED',
} as const;
export type ResyncReason = keyof typeof ResyncReason;

registerEnumType(ResyncReason, {
  name: 'ResyncReason',
  description: 'Why the log cannot be followed from the asked place.',
});
registerEnumType(WorkKind, {
  name: 'WorkKind',
  description: 'What a runner may have to look at again.',
});

/** An entry of the workspace's log. */
@InterfaceType({
  description: "An entry of the workspace's log. `cursor` is where to go on from.",
  resolveType: ({ kind }: { kind: string }) => kind,
})
export abstract class WorkspaceEvent {
  @Field(() => Cursor, { description: 'Subscribe with it as `after` to go on behind this entry.' })
  cursor!: string;

  @Field(() => Date, { description: 'When it was written.' })
  at!: Date;
}

/** A message was stored. */
@ObjectType('MessageAdded', { description: 'A message was stored.', implements: WorkspaceEvent })
export class MessageAdded extends WorkspaceEvent {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => MessageType, { description: 'The message as it is now.' })
  message!: Message;
}

/** A message was edited, or came further on its way. */
@ObjectType('MessageChanged', {
  description: 'A message was edited, or came further on its way.',
  implements: WorkspaceEvent,
})
export class MessageChanged extends WorkspaceEvent {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => MessageType, { description: 'The message as it is now.' })
  message!: Message;
}

/** A conversation began, or who answers in it changed. */
@ObjectType('ConversationChanged', {
  description: 'A conversation began, was closed or opened again, or who answers in it changed.',
  implements: WorkspaceEvent,
})
export class ConversationChanged extends WorkspaceEvent {
  @Field(() => ConversationType, { description: 'The conversation as it is now.' })
  conversation!: Conversation;
}

/** A bot was made or changed by its owner. */
@ObjectType('BotChanged', {
  description: 'A bot was made or changed by its owner.',
  implements: WorkspaceEvent,
})
export class BotChanged extends WorkspaceEvent {
  @Field(() => BotType, { description: 'The bot as it is now.' })
  bot!: Bot;
}

/** What is seen of a bot changed. */
@ObjectType('BotStatusChanged', {
  description: 'What is seen of a bot changed.',
  implements: WorkspaceEvent,
})
export class BotStatusChanged extends WorkspaceEvent {
  @Field(() => BotType, { description: 'The bot as it is now.' })
  bot!: Bot;
}

/** A channel was connected, proven, lost or ended. */
@ObjectType('ChannelChanged', {
  description: 'A channel was connected, proven, lost or ended.',
  implements: WorkspaceEvent,
})
export class ChannelChanged extends WorkspaceEvent {
  @Field(() => ChannelType, { description: 'The channel as it is now.' })
  channel!: Channel;
}

/** An answer was begun, finished or given up. */
@ObjectType('TurnChanged', {
  description: 'An answer was queued, begun, finished or given up.',
  implements: WorkspaceEvent,
})
export class TurnChanged extends WorkspaceEvent {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => TurnType, { description: 'The turn as it is now.' })
  turn!: Turn;
}

/** The log cannot be followed from the asked place. */
@ObjectType('ResyncRequired', {
  description:
    "The log cannot be followed from the asked place: load the page's data again, then subscribe from this cursor.",
  implements: WorkspaceEvent,
})
export class ResyncRequired extends WorkspaceEvent {
  @Field(() => ResyncReason, { description: 'Why.' })
  reason!: ResyncReason;
}

/** A partial answer. */
@ObjectType('Progress', {
  description: 'A partial answer; ephemeral, replaced by the logged message.',
  simpleResolvers: true,
})
export class Progress {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'The turn that is being made.' })
  turnId!: string;

  @Field(() => String, { description: 'All of the answer so far.' })
  text!: string;

  @Field(() => Int, { description: 'Which try this is, from 1.' })
  attempt!: number;

  @Field(() => Date, { description: 'When it came.' })
  at!: Date;
}

/** A word to runners that there may be work. */
@ObjectType('WorkHint', {
  description: 'A word to runners that there may be work; whoever misses it looks by itself.',
  simpleResolvers: true,
})
export class WorkHint {
  @Field(() => WorkKind, { description: 'Where to look.' })
  kind!: WorkKind;

  @Field(() => Date, { description: 'When it was said.' })
  at!: Date;
}
