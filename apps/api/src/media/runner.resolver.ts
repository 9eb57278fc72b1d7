import * as db from '@cbf/db';
import { Arg, Ctx as Context, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import { handOut } from '../runner/claiming.ts';
import { claimMedia, failMedia, type ClaimedMedia } from './claim.ts';

/** A file in a runner's hands. */
@ObjectType('ClaimedMedia', {
  description:
    "A file in a runner's hands: fetch it from the platform and PUT it to /runner/media/<id> with the lease as x-lease.",
  simpleResolvers: true,
})
export class ClaimedMediaType implements ClaimedMedia {
  @Field(() => ID, { description: 'The file.' })
  id!: string;

  @Field(() => ID, { description: 'The channel that it came by.' })
  channelId!: string;

  @Field(() => String, { description: 'Shows that it is the runner’s.' })
  lease!: string;

  @Field(() => Int, { description: 'Which try this is, from 1.' })
  attempt!: number;

  @Field(() => db.PartKind, { description: 'What it is.' })
  kind!: db.PartKind;

  @Field(() => String, { description: "The platform's id or address of it." })
  fileId!: string;

  @Field(() => String, { nullable: true, description: 'Its kind, if the platform said so.' })
  mimeType!: string | null;

  @Field(() => Int, { description: 'How many bytes it may have.' })
  mostBytes!: number;
}

/** What runners ask about files. */
@Resolver()
export class MediaRunnerResolver {
  @Allow('runner')
  @Mutation(() => [ClaimedMediaType], {
    description:
      'Hands out files that customers sent, on channels it holds. None while this api is being stopped.',
  })
  claimMedia(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner.' }) runnerId: string,
    @Arg('limit', () => Int, { description: 'How many at most.' }) limit: number,
  ): Promise<ClaimedMedia[]> {
    const most = Math.min(Math.max(limit, 0), 100);
    return handOut(parts, () => claimMedia(parts, runnerId, most));
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description: 'Notes that a file could not be fetched; false when it is another’s by now.',
  })
  failMedia(
    @Context() { parts }: Ctx,
    @Arg('id', () => ID, { description: 'The file.' }) id: string,
    @Arg('lease', () => String, { description: 'Its lease.' }) lease: string,
    @Arg('code', () => db.MediaFailure, { description: 'Why.' }) failure: db.MediaFailure,
    @Arg('retry', () => Boolean, { description: 'Whether it is worth another try.' })
    retry: boolean,
  ): Promise<boolean> {
    return failMedia(parts, id, lease, { failure, retry });
  }
}
