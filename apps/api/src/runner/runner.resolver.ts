import { between } from '@cbf/base';
import * as db from '@cbf/db';
import { Arg, Ctx as Context, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { checkInbound } from '../conversations/check-inbound.ts';
import { InboundInput } from '../conversations/inputs.ts';
import { Allow } from '../graphql/authority.ts';
import { claimChannels, releaseChannel, renewCredential, reportChannel } from './channels.ts';
import { claimChecks, reportCheck, type ClaimedCheck } from './checks.ts';
import type { ClaimedDelivery } from './claimed.ts';
import { handOut } from './claiming.ts';
import { ChannelFaceType } from './face-types.ts';
import { channelFaces, type ChannelFace } from './faces.ts';
import { claimDeliveries, mayStillSend } from './deliveries.ts';
import {
  ChannelReportInput,
  CheckResultInput,
  DeliveryReportInput,
  ReceiptInput,
  RunnerHeartbeatInput,
  RunnerHelloInput,
} from './inputs.ts';
import type { Received } from './intake.ts';
import { modelKeyWorks } from './model-key.ts';
import { hookChannel, hookChannels, isVerifyToken, type ClaimedChannel } from './opened.ts';
import { heartbeat, hello, type Orders, type Welcome } from './presence.ts';
import { recordReceipts } from './receipts.ts';
import { recordDelivery } from './record.ts';
import {
  ClaimedChannelType,
  ClaimedDeliveryType,
  CredentialCheckType,
  ReceiveResult,
  RunnerOrders,
  RunnerWelcome,
} from './types.ts';

const atMost = (limit: number): number => Math.min(Math.max(limit, 0), 500);

/** What runners ask: who they are, what is there to hold, what came in and went out. */
@Resolver()
export class RunnerResolver {
  @Allow('runner')
  @Mutation(() => RunnerWelcome, { description: 'Introduces a runner that has started.' })
  runnerHello(
    @Context() { parts }: Ctx,
    @Arg('input', () => RunnerHelloInput, { description: 'Who it is.' }) input: RunnerHelloInput,
  ): Promise<Welcome> {
    const runner = { ...input, hookUrl: input.hookUrl ?? null };
    return between('commit:hello', () => hello(parts, parts.config.times, runner));
  }

  @Allow('runner')
  @Mutation(() => RunnerOrders, {
    description: 'Renews all leases of a runner and tells it what to let go of.',
  })
  runnerHeartbeat(
    @Context() { parts }: Ctx,
    @Arg('input', () => RunnerHeartbeatInput, { description: 'What it holds.' })
    input: RunnerHeartbeatInput,
  ): Promise<Orders> {
    const beat = { ...input, draining: input.draining ?? false };
    return between('commit:heartbeat', () => heartbeat(parts, parts.config.times, beat));
  }

  @Allow('runner')
  @Mutation(() => [ClaimedChannelType], {
    description:
      'Hands out channels that are wanted and that nobody holds, or that are to be checked. None while this api is being stopped.',
  })
  claimChannels(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner.' }) runnerId: string,
    @Arg('limit', () => Int, { description: 'How many at most.' }) limit: number,
  ): Promise<ClaimedChannel[]> {
    return handOut(parts, () => claimChannels(parts, parts.config.times, runnerId, atMost(limit)));
  }

  @Allow('runner')
  @Query(() => [ChannelFaceType], {
    description:
      "How the runner's Telegram bots look that were changed lately, so that the platform shows them so; those changed earliest come first, 500 at most.",
  })
  channelFaces(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner.' }) runnerId: string,
    @Arg('since', () => Date, {
      nullable: true,
      description: 'Only of bots changed then or later; without it all of them.',
    })
    since?: Date,
  ): Promise<ChannelFace[]> {
    return channelFaces(parts.database, runnerId, since ?? null);
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description: 'Notes what a runner found of a channel; false when it is not its own any more.',
  })
  reportChannel(
    @Context() { parts }: Ctx,
    @Arg('input', () => ChannelReportInput, { description: 'What it found.' })
    input: ChannelReportInput,
  ): Promise<boolean> {
    return reportChannel(parts, parts.config.times, input);
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description: 'Gives a channel back; false when it is not the runner’s any more.',
  })
  releaseChannel(
    @Context() { parts }: Ctx,
    @Arg('channelId', () => ID, { description: 'The channel.' }) channelId: string,
    @Arg('lease', () => String, { description: 'Its lease.' }) lease: string,
  ): Promise<boolean> {
    return releaseChannel(parts, channelId, lease);
  }

  @Allow('runner')
  @Mutation(() => ClaimedChannelType, {
    nullable: true,
    description:
      "For a webhook route: the channel's secret and lease-free identity; null when no such running channel exists.",
  })
  hookChannel(
    @Context() { parts }: Ctx,
    @Arg('channelId', () => ID, { description: 'The channel.' }) channelId: string,
  ): Promise<ClaimedChannel | null> {
    return hookChannel(parts, channelId);
  }

  @Allow('runner')
  @Mutation(() => [ClaimedChannelType], {
    description:
      'For a webhook that names its accounts: their channels, as hookChannel gives one. An account may have several, told apart by whose secret signed.',
  })
  hookChannels(
    @Context() { parts }: Ctx,
    @Arg('platform', () => db.Platform, { description: 'The platform.' }) platform: db.Platform,
    @Arg('externalIds', () => [String], { description: 'The accounts, at most 100.' })
    externalIds: string[],
  ): Promise<ClaimedChannel[]> {
    return hookChannels(parts, platform, externalIds);
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description:
      'For the handshake of a shared webhook route: whether a connected channel of the platform has this verify token.',
  })
  isVerifyToken(
    @Context() { parts }: Ctx,
    @Arg('platform', () => db.Platform, { description: 'The platform.' }) platform: db.Platform,
    @Arg('verifyToken', () => String, { description: 'What the caller named.' })
    verifyToken: string,
  ): Promise<boolean> {
    return isVerifyToken(parts, platform, verifyToken);
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description:
      "Keeps a fresh token in the place of one that would end; false when the channel is not the runner's any more.",
  })
  renewCredential(
    @Context() { parts }: Ctx,
    @Arg('channelId', () => ID, { description: 'The channel.' }) channelId: string,
    @Arg('lease', () => String, { description: 'Its lease.' }) lease: string,
    @Arg('token', () => String, { description: 'The fresh token.' }) token: string,
    @Arg('expiresAt', () => Date, { description: 'When it ends.' }) expiresAt: Date,
  ): Promise<boolean> {
    return renewCredential(parts, { channelId, lease, token, expiresAt });
  }

  @Allow('runner')
  @Mutation(() => [CredentialCheckType], {
    description:
      'Hands out credentials that somebody asks about. None while this api is being stopped.',
  })
  claimChecks(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner.' }) runnerId: string,
    @Arg('limit', () => Int, { description: 'How many at most.' }) limit: number,
  ): Promise<ClaimedCheck[]> {
    return handOut(parts, () =>
      between('commit:claim-credentials', () => claimChecks(parts, runnerId, atMost(limit))),
    );
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description: 'Says whether a credential works; false when nobody waits for it any more.',
  })
  reportCheck(
    @Context() { parts }: Ctx,
    @Arg('id', () => ID, { description: 'The question.' }) id: string,
    @Arg('result', () => CheckResultInput, { description: 'The answer.' })
    result: CheckResultInput,
  ): Promise<boolean> {
    return between('commit:report-credential', () => reportCheck(parts, id, result));
  }

  @Allow('runner')
  @Mutation(() => Int, {
    description:
      "Says that the model's service takes the key; gives how many bots are well again by that.",
  })
  reportModelKey(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner that asked.' }) _runnerId: string,
  ): Promise<number> {
    return modelKeyWorks(parts);
  }

  @Allow('runner')
  @Mutation(() => ReceiveResult, {
    description:
      'Takes updates in. They are stored when this is answered; the same update again is a no-op.',
  })
  receive(
    @Context() { parts }: Ctx,
    @Arg('channelId', () => ID, { description: 'The channel they came by.' }) channelId: string,
    @Arg('updates', () => [InboundInput], { description: 'The updates, 1 to 100, in order.' })
    updates: InboundInput[],
  ): Promise<Received> {
    return parts.intake.receive(channelId, checkInbound(updates));
  }

  @Allow('runner')
  @Mutation(() => [ClaimedDeliveryType], {
    description:
      'Hands out messages that are next in their conversations, on channels it holds. None while this api is being stopped.',
  })
  claimDeliveries(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner.' }) runnerId: string,
    @Arg('limit', () => Int, { description: 'How many at most.' }) limit: number,
    @Arg('closedChannels', () => [ID], {
      nullable: true,
      description: 'Channels that have sent as much as they may at the moment.',
    })
    closed?: string[],
  ): Promise<ClaimedDelivery[]> {
    const most = atMost(limit);
    const full = closed?.slice(0, 500);
    return handOut(parts, () => claimDeliveries(parts, parts.config.times, runnerId, most, full));
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description:
      'Whether a message that was handed out some time ago may still be sent; false when the lease has ended or a person has taken over.',
  })
  mayStillSend(
    @Context() { parts }: Ctx,
    @Arg('deliveryId', () => ID, { description: 'The delivery.' }) deliveryId: string,
    @Arg('lease', () => String, { description: 'Its lease.' }) lease: string,
  ): Promise<boolean> {
    return mayStillSend(parts, parts.config.times, deliveryId, lease);
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description: 'Records how a send went; false when the delivery is another’s by now.',
  })
  recordDelivery(
    @Context() { parts }: Ctx,
    @Arg('input', () => DeliveryReportInput, { description: 'How it went.' })
    input: DeliveryReportInput,
  ): Promise<boolean> {
    return recordDelivery(parts, parts.config.times, input);
  }

  @Allow('runner')
  @Mutation(() => Int, {
    description: "Moves messages forward by the platform's receipts; how many changed.",
  })
  recordReceipts(
    @Context() { parts }: Ctx,
    @Arg('channelId', () => ID, { description: 'The channel.' }) channelId: string,
    @Arg('receipts', () => [ReceiptInput], { description: 'The receipts.' })
    receipts: ReceiptInput[],
  ): Promise<number> {
    return recordReceipts(parts, channelId, receipts);
  }
}
