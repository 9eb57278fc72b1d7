import * as db from '@cbf/db';
import { Field, ID, ObjectType } from 'type-graphql';
import type { About, ChannelFace } from './faces.ts';

/** A command in a platform's menu. */
@ObjectType('CommandText', {
  description: "A command in a platform's menu, in one language.",
  simpleResolvers: true,
})
export class CommandText {
  @Field(() => db.Locale, { description: 'The language.' })
  locale!: db.Locale;

  @Field(() => String, { description: 'The command without the slash.' })
  command!: string;

  @Field(() => String, { description: 'What it does.' })
  description!: string;
}

/** What a bot says of itself in one language. */
@ObjectType('AboutText', {
  description: 'What a bot says of itself on a platform, in one language.',
  simpleResolvers: true,
})
export class AboutText implements About {
  @Field(() => db.Locale, { description: 'The language.' })
  locale!: db.Locale;

  @Field(() => String, {
    nullable: true,
    description: 'Shown before anybody has written; null leaves what the platform has.',
  })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Shown where the bot is shared; null leaves what the platform has.',
  })
  shortDescription!: string | null;
}

/** How a bot looks on its platform. */
@ObjectType('ChannelFace', {
  description: 'How a bot looks on its platform before anybody has written to it.',
  simpleResolvers: true,
})
export class ChannelFaceType implements ChannelFace {
  @Field(() => ID, { description: 'The channel.' })
  channelId!: string;

  @Field(() => Date, { description: 'When its bot was last changed.' })
  changedAt!: Date;

  @Field(() => db.Locale, { description: "The bot's main language." })
  defaultLocale!: db.Locale;

  @Field(() => [CommandText], { description: "The platform's menu." })
  commands!: CommandText[];

  @Field(() => [AboutText], { description: 'What it says of itself, by language.' })
  about!: AboutText[];
}
