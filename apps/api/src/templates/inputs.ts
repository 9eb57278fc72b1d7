import * as db from '@cbf/db';
import { Field, ID, InputType } from 'type-graphql';

/** What is written into a place of a template. */
@InputType('TemplateValueInput', { description: 'What is written into a place of a template.' })
export class TemplateValueInput {
  @Field(() => ID, { description: "The place's id." })
  place!: string;

  @Field(() => String, { description: 'What stands there.' })
  text!: string;
}

/** A text of a template. */
@InputType('TemplateTextInput', { description: 'A text of a template with its places.' })
class TemplateTextInput {
  @Field(() => String, { description: 'The text, its places in double braces.' })
  text!: string;

  @Field(() => [String], { description: 'What stands between the braces, each once.' })
  places!: string[];

  @Field(() => [String], { description: 'An example for each, or empty.' })
  examples!: string[];
}

/** The head of a template. */
@InputType('TemplateHeaderInput', { description: 'The head of a template.' })
class TemplateHeaderInput extends TemplateTextInput {
  @Field(() => String, { description: 'TEXT, or the kind of file.' })
  format!: string;
}

/** A button of a template. */
@InputType('TemplateButtonInput', { description: 'A button of a template.' })
class TemplateButtonInput {
  @Field(() => String, { description: "The platform's word for its kind." })
  kind!: string;

  @Field(() => String, { description: 'What stands on it.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether the end of its address goes with each send.' })
  takesValue!: boolean;

  @Field(() => String, { nullable: true, description: 'The address that it opens.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'An example of the whole address.' })
  example?: string | null;
}

/** A template as a runner found it. */
@InputType('TemplateInput', { description: 'A template as a runner found it in an account.' })
export class TemplateInput {
  @Field(() => String, { description: "The platform's id of it." })
  externalId!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its language.' })
  language!: string;

  @Field(() => String, { description: 'What it is for.' })
  category!: string;

  @Field(() => String, { description: 'Its state.' })
  status!: string;

  @Field(() => TemplateHeaderInput, { nullable: true, description: 'Its head, if it has one.' })
  header?: TemplateHeaderInput | null;

  @Field(() => TemplateTextInput, { description: 'Its words.' })
  body!: TemplateTextInput;

  @Field(() => String, { nullable: true, description: 'What stands under them.' })
  footer?: string | null;

  @Field(() => [TemplateButtonInput], { description: 'Its buttons, in order.' })
  buttons!: TemplateButtonInput[];

  @Field(() => [String], { description: 'Kinds of parts that cannot be filled from here.' })
  others!: string[];
}

/** What a runner found of a channel's templates. */
@InputType('TemplatesReportInput', {
  description: "What a runner found of a channel's templates.",
})
export class TemplatesReportInput {
  @Field(() => ID, { description: 'The channel.' })
  channelId!: string;

  @Field(() => db.StatusCode, { description: 'OK, or what kept it from reading them.' })
  code!: db.StatusCode;

  @Field(() => [TemplateInput], { description: 'All of them; none when they could not be read.' })
  templates!: TemplateInput[];
}
