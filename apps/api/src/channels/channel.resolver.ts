import * as db from '@cbf/db';
import type { Bot, Channel, ChannelMode, Platform } from '@cbf/db';
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
import { botById } from '../bots/find.ts';
import { BotType } from '../bots/types.ts';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import type { Page } from '../graphql/page.ts';
import { statusReason } from '../words/reasons.ts';
import { connectChannel, disconnectChannel, publicUrl } from './channels.ts';
import { InstagramCredentialInput, WhatsappCredentialInput } from './credential-inputs.ts';
import { channelsOf } from './of-bot.ts';
import { checkChannel, checkCredential } from './checks.ts';
import {
  ChannelCheck,
  ChannelConnection,
  ChannelErrorType,
  ChannelLeaseType,
  ChannelType,
  ConnectChannelInput,
} from './types.ts';

/** Channels: to connect, to prove, to end. */
@Resolver(() => ChannelType)
export class ChannelResolver {
  @FieldResolver(() => BotType, { description: 'The bot that answers there.' })
  bot(@Root() channel: Channel, @Context() ctx: Ctx): Promise<Bot | null> {
    return botById(ctx).load(channel.botId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it has this status, in the viewer's language; null when all is well.",
  })
  statusReason(@Root() channel: Channel, @Context() ctx: Ctx): string | null {
    return statusReason(ctx.locale, channel.statusCode);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Where customers write to it: a t.me address, or the simulator's phone page.",
  })
  publicUrl(@Root() channel: Channel, @Context() ctx: Ctx): string | null {
    return publicUrl(ctx, channel);
  }

  @FieldResolver(() => ChannelErrorType, {
    nullable: true,
    description: 'The last trouble it had, also when it works again; null when it never had one.',
  })
  lastError(@Root() { lastErrorText, lastErrorAt }: Channel): ChannelErrorType | null {
    return lastErrorText == null || lastErrorAt == null
      ? null
      : { text: lastErrorText, at: lastErrorAt };
  }

  @FieldResolver(() => ChannelLeaseType, {
    nullable: true,
    description: 'The runner that holds it now; null when none does.',
  })
  leaseOwner(@Root() channel: Channel): ChannelLeaseType | null {
    const { leaseOwner, leaseSince, leaseUntil } = channel;
    if (leaseOwner == null || leaseUntil == null || leaseUntil <= new Date()) return null;
    return { runnerId: leaseOwner, since: leaseSince ?? null };
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether a credential is stored; it can never be read back.',
  })
  hasCredential(@Root() channel: Channel): boolean {
    return channel.sealedCredential != null;
  }

  @Allow('edit')
  @Mutation(() => ChannelType, { description: 'Connects a bot to a platform.' })
  connectChannel(
    @Context() ctx: Ctx,
    @Arg('input', () => ConnectChannelInput, { description: 'Which bot, where, with what.' })
    input: ConnectChannelInput,
  ): Promise<Channel> {
    return connectChannel(ctx, input);
  }

  @Allow('edit')
  @Mutation(() => ChannelType, { description: 'Ends a channel and forgets its credential.' })
  disconnectChannel(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The channel.' }) id: string,
  ): Promise<Channel> {
    return disconnectChannel(ctx, id);
  }

  @Allow('edit')
  @Mutation(() => ChannelType, {
    description: 'Asks a runner to prove the channel again and waits up to 10 s for what it finds.',
  })
  checkChannel(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The channel.' }) id: string,
  ): Promise<Channel> {
    return checkChannel(ctx, id);
  }

  @Allow('edit')
  @Mutation(() => ChannelCheck, {
    description: 'Asks a runner whether a credential works, before it is stored.',
  })
  checkCredential(
    @Context() ctx: Ctx,
    @Arg('platform', () => db.Platform, { description: 'The platform.' }) platform: Platform,
    @Arg('mode', () => db.ChannelMode, { description: 'The real one, or the simulator.' })
    mode: ChannelMode,
    @Arg('credential', () => String, { nullable: true, description: 'A Telegram token.' })
    credential?: string,
    @Arg('whatsapp', () => WhatsappCredentialInput, {
      nullable: true,
      description: 'For WhatsApp.',
    })
    whatsapp?: WhatsappCredentialInput,
    @Arg('instagram', () => InstagramCredentialInput, {
      nullable: true,
      description: 'For Instagram.',
    })
    instagram?: InstagramCredentialInput,
  ): Promise<ChannelCheck> {
    return checkCredential(ctx, { platform, mode, credential, whatsapp, instagram });
  }
}

/** A bot's channels. */
@Resolver(() => BotType)
export class BotChannels {
  @FieldResolver(() => ChannelConnection, { description: 'Where customers reach it.' })
  channels(
    @Root() bot: Bot,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Channel>> {
    return channelsOf(ctx, bot, { first, after });
  }
}
