import type { Channel, Message, Template } from '@cbf/db';
import {
  Arg,
  Ctx as Context,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import { ChannelType } from '../channels/types.ts';
import { limitsOf } from '../channels/limits.ts';
import type { Ctx } from '../context.ts';
import { MessageType } from '../conversations/types.ts';
import { Allow } from '../graphql/authority.ts';
import type { Page } from '../graphql/page.ts';
import { statusReason } from '../words/reasons.ts';
import { say } from '../words/say.ts';
import { TemplateValueInput } from './inputs.ts';
import { templateCounts, templatesOf } from './list.ts';
import { placesOf, refusalOf, type Place } from './places.ts';
import { sendTemplate } from './send.ts';
import { syncTemplates } from './sync.ts';
import {
  TemplateButtonType,
  TemplateConnection,
  TemplatePlaceType,
  TemplateSync,
  TemplateType,
} from './types.ts';

/** Templates: what a channel has, and sending them. */
@Resolver(() => TemplateType)
export class TemplateResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What kind of head it has: TEXT, IMAGE, VIDEO …; null when it has none.',
  })
  headerFormat(@Root() { content }: Template): string | null {
    return content.header?.format ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words at its head, places in double braces; null when it has none.',
  })
  headerText(@Root() { content }: Template): string | null {
    return content.header?.format === 'TEXT' ? content.header.text : null;
  }

  @FieldResolver(() => String, { description: 'Its words, places in double braces.' })
  body(@Root() { content }: Template): string {
    return content.body.text;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What stands under its words.' })
  footer(@Root() { content }: Template): string | null {
    return content.footer;
  }

  @FieldResolver(() => [TemplateButtonType], { description: 'Its buttons, in order.' })
  buttons(@Root() { content }: Template): TemplateButtonType[] {
    return content.buttons;
  }

  @FieldResolver(() => [TemplatePlaceType], {
    description: 'What is to be filled before it is sent, in the order in which it is read.',
  })
  places(@Root() { content }: Template): Place[] {
    return placesOf(content);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it cannot be sent, in the viewer's language; null when it can.",
  })
  refusal(@Root() template: Template, @Context() { locale }: Ctx): string | null {
    const refusal = refusalOf(template);
    return refusal && say(locale, refusal.key, refusal.params);
  }

  @Allow('chat')
  @Mutation(() => ChannelType, {
    description:
      "Asks a runner to read the account's templates now and waits up to 10 s. They are read by themselves every six hours.",
  })
  syncTemplates(
    @Context() ctx: Ctx,
    @Arg('channelId', () => ID, { description: 'The channel.' }) channelId: string,
  ): Promise<Channel> {
    return syncTemplates(ctx, channelId);
  }

  @Allow('chat')
  @Mutation(() => MessageType, {
    description:
      'Sends an approved template, also when the platform takes no free text any more. BAD_INPUT names each place that is filled wrongly: `values.body.1`.',
  })
  sendTemplate(
    @Context() ctx: Ctx,
    @Arg('conversationId', () => ID, { description: 'The conversation.' }) conversationId: string,
    @Arg('templateId', () => ID, { description: "One of its channel's templates." })
    templateId: string,
    @Arg('values', () => [TemplateValueInput], { description: 'One for each of its places.' })
    values: TemplateValueInput[],
  ): Promise<Message> {
    return sendTemplate(ctx, conversationId, templateId, values);
  }
}

/** A channel's templates. */
@Resolver(() => ChannelType)
export class ChannelTemplates {
  @FieldResolver(() => TemplateConnection, {
    description: "The account's templates as they were last read; none on other platforms.",
  })
  templates(
    @Root() channel: Channel,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Template>> {
    return templatesOf(ctx, channel, { first, after });
  }

  @FieldResolver(() => TemplateSync, {
    nullable: true,
    description: 'How it stands with its templates; null on platforms that have none.',
  })
  async templateSync(@Root() channel: Channel, @Context() ctx: Ctx): Promise<TemplateSync | null> {
    if (!limitsOf(channel.platform).templates) return null;
    const { approved, whole } = await templateCounts(ctx).load(channel.id);
    const trouble = channel.templatesTrouble ?? null;
    const troubleReason = trouble && statusReason(ctx.locale, trouble);
    const syncedAt = channel.templatesSyncedAt ?? null;
    return { count: whole, approved, syncedAt, trouble, troubleReason };
  }
}
