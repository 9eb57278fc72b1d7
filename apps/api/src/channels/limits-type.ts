import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FileKind, type FileRule } from './files.ts';
import type { Limits } from './limits.ts';

const TextUnit = { UTF16: 'UTF16', CHARACTERS: 'CHARACTERS', BYTES: 'BYTES' } as const;
registerEnumType(TextUnit, {
  name: 'TextUnit',
  description: 'What the length of a text is counted in: UTF-16 units, characters or UTF-8 bytes.',
});

registerEnumType(FileKind, { name: 'FileKind', description: 'As what a file is sent.' });

/** What a platform takes as one kind of file. */
@ObjectType('FileLimit', {
  description: 'What a platform takes as one kind of file.',
  simpleResolvers: true,
})
export class FileLimit implements FileRule {
  @Field(() => FileKind, { description: 'As what it is sent.' })
  kind!: FileKind;

  @Field(() => [String], { description: 'Kinds such as image/jpeg; * stands for any.' })
  types!: readonly string[];

  @Field(() => Int, { description: 'The largest one, in bytes.' })
  mostBytes!: number;
}

/** What a platform can and allows. */
@ObjectType('ChannelLimits', {
  description: 'What a platform can and allows, for who writes to its customers.',
  simpleResolvers: true,
})
export class ChannelLimits implements Limits {
  @Field(() => Int, { description: 'The longest text of one message; a longer one is split.' })
  text!: number;

  @Field(() => TextUnit, { description: 'What that is counted in.' })
  textUnit!: keyof typeof TextUnit;

  @Field(() => Int, { description: 'The most buttons under a message.' })
  buttons!: number;

  @Field(() => Int, { description: 'The longest label of a button.' })
  buttonLabel!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'The most rows of a list, which more buttons than may stand under a message become; null where there are no lists.',
  })
  listRows!: number | null;

  @Field(() => Int, { nullable: true, description: 'The longest label of such a row.' })
  listRowLabel!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "How long after a customer's message free text may be sent, hours; null when always.",
  })
  windowHours!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long a person may, where that is longer, hours.',
  })
  humanHours!: number | null;

  @Field(() => Boolean, { description: 'Whether approved templates can be sent at any time.' })
  templates!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The longest text beside a file; null when it goes by itself, as long as any.',
  })
  caption!: number | null;

  @Field(() => [FileLimit], { description: 'The files that can be sent, the best kind first.' })
  files!: readonly FileRule[];

  @Field(() => Boolean, { description: 'Whether a message can be reacted to.' })
  reactions!: boolean;

  @Field(() => [String], {
    nullable: true,
    description: 'The only emojis that may be given as a reaction; null when any may.',
  })
  emojis!: readonly string[] | null;

  @Field(() => Boolean, { description: 'Whether a message can be quoted.' })
  quotes!: boolean;

  @Field(() => Boolean, { description: 'Whether customers see that a message was read.' })
  readReceipts!: boolean;
}
