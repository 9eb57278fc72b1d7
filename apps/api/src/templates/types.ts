import * as db from '@cbf/db';
import type { Template } from '@cbf/db';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../graphql/connection.ts';
import { TemplatePart, TemplatePlaceKind, type Place } from './places.ts';

registerEnumType(TemplatePlaceKind, {
  name: 'TemplatePlaceKind',
  description:
    'What is to be written into a place of a template: words, the end of a web address, or the https address of a file.',
});
registerEnumType(TemplatePart, {
  name: 'TemplatePart',
  description: 'Where in a template something stands.',
});

/** A place of a template that is to be filled. */
@ObjectType('TemplatePlace', {
  description: 'A place of a template that is to be filled before it is sent.',
  simpleResolvers: true,
})
export class TemplatePlaceType implements Place {
  @Field(() => ID, { description: 'Names it among the places of its template: `body.1`.' })
  id!: string;

  @Field(() => TemplatePart, { description: 'Where it stands.' })
  part!: TemplatePart;

  @Field(() => TemplatePlaceKind, { description: 'What is to be written there.' })
  kind!: TemplatePlaceKind;

  @Field(() => String, {
    description: 'What stands between the braces; the label of a button; empty for a file.',
  })
  name!: string;

  @Field(() => String, { description: "What the template's author gave as an example, or empty." })
  example!: string;
}

/** A button of a template. */
@ObjectType('TemplateButton', { description: 'A button of a template.', simpleResolvers: true })
export class TemplateButtonType {
  @Field(() => String, { description: "The platform's word for its kind, such as QUICK_REPLY." })
  kind!: string;

  @Field(() => String, { description: 'What stands on it.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'The address that it opens, if it does.' })
  url!: string | null;
}

/** A message that a platform has approved, or not, for any time. */
@ObjectType('Template', {
  description: 'A message that a platform has approved, or not yet, to be sent at any time.',
})
export class TemplateType implements Pick<
  Template,
  'id' | 'name' | 'language' | 'category' | 'status'
> {
  @Field(() => ID, { description: 'Its id here.' })
  id!: string;

  @Field(() => String, { description: 'Its name in the account.' })
  name!: string;

  @Field(() => String, { description: 'Its language, as the account names it: `uz`, `en_US`.' })
  language!: string;

  @Field(() => String, {
    description: "The platform's word for what it is for, by which it is billed.",
  })
  category!: string;

  @Field(() => String, { description: "The platform's word for its state; only APPROVED ones go." })
  status!: string;
}

/** A page of templates. */
export const TemplateConnection = connectionOf(() => TemplateType, 'Template');

/** How a channel stands with its account's templates. */
@ObjectType('TemplateSync', {
  description: "How a channel stands with its account's templates.",
  simpleResolvers: true,
})
export class TemplateSync {
  @Field(() => Int, { description: 'How many the account has.' })
  count!: number;

  @Field(() => Int, { description: 'How many of them the platform has approved.' })
  approved!: number;

  @Field(() => Date, { nullable: true, description: 'When they were last read; null before.' })
  syncedAt!: Date | null;

  @Field(() => db.StatusCode, {
    nullable: true,
    description: 'What kept the last try from reading them, for programs; null when nothing did.',
  })
  trouble!: db.StatusCode | null;

  @Field(() => String, { nullable: true, description: 'The same in words.' })
  troubleReason!: string | null;
}
