import {
  ChannelFacesDocument,
  ClaimChannelsDocument,
  ClaimChecksDocument,
  ClaimDeliveriesDocument,
  ClaimTemplatesDocument,
  ClaimMediaDocument,
  ClaimTurnsDocument,
  CompleteTurnDocument,
  FailMediaDocument,
  FailTurnDocument,
  HookChannelDocument,
  HookChannelsDocument,
  IsVerifyTokenDocument,
  MayStillSendDocument,
  OneTapMadeDocument,
  OneTapOfferDocument,
  ReceiveDocument,
  RecordDeliveryDocument,
  RecordReceiptsDocument,
  ReleaseChannelDocument,
  RenewCredentialDocument,
  ReportChannelDocument,
  ReportCheckDocument,
  ReportManagerDocument,
  ReportModelKeyDocument,
  ReportProgressDocument,
  ReportTemplatesDocument,
  RunnerHeartbeatDocument,
  RunnerHelloDocument,
  TemplatesChangedDocument,
  WorkDocument,
  type ChannelFacesQuery,
  type ChannelReportInput,
  type CheckResultInput,
  type ClaimChecksMutation,
  type ClaimedChannelFieldsFragment,
  type ClaimedDeliveryFieldsFragment,
  type ClaimMediaMutation,
  type ClaimTurnsMutation,
  type Client,
  type CompleteTurnInput,
  type DeliveryReportInput,
  type FailTurnInput,
  type InboundInput,
  type MediaFailure,
  type Platform,
  type ReceiptInput,
  type RequestOptions,
  type RunnerHeartbeatInput,
  type RunnerHelloInput,
  type RunnerHelloMutation,
  type TemplatesReportInput,
  type WorkKind,
} from '@cbf/client';
import type { Ending } from './ending.ts';

export type ClaimedChannel = ClaimedChannelFieldsFragment;
export type ClaimedDelivery = ClaimedDeliveryFieldsFragment;
export type ClaimedTurn = ClaimTurnsMutation['claimTurns'][number];
export type ChannelFace = ChannelFacesQuery['channelFaces'][number];
export type RunnerWelcome = RunnerHelloMutation['runnerHello'];
export type ClaimedMedia = ClaimMediaMutation['claimMedia'][number];
export type ClaimedCheck = ClaimChecksMutation['claimChecks'][number];

/** How often a result is offered again while the api is away: some two minutes of waiting. */
export const persistent = 60;

/** How long an update is offered: a poll may wait for minutes, a webhook's sender will not. */
export type Patience = Pick<RequestOptions, 'attempts' | 'signal'>;

/**
 * What a runner may ask of the api. Claims fail at once (the next round asks again); results are
 * offered again for minutes, because the api takes the same result once however often it comes.
 */
export type Api = ReturnType<typeof openApi>;

/**
 * The api as this runner sees it. When the runner ends, what only prepares work is called off by
 * `ending.soon`, and results that nobody takes by `ending.late`: their leases run out instead.
 */
export function openApi(client: Client, runnerId: string, ending: Ending) {
  const { soon, late } = ending;
  return {
    runnerId,
    hello: async (input: Omit<RunnerHelloInput, 'runnerId'>, signal?: AbortSignal) =>
      (await client.request(RunnerHelloDocument, { input: { ...input, runnerId } }, { signal }))
        .runnerHello,
    heartbeat: async (input: Omit<RunnerHeartbeatInput, 'runnerId'>) =>
      (
        await client.request(
          RunnerHeartbeatDocument,
          { input: { ...input, runnerId } },
          { timeoutMs: 5_000, signal: late },
        )
      ).runnerHeartbeat,

    claimChannels: async (limit: number) =>
      (await client.request(ClaimChannelsDocument, { runnerId, limit }, { signal: soon }))
        .claimChannels,
    reportManager: async (username: string) =>
      (await client.request(ReportManagerDocument, { runnerId, username }, { signal: soon }))
        .reportManager,
    oneTapOffer: async (code: string) =>
      (await client.request(OneTapOfferDocument, { code }, { attempts: 3, signal: soon }))
        .oneTapOffer,
    oneTapMade: async (code: string, token: string) =>
      (await client.request(OneTapMadeDocument, { code, token }, { attempts: 3, signal: soon }))
        .oneTapMade,
    channelFaces: async (since: string | null) =>
      (await client.request(ChannelFacesDocument, { runnerId, since }, { signal: soon }))
        .channelFaces,
    reportChannel: async (input: ChannelReportInput) =>
      (await client.request(ReportChannelDocument, { input }, { attempts: 3, signal: soon }))
        .reportChannel,
    releaseChannel: async (channelId: string, lease: string) =>
      (
        await client.request(
          ReleaseChannelDocument,
          { channelId, lease },
          { attempts: 2, timeoutMs: 3_000 },
        )
      ).releaseChannel,
    hookChannel: async (channelId: string) =>
      (await client.request(HookChannelDocument, { channelId }, { attempts: 2, signal: late }))
        .hookChannel,

    hookChannels: async (platform: Platform, externalIds: string[]) =>
      (
        await client.request(
          HookChannelsDocument,
          { platform, externalIds },
          { attempts: 2, signal: late },
        )
      ).hookChannels,
    isVerifyToken: async (platform: Platform, verifyToken: string) =>
      (
        await client.request(
          IsVerifyTokenDocument,
          { platform, verifyToken },
          { attempts: 2, signal: late },
        )
      ).isVerifyToken,
    renewCredential: async (channelId: string, lease: string, token: string, expiresAt: string) =>
      (
        await client.request(
          RenewCredentialDocument,
          { channelId, lease, token, expiresAt },
          { attempts: persistent, signal: late },
        )
      ).renewCredential,
    recordReceipts: async (channelId: string, receipts: ReceiptInput[]) =>
      (
        await client.request(
          RecordReceiptsDocument,
          { channelId, receipts },
          { attempts: 3, signal: late },
        )
      ).recordReceipts,

    claimChecks: async (limit: number) =>
      (await client.request(ClaimChecksDocument, { runnerId, limit }, { signal: soon }))
        .claimChecks,
    reportCheck: async (id: string, result: CheckResultInput) =>
      (await client.request(ReportCheckDocument, { id, result }, { attempts: 3, signal: soon }))
        .reportCheck,

    claimTemplates: async (limit: number) =>
      (await client.request(ClaimTemplatesDocument, { limit }, { signal: soon })).claimTemplates,
    reportTemplates: async (report: TemplatesReportInput) =>
      (await client.request(ReportTemplatesDocument, { report }, { attempts: 3, signal: soon }))
        .reportTemplates,
    templatesChanged: async (channelId: string) =>
      (await client.request(TemplatesChangedDocument, { channelId }, { attempts: 2, signal: late }))
        .templatesChanged,

    reportModelKey: async () =>
      (await client.request(ReportModelKeyDocument, { runnerId }, { signal: soon })).reportModelKey,

    receive: async (channelId: string, updates: InboundInput[], patience: Patience = {}) =>
      (await client.request(ReceiveDocument, { channelId, updates }, { attempts: 3, ...patience }))
        .receive,

    claimTurns: async (limit: number) =>
      (await client.request(ClaimTurnsDocument, { runnerId, limit }, { signal: soon })).claimTurns,
    progress: async (turnId: string, lease: string, text: string) =>
      (await client.request(ReportProgressDocument, { turnId, lease, text }, { timeoutMs: 5_000 }))
        .progress,
    completeTurn: async (input: Omit<CompleteTurnInput, 'runnerId'>) =>
      (
        await client.request(
          CompleteTurnDocument,
          { input: { ...input, runnerId } },
          { attempts: persistent, signal: late },
        )
      ).completeTurn,
    failTurn: async (input: Omit<FailTurnInput, 'runnerId'>) =>
      (
        await client.request(
          FailTurnDocument,
          { input: { ...input, runnerId } },
          { attempts: persistent, signal: late },
        )
      ).failTurn,

    claimMedia: async (limit: number) =>
      (await client.request(ClaimMediaDocument, { runnerId, limit }, { signal: soon })).claimMedia,
    failMedia: async (id: string, lease: string, code: MediaFailure, retry: boolean) =>
      (
        await client.request(
          FailMediaDocument,
          { id, lease, code, retry },
          { attempts: 5, signal: late },
        )
      ).failMedia,

    claimDeliveries: async (limit: number, closedChannels: string[]) =>
      (
        await client.request(
          ClaimDeliveriesDocument,
          { runnerId, limit, closedChannels },
          { signal: soon },
        )
      ).claimDeliveries,
    mayStillSend: async (deliveryId: string, lease: string) =>
      (
        await client.request(
          MayStillSendDocument,
          { deliveryId, lease },
          { attempts: 2, signal: late },
        )
      ).mayStillSend,
    recordDelivery: async (input: DeliveryReportInput) =>
      (
        await client.request(
          RecordDeliveryDocument,
          { input },
          { attempts: persistent, signal: late },
        )
      ).recordDelivery,

    /** Hears of new work until the returned function is called; hints only, some may be lost. */
    onWork: (hear: (kind: WorkKind) => void, onState: (connected: boolean) => void) =>
      client.subscribe(
        WorkDocument,
        { runnerId },
        { onData: ({ work }) => hear(work.kind), onState },
      ),
  };
}
