import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from './bots.ts';

@ObjectType()
export class User {
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
}

@ObjectType()
export class PersonalityRef {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
}

@ObjectType()
class Button {
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) data?: string | null | undefined;
}

@ObjectType()
class FileOfPart {
  @Field(() => ID) id!: string;
  @Field(() => String) state!: string;
  @Field(() => String, { nullable: true }) mimeType?: string | null | undefined;
  @Field(() => Int, { nullable: true }) size?: number | null | undefined;
  @Field(() => String, { nullable: true }) fileName?: string | null | undefined;
  @Field(() => String, { nullable: true }) url?: string | null | undefined;
  @Field(() => String, { nullable: true }) failure?: string | null | undefined;
}

@ObjectType()
class CommentOf {
  @Field(() => Boolean) isPublic!: boolean;
}

@ObjectType()
class TemplateOf {
  @Field(() => String) name!: string;
  @Field(() => String) language!: string;
}

@ObjectType()
export class ReactionOf {
  @Field(() => String) emoji!: string;
  @Field(() => String) direction!: string;
  @Field(() => String, { nullable: true }) deliveryState?: string | null | undefined;
  @Field(() => String, { nullable: true }) deliveryReason?: string | null | undefined;
}

@ObjectType()
class PartType {
  @Field(() => FileOfPart, { nullable: true }) media?: FileOfPart | null | undefined;
  @Field(() => String) kind!: string;
  @Field(() => String, { nullable: true }) text?: string | null | undefined;
  @Field(() => String, { nullable: true }) fileName?: string | null | undefined;
  @Field(() => String, { nullable: true }) mimeType?: string | null | undefined;
  @Field(() => Int, { nullable: true }) size?: number | null | undefined;
  @Field(() => Int, { nullable: true }) durationSeconds?: number | null | undefined;
  @Field(() => Float, { nullable: true }) latitude?: number | null | undefined;
  @Field(() => Float, { nullable: true }) longitude?: number | null | undefined;
  @Field(() => [Button], { nullable: true }) buttons?: Button[] | null | undefined;
}

@ObjectType('Turn')
export class TurnType {
  @Field(() => ID) id!: string;
  @Field(() => ID) conversationId!: string;
  @Field(() => String) state!: string;
  @Field(() => Int) attempt!: number;
  @Field(() => String, { nullable: true }) model?: string | null | undefined;
  @Field(() => Int) promptTokens!: number;
  @Field(() => Int) cachedTokens!: number;
  @Field(() => Int) toolTokens!: number;
  @Field(() => Int) thoughtsTokens!: number;
  @Field(() => Int) candidatesTokens!: number;
  @Field(() => Int) totalTokens!: number;
  @Field(() => Int, { nullable: true }) queueMs?: number | null | undefined;
  @Field(() => Int, { nullable: true }) firstTokenMs?: number | null | undefined;
  @Field(() => Int, { nullable: true }) modelMs?: number | null | undefined;
  @Field(() => Int, { nullable: true }) sendMs?: number | null | undefined;
  @Field(() => Int, { nullable: true }) historyKept?: number | null | undefined;
  @Field(() => Int, { nullable: true }) historyDropped?: number | null | undefined;
  @Field(() => String, { nullable: true }) finishReason?: string | null | undefined;
  @Field(() => String, { nullable: true }) failure?: string | null | undefined;
  @Field(() => String, { nullable: true }) failureReason?: string | null | undefined;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) finishedAt?: Date | null | undefined;
}

@ObjectType('Message')
export class MessageType {
  @Field(() => ID) id!: string;
  @Field(() => Int) seq!: number;
  @Field(() => ID) conversationId!: string;
  @Field(() => String) direction!: string;
  @Field(() => String) author!: string;
  @Field(() => String) text!: string;
  @Field(() => [PartType]) parts!: PartType[];
  @Field(() => String) deliveryState!: string;
  @Field(() => String, { nullable: true }) deliveryReason?: string | null | undefined;
  @Field(() => Boolean) maybeTwice!: boolean;
  @Field(() => String, { nullable: true }) platformCode?: string | null | undefined;
  @Field(() => Float, { nullable: true }) priceUsd?: number | null | undefined;
  @Field(() => CommentOf, { nullable: true }) comment?: CommentOf | null | undefined;
  @Field(() => TemplateOf, { nullable: true }) template?: TemplateOf | null | undefined;
  @Field(() => Boolean) forwarded!: boolean;
  @Field(() => Date, { nullable: true }) editedAt?: Date | null | undefined;
  @Field(() => Date, { nullable: true }) deletedAt?: Date | null | undefined;
  @Field(() => Date) createdAt!: Date;
}

@ObjectType()
class MessageEdge {
  @Field(() => String) cursor!: string;
  @Field(() => MessageType) node!: MessageType;
}

@ObjectType()
export class MessageConnection {
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => [MessageEdge]) edges!: MessageEdge[];
}

@ObjectType('Contact')
export class ContactType {
  @Field(() => ID) id!: string;
  @Field(() => String) platform!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) handle?: string | null | undefined;
  @Field(() => String, { nullable: true }) language?: string | null | undefined;
  @Field(() => [String]) tags!: string[];
  @Field(() => Date, { nullable: true }) blockedAt?: Date | null | undefined;
  @Field(() => Date) firstSeenAt!: Date;
  @Field(() => Date) lastSeenAt!: Date;
}

@ObjectType('Conversation')
export class ConversationType {
  @Field(() => ID) id!: string;
  @Field(() => String) mode!: string;
  @Field(() => String) status!: string;
  @Field(() => Boolean) needsHuman!: boolean;
  @Field(() => Boolean) isPlayground!: boolean;
  @Field(() => Date, { nullable: true }) takenAt?: Date | null | undefined;
  @Field(() => Date, { nullable: true }) windowUntil?: Date | null | undefined;
  @Field(() => Date, { nullable: true }) humanUntil?: Date | null | undefined;
  @Field(() => Date) lastMessageAt!: Date;
  @Field(() => Int) lastSeq!: number;
  @Field(() => Float) totalTokens!: number;
  @Field(() => Date) createdAt!: Date;
}
