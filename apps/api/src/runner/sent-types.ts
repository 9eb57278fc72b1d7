import * as db from '@cbf/db';
import {
  Ctx as Context,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { Ctx } from '../context.ts';
import { outUrl } from '../media/out.ts';
import type { ClaimedFile, ClaimedReaction } from './claimed.ts';

/** A public comment that is to be answered. */
@ObjectType('AnsweredComment', {
  description: 'A public comment that is to be answered.',
  simpleResolvers: true,
})
export class AnsweredCommentType {
  @Field(() => ID, { description: "The platform's id of the comment." })
  id!: string;

  @Field(() => Boolean, {
    description: 'Under the comment, where everybody reads it; else in private, once.',
  })
  isPublic!: boolean;
}

/** A file to be sent. */
@ObjectType('ClaimedFile', {
  description: 'A file that goes with a message; fetch its bytes from /runner/media/<id>.',
  simpleResolvers: true,
})
export class ClaimedFileType implements Omit<ClaimedFile, 'ticket'> {
  @Field(() => ID, { description: 'The file.' })
  id!: string;

  @Field(() => db.PartKind, { description: 'As what it is sent.' })
  kind!: db.PartKind;

  @Field(() => String, { description: 'Its kind, such as image/jpeg.' })
  mimeType!: string;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  fileName!: string | null;

  @Field(() => Int, { description: 'Its size in bytes.' })
  size!: number;
}

/** A reaction to be given. */
@ObjectType('ClaimedReaction', { description: 'A reaction to be given.', simpleResolvers: true })
export class ClaimedReactionType implements ClaimedReaction {
  @Field(() => ID, { description: "The platform's id of the message." })
  messageId!: string;

  @Field(() => String, { description: 'The emoji; empty to take back what there is.' })
  emoji!: string;
}

/** What a file that is to be sent cannot know by itself. */
@Resolver(() => ClaimedFileType)
export class ClaimedFileResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the platform may fetch it by itself, until it is sent; null where it is handed over.',
  })
  url(@Root() { ticket }: ClaimedFile, @Context() ctx: Ctx): string | null {
    return ticket && outUrl(ctx.parts, ticket);
  }
}
