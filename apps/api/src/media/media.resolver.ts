import * as db from '@cbf/db';
import type { Media, MediaFailure } from '@cbf/db';
import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { mediaFailure } from '../words/reasons.ts';
import { PartType } from '../conversations/types.ts';
import { mediaOfPart, type PlacedPart } from './find.ts';
import { MediaType } from './types.ts';

/** What a file cannot know by itself. */
@Resolver(() => MediaType)
export class MediaResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where it can be had by who may read the conversation, with their session; null unless KEPT.',
  })
  url(@Root() { id, state }: Media): string | null {
    return state === 'KEPT' ? `/media/${id}` : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it cannot be had, a sentence in the viewer's language; null unless LOST.",
  })
  failure(@Root() { failure }: Media, @Context() ctx: Ctx): string | null {
    return failure == null ? null : mediaFailure(ctx.locale, failure);
  }

  @FieldResolver(() => db.MediaFailure, { nullable: true, description: 'The same for programs.' })
  failureCode(@Root() { failure }: Media): MediaFailure | null {
    return failure ?? null;
  }
}

/** What a part cannot know by itself. */
@Resolver(() => PartType)
export class PartResolver {
  @FieldResolver(() => MediaType, {
    nullable: true,
    description: 'Its file; null for what has none, and for what came before files were kept.',
  })
  media(@Root() part: PlacedPart, @Context() ctx: Ctx): Promise<Media | null> | null {
    const { messageId, place } = part;
    return messageId === undefined || place === undefined
      ? null
      : mediaOfPart(ctx).load({ messageId, place });
  }
}
