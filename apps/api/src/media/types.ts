import * as db from '@cbf/db';
import type { Media } from '@cbf/db';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';

registerEnumType(db.MediaState, {
  name: 'MediaState',
  description:
    'Where a file stands. WAITING: it is being fetched from the platform; KEPT: it is here; LOST: it cannot be had.',
});
registerEnumType(db.MediaFailure, {
  name: 'MediaFailure',
  description: 'Why a file is not there, for programs; `failure` says it in words.',
});

/** The file of a part. */
@ObjectType('Media', {
  description: 'The file of a part of a message, or one that was uploaded to be sent.',
  simpleResolvers: true,
})
export class MediaType implements Pick<Media, 'id' | 'state' | 'mimeType' | 'size' | 'fileName'> {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => db.MediaState, { description: 'Where it stands.' })
  state!: db.MediaState;

  @Field(() => String, {
    nullable: true,
    description: 'Its kind, such as image/jpeg; null until it is known.',
  })
  mimeType!: string | null;

  @Field(() => Float, { nullable: true, description: 'Bytes; null until it is known.' })
  size!: number | null;

  @Field(() => String, { nullable: true, description: 'Its name, if it has one.' })
  fileName!: string | null;
}
