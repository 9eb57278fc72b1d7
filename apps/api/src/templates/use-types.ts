import type { TemplateUse } from '@cbf/db';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

const TemplateFileKind = { IMAGE: 'IMAGE', VIDEO: 'VIDEO', DOCUMENT: 'DOCUMENT' } as const;
type TemplateFileKind = keyof typeof TemplateFileKind;
registerEnumType(TemplateFileKind, {
  name: 'TemplateFileKind',
  description: 'What kind of file stands at the head of a template.',
});

/** A value in its place. */
@ObjectType('TemplateValue', { description: 'A value in its place.', simpleResolvers: true })
class TemplateValueType {
  @Field(() => String, {
    nullable: true,
    description: 'The name of the place; null where places are numbered.',
  })
  name?: string | null;

  @Field(() => String, { description: 'What stands there.' })
  text!: string;
}

/** A file at the head of a template. */
@ObjectType('TemplateFile', {
  description: 'A file at the head of a template.',
  simpleResolvers: true,
})
class TemplateFileType {
  @Field(() => TemplateFileKind, { description: 'What it is.' })
  kind!: TemplateFileKind;

  @Field(() => String, { description: 'Where the platform fetches it from.' })
  url!: string;
}

/** What completes the address of a button. */
@ObjectType('TemplateButtonValue', {
  description: 'What completes the address of a button.',
  simpleResolvers: true,
})
class TemplateButtonValueType {
  @Field(() => Int, { description: 'Which button, from 0.' })
  index!: number;

  @Field(() => String, { description: 'The end of its address.' })
  value!: string;
}

/** A template with its places filled, as a runner sends it. */
@ObjectType('TemplateUse', {
  description: 'A template with its places filled.',
  simpleResolvers: true,
})
export class TemplateUseType implements TemplateUse {
  @Field(() => String, { description: 'Its name in the account.' })
  name!: string;

  @Field(() => String, { description: 'Its language, as the account names it.' })
  language!: string;

  @Field(() => [TemplateValueType], {
    nullable: true,
    description: 'Values of the header, in order; null when it takes none.',
  })
  header?: { name?: string; text: string }[];

  @Field(() => TemplateFileType, { nullable: true, description: 'The file at its head.' })
  file?: { kind: TemplateFileKind; url: string };

  @Field(() => [TemplateValueType], {
    nullable: true,
    description: 'Values of the body, in order; null when it takes none.',
  })
  body?: { name?: string; text: string }[];

  @Field(() => [TemplateButtonValueType], {
    nullable: true,
    description: 'Values of buttons; null when none takes one.',
  })
  buttons?: { index: number; value: string }[];
}

/** The template that a message was sent as. */
@ObjectType('MessageTemplate', {
  description: 'The template that a message was sent as.',
  simpleResolvers: true,
})
export class MessageTemplate implements Pick<TemplateUse, 'name' | 'language'> {
  @Field(() => String, { description: 'Its name in the account.' })
  name!: string;

  @Field(() => String, { description: 'Its language, as the account names it.' })
  language!: string;
}
