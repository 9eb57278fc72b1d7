// Written by `npm run codegen` from schema.graphql and the documents beside it.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Who wrote a message. */
export const Author = {
  Bot: 'BOT',
  Contact: 'CONTACT',
  Operator: 'OPERATOR',
  System: 'SYSTEM'
} as const;

export type Author = typeof Author[keyof typeof Author];
/** What is: ACTIVE only while a runner has proven the channel and holds it. */
export const BotStatus = {
  Active: 'ACTIVE',
  Inactive: 'INACTIVE',
  Pending: 'PENDING'
} as const;

export type BotStatus = typeof BotStatus[keyof typeof BotStatus];
/** A button under a message. */
export type ButtonInput = {
  /** What comes back when it is pressed. */
  readonly data: string;
  /** What stands on it. */
  readonly label: string;
};

/** What is known of one call of a model. OPEN: it is being made; MADE: its result is known; NOT_MADE: no request was written; LOST: it may have been made and billed, and nobody knows what it took. */
export const CallState = {
  Lost: 'LOST',
  Made: 'MADE',
  NotMade: 'NOT_MADE',
  Open: 'OPEN'
} as const;

export type CallState = typeof CallState[keyof typeof CallState];
/** LIVE speaks to the real platform, SANDBOX to the simulator. */
export const ChannelMode = {
  Live: 'LIVE',
  Sandbox: 'SANDBOX'
} as const;

export type ChannelMode = typeof ChannelMode[keyof typeof ChannelMode];
/** What a runner found of a channel. */
export type ChannelReportInput = {
  /** The channel. */
  readonly channelId: string;
  /** Why. */
  readonly code: StatusCode;
  /** More, for the log; never a secret. */
  readonly detail?: string | null | undefined;
  /** The bot's name on the platform. */
  readonly displayName?: string | null | undefined;
  /** The bot's id on the platform. */
  readonly externalId?: string | null | undefined;
  /** How long the newest update was on its way when it arrived, ms. */
  readonly lagMs?: number | null | undefined;
  /** When it complained. */
  readonly lastErrorAt?: string | null | undefined;
  /** The platform's or the network's last complaint; never a secret. */
  readonly lastErrorText?: string | null | undefined;
  /** Its lease. */
  readonly lease: string;
  /** Updates that wait on the platform. */
  readonly pendingCount?: number | null | undefined;
  /** What it is. */
  readonly status: BotStatus;
  /** The bot's handle, without @. */
  readonly username?: string | null | undefined;
};

/** What a runner found out about a credential. */
export type CheckResultInput = {
  /** Why not; OK when it does. */
  readonly code: StatusCode;
  /** The bot's name on the platform. */
  readonly displayName?: string | null | undefined;
  /** The bot's id on the platform. */
  readonly externalId?: string | null | undefined;
  /** Which of the values is wrong, where the platform tells. */
  readonly field?: CredentialField | null | undefined;
  /** Whether the platform accepts it. */
  readonly ok: boolean;
  /** The bot's handle, without @. */
  readonly username?: string | null | undefined;
};

/** What a bot does about a public comment: nothing but show it, answer its writer in private, or answer under it. */
export const CommentRule = {
  Off: 'OFF',
  PrivateReply: 'PRIVATE_REPLY',
  PublicReply: 'PUBLIC_REPLY'
} as const;

export type CommentRule = typeof CommentRule[keyof typeof CommentRule];
/** A finished answer. */
export type CompleteTurnInput = {
  /** How the model ended. */
  readonly finishReason: FinishReason;
  /** To the first words, ms. */
  readonly firstTokenMs?: number | null | undefined;
  /** Messages of history left out for the budget. */
  readonly historyDropped: number;
  /** Messages of history the model was shown. */
  readonly historyKept: number;
  /** Its lease. */
  readonly lease: string;
  /** The model that really answered. */
  readonly model: string;
  /** The whole model call, ms. */
  readonly modelMs: number;
  /** The runner that made it and will send it. */
  readonly runnerId: string;
  /** How long the chat or the bot may not be written to yet, ms: the answer is then queued for that time instead of being handed back to be sent. */
  readonly sendAfterMs?: number | null | undefined;
  /** The customer stopped the answer: what is there is what was wanted. */
  readonly stoppedByCustomer?: boolean | null | undefined;
  /** The answer. */
  readonly text: string;
  /** The turn. */
  readonly turnId: string;
  /** What it took. */
  readonly usage: TurnUsageInput;
};

/** The values that a credential of Meta is made of. */
export const CredentialField = {
  AppSecret: 'appSecret',
  PhoneNumberId: 'phoneNumberId',
  Token: 'token',
  WabaId: 'wabaId'
} as const;

export type CredentialField = typeof CredentialField[keyof typeof CredentialField];
/** Why a message was not, or perhaps not, delivered, for programs. */
export const DeliveryReason = {
  Account: 'ACCOUNT',
  Blocked: 'BLOCKED',
  Disconnected: 'DISCONNECTED',
  Media: 'MEDIA',
  NotOnPlatform: 'NOT_ON_PLATFORM',
  Outage: 'OUTAGE',
  Payment: 'PAYMENT',
  Permission: 'PERMISSION',
  Policy: 'POLICY',
  Rate: 'RATE',
  Rejected: 'REJECTED',
  Silenced: 'SILENCED',
  TemplateMissing: 'TEMPLATE_MISSING',
  TemplateParameters: 'TEMPLATE_PARAMETERS',
  TemplatePaused: 'TEMPLATE_PAUSED',
  TooLate: 'TOO_LATE',
  Uncertain: 'UNCERTAIN',
  WindowClosed: 'WINDOW_CLOSED',
  WrongToken: 'WRONG_TOKEN'
} as const;

export type DeliveryReason = typeof DeliveryReason[keyof typeof DeliveryReason];
/** How a send went. */
export type DeliveryReportInput = {
  /** The platform wants nothing from this bot, in any chat, for so long, ms. */
  readonly channelPauseMs?: number | null | undefined;
  /** The delivery. */
  readonly deliveryId: string;
  /** More, for the log; never a secret. */
  readonly detail?: string | null | undefined;
  /** Its lease. */
  readonly lease: string;
  /** The platform itself named the wait: nothing may be shown in this chat before. */
  readonly limited?: boolean | null | undefined;
  /** The chat's new name on the platform. */
  readonly movedToChatId?: string | null | undefined;
  /** How it ended. */
  readonly outcome: SendOutcome;
  /** 1-based number of the piece this is about. */
  readonly piece: number;
  /** How many pieces there are. */
  readonly pieces: number;
  /** The platform's own code for that. */
  readonly platformCode?: string | null | undefined;
  /** The platform's id of the sent piece. */
  readonly platformMessageId?: string | null | undefined;
  /** Why it was refused, where the platform tells. */
  readonly reason?: DeliveryReason | null | undefined;
  /** How long the platform asked to wait. */
  readonly retryAfterMs?: number | null | undefined;
  /** Milliseconds from claim to the platform's answer. */
  readonly sendMs?: number | null | undefined;
};

/** How far a message has come. */
export const DeliveryState = {
  Delivered: 'DELIVERED',
  Failed: 'FAILED',
  Queued: 'QUEUED',
  Read: 'READ',
  Received: 'RECEIVED',
  Sending: 'SENDING',
  Sent: 'SENT',
  Uncertain: 'UNCERTAIN'
} as const;

export type DeliveryState = typeof DeliveryState[keyof typeof DeliveryState];
/** A failed try of an answer. */
export type FailTurnInput = {
  /** Whether the model was asked: MADE when it answered, if only with a refusal; NOT_MADE when no request was written; LOST when it was cut off, so that nobody knows what it took. Told from `usage` when left out. */
  readonly call?: CallState | null | undefined;
  /** More, for the log; never a secret. */
  readonly detail?: string | null | undefined;
  /** Why it failed. */
  readonly kind: FailureKind;
  /** Its lease. */
  readonly lease: string;
  /** The model that was asked. */
  readonly model?: string | null | undefined;
  /** How long it took, ms. */
  readonly modelMs?: number | null | undefined;
  /** How long the service asked to wait. */
  readonly retryAfterMs?: number | null | undefined;
  /** Whether trying again may help. */
  readonly retryable: boolean;
  /** The runner that tried. */
  readonly runnerId: string;
  /** The customer stopped the answer before its first word, so nobody waits for it. */
  readonly stoppedByCustomer?: boolean | null | undefined;
  /** The turn. */
  readonly turnId: string;
  /** What the failed call took. */
  readonly usage?: TurnUsageInput | null | undefined;
};

/** Why an answer could not be made or sent. */
export const FailureKind = {
  BadKey: 'BAD_KEY',
  BadRequest: 'BAD_REQUEST',
  Cut: 'CUT',
  Empty: 'EMPTY',
  Internal: 'INTERNAL',
  NoModel: 'NO_MODEL',
  Quota: 'QUOTA',
  RunnerLost: 'RUNNER_LOST',
  Safety: 'SAFETY',
  Timeout: 'TIMEOUT',
  Unavailable: 'UNAVAILABLE',
  WindowClosed: 'WINDOW_CLOSED'
} as const;

export type FailureKind = typeof FailureKind[keyof typeof FailureKind];
/** How the model ended. */
export const FinishReason = {
  Blocklist: 'BLOCKLIST',
  Language: 'LANGUAGE',
  MaxTokens: 'MAX_TOKENS',
  Other: 'OTHER',
  ProhibitedContent: 'PROHIBITED_CONTENT',
  Recitation: 'RECITATION',
  Safety: 'SAFETY',
  Stop: 'STOP'
} as const;

export type FinishReason = typeof FinishReason[keyof typeof FinishReason];
/** The customer whom an update is from. */
export type InboundContactInput = {
  /** WhatsApp's id of the person for one business. */
  readonly bsuid?: string | null | undefined;
  /** Their id on the platform. */
  readonly externalId: string;
  /** Their handle, without @. */
  readonly handle?: string | null | undefined;
  /** Their device's language tag. */
  readonly language?: string | null | undefined;
  /** What they call themselves. */
  readonly name: string;
  /** Their number, digits only. */
  readonly phone?: string | null | undefined;
  /** The id that they had until now: the two are one person. */
  readonly previousExternalId?: string | null | undefined;
};

/** One update of a platform in our words. `externalId` is the key under which a redelivery is a no-op. */
export type InboundInput = {
  /** When the platform says it happened. */
  readonly at: string;
  /** Our side did it, in the platform's own app. */
  readonly byBusiness?: boolean | null | undefined;
  /** The platform's chat. */
  readonly chatId: string;
  /** The slash command without the slash, lower case (`start`, `help`, `language`, `human`), if the text is one. */
  readonly command?: string | null | undefined;
  /** Whom it is from. */
  readonly contact: InboundContactInput;
  /** The data of the pressed button; a reaction's emoji, empty when it was taken back; a notice's name. */
  readonly data?: string | null | undefined;
  /** The same for the same update, different for any other. */
  readonly externalId: string;
  /** Whether it was forwarded. */
  readonly forwarded?: boolean | null | undefined;
  /** Whether the customer is alone with the bot there. */
  readonly isPrivate: boolean;
  /** What happened. */
  readonly kind: InboundKind;
  /** The platform's message id (of the new, edited or pressed message). */
  readonly messageId?: string | null | undefined;
  /** What the message is made of. */
  readonly parts: ReadonlyArray<PartInput>;
  /** What brought the customer to it. */
  readonly referral?: ReferralInput | null | undefined;
  /** The platform's id of the message that this one answers. */
  readonly replyTo?: string | null | undefined;
};

/** What kind of update came in. */
export const InboundKind = {
  Blocked: 'BLOCKED',
  Comment: 'COMMENT',
  Delete: 'DELETE',
  Echo: 'ECHO',
  Edit: 'EDIT',
  Message: 'MESSAGE',
  Notice: 'NOTICE',
  Press: 'PRESS',
  Reaction: 'REACTION',
  StoppedDraft: 'STOPPED_DRAFT',
  Unblocked: 'UNBLOCKED'
} as const;

export type InboundKind = typeof InboundKind[keyof typeof InboundKind];
/** A thing that a runner believes to hold. */
export type LeaseInput = {
  /** The thing. */
  readonly id: string;
  /** The lease it was given. */
  readonly lease: string;
};

/** The languages that people and bots speak. */
export const Locale = {
  En: 'en',
  Ru: 'ru',
  Uz: 'uz'
} as const;

export type Locale = typeof Locale[keyof typeof Locale];
/** Why a file is not there, for programs; `failure` says it in words. */
export const MediaFailure = {
  ForbiddenAddress: 'FORBIDDEN_ADDRESS',
  Gone: 'GONE',
  Missing: 'MISSING',
  TooLarge: 'TOO_LARGE',
  Unreachable: 'UNREACHABLE',
  WrongKind: 'WRONG_KIND',
  WrongToken: 'WRONG_TOKEN'
} as const;

export type MediaFailure = typeof MediaFailure[keyof typeof MediaFailure];
/** Who answers: the real model or the simulator. */
export const ModelProvider = {
  Gemini: 'GEMINI',
  Simulated: 'SIMULATED',
  Unknown: 'UNKNOWN'
} as const;

export type ModelProvider = typeof ModelProvider[keyof typeof ModelProvider];
/** One piece of an incoming message. */
export type PartInput = {
  /** Buttons to choose from. */
  readonly buttons?: ReadonlyArray<ButtonInput> | null | undefined;
  /** How long it plays. */
  readonly durationSeconds?: number | null | undefined;
  /** The platform's id of the file. */
  readonly fileId?: string | null | undefined;
  /** The file's name. */
  readonly fileName?: string | null | undefined;
  /** What it is. */
  readonly kind: PartKind;
  /** Degrees north. */
  readonly latitude?: number | null | undefined;
  /** Degrees east. */
  readonly longitude?: number | null | undefined;
  /** The file's kind, such as image/jpeg. */
  readonly mimeType?: string | null | undefined;
  /** The file's size in bytes. */
  readonly size?: number | null | undefined;
  /** The text, or the caption. */
  readonly text?: string | null | undefined;
};

/** What one piece of a message is. */
export const PartKind = {
  Audio: 'AUDIO',
  Buttons: 'BUTTONS',
  Contact: 'CONTACT',
  Document: 'DOCUMENT',
  Image: 'IMAGE',
  Location: 'LOCATION',
  Press: 'PRESS',
  Sticker: 'STICKER',
  Text: 'TEXT',
  Unsupported: 'UNSUPPORTED',
  Video: 'VIDEO',
  Voice: 'VOICE'
} as const;

export type PartKind = typeof PartKind[keyof typeof PartKind];
/** Where a channel lives; WEB is the owner's own try-out. */
export const Platform = {
  Instagram: 'INSTAGRAM',
  Telegram: 'TELEGRAM',
  Web: 'WEB',
  Whatsapp: 'WHATSAPP'
} as const;

export type Platform = typeof Platform[keyof typeof Platform];
/** What a platform charges for a message. */
export type PricingInput = {
  /** Whether it is charged at all. */
  readonly billable: boolean;
  /** The kind of message, as the platform bills it. */
  readonly category: string;
  /** The platform's way of billing. */
  readonly model: string;
  /** The platform's word for why it is charged, or not. */
  readonly type: string;
};

/** A platform's word on a sent message. */
export type ReceiptInput = {
  /** When the platform says so. */
  readonly at: string;
  /** The platform's own code for that. */
  readonly platformCode?: string | null | undefined;
  /** The platform's id of the message. */
  readonly platformMessageId: string;
  /** What it charges. */
  readonly pricing?: PricingInput | null | undefined;
  /** Why it failed. */
  readonly reason?: DeliveryReason | null | undefined;
  /** How far it has come. */
  readonly state: DeliveryState;
  /** The delivery that it is about, where our own id came back with it. */
  readonly trace?: string | null | undefined;
};

/** What brought a customer to write. */
export type ReferralInput = {
  /** The platform's id of it. */
  readonly id?: string | null | undefined;
  /** AD, LINK, STORY, POST or OTHER. */
  readonly source: string;
  /** Its words. */
  readonly title?: string | null | undefined;
  /** Its address. */
  readonly url?: string | null | undefined;
};

/** A runner's sign of life. */
export type RunnerHeartbeatInput = {
  /** Channels it holds. */
  readonly channels: ReadonlyArray<LeaseInput>;
  /** Messages it is sending. */
  readonly deliveries: ReadonlyArray<LeaseInput>;
  /** Whether it takes nothing new any more. */
  readonly draining?: boolean | null | undefined;
  /** The runner. */
  readonly runnerId: string;
  /** Turns it is making. */
  readonly turns: ReadonlyArray<LeaseInput>;
};

/** How a runner introduces itself. */
export type RunnerHelloInput = {
  /** How many answers it makes at once. */
  readonly capacity: number;
  /** Where its webhook routes are. */
  readonly hookUrl?: string | null | undefined;
  /** Who answers through it. */
  readonly modelProvider: ModelProvider;
  /** The platforms it speaks. */
  readonly platforms: ReadonlyArray<Platform>;
  /** Its id, new with each process. */
  readonly runnerId: string;
  /** Its version. */
  readonly version: string;
};

/** How a send ended. */
export const SendOutcome = {
  Blocked: 'BLOCKED',
  PieceSent: 'PIECE_SENT',
  Rejected: 'REJECTED',
  Retry: 'RETRY',
  Sent: 'SENT',
  Unauthorized: 'UNAUTHORIZED',
  Uncertain: 'UNCERTAIN'
} as const;

export type SendOutcome = typeof SendOutcome[keyof typeof SendOutcome];
/** Why a bot or channel has its status, for programs; `statusReason` says it in words. */
export const StatusCode = {
  Checking: 'CHECKING',
  Internal: 'INTERNAL',
  ModelKeyInvalid: 'MODEL_KEY_INVALID',
  NotProven: 'NOT_PROVEN',
  NoChannel: 'NO_CHANNEL',
  Ok: 'OK',
  RunnerLost: 'RUNNER_LOST',
  Stopped: 'STOPPED',
  Unreachable: 'UNREACHABLE',
  UsedElsewhere: 'USED_ELSEWHERE',
  WaitingForRunner: 'WAITING_FOR_RUNNER',
  WebhookElsewhere: 'WEBHOOK_ELSEWHERE',
  WrongToken: 'WRONG_TOKEN'
} as const;

export type StatusCode = typeof StatusCode[keyof typeof StatusCode];
/** A button of a template. */
export type TemplateButtonInput = {
  /** An example of the whole address. */
  readonly example?: string | null | undefined;
  /** The platform's word for its kind. */
  readonly kind: string;
  /** What stands on it. */
  readonly label: string;
  /** Whether the end of its address goes with each send. */
  readonly takesValue: boolean;
  /** The address that it opens. */
  readonly url?: string | null | undefined;
};

/** What kind of file stands at the head of a template. */
export const TemplateFileKind = {
  Document: 'DOCUMENT',
  Image: 'IMAGE',
  Video: 'VIDEO'
} as const;

export type TemplateFileKind = typeof TemplateFileKind[keyof typeof TemplateFileKind];
/** The head of a template. */
export type TemplateHeaderInput = {
  /** An example for each, or empty. */
  readonly examples: ReadonlyArray<string>;
  /** TEXT, or the kind of file. */
  readonly format: string;
  /** What stands between the braces, each once. */
  readonly places: ReadonlyArray<string>;
  /** The text, its places in double braces. */
  readonly text: string;
};

/** A template as a runner found it in an account. */
export type TemplateInput = {
  /** Its words. */
  readonly body: TemplateTextInput;
  /** Its buttons, in order. */
  readonly buttons: ReadonlyArray<TemplateButtonInput>;
  /** What it is for. */
  readonly category: string;
  /** The platform's id of it. */
  readonly externalId: string;
  /** What stands under them. */
  readonly footer?: string | null | undefined;
  /** Its head, if it has one. */
  readonly header?: TemplateHeaderInput | null | undefined;
  /** Its language. */
  readonly language: string;
  /** Its name. */
  readonly name: string;
  /** Kinds of parts that cannot be filled from here. */
  readonly others: ReadonlyArray<string>;
  /** Its state. */
  readonly status: string;
};

/** A text of a template with its places. */
export type TemplateTextInput = {
  /** An example for each, or empty. */
  readonly examples: ReadonlyArray<string>;
  /** What stands between the braces, each once. */
  readonly places: ReadonlyArray<string>;
  /** The text, its places in double braces. */
  readonly text: string;
};

/** What a runner found of a channel's templates. */
export type TemplatesReportInput = {
  /** The channel. */
  readonly channelId: string;
  /** OK, or what kept it from reading them. */
  readonly code: StatusCode;
  /** All of them; none when they could not be read. */
  readonly templates: ReadonlyArray<TemplateInput>;
};

/** How hard a model may think before it writes. */
export const Thinking = {
  High: 'HIGH',
  Low: 'LOW',
  Medium: 'MEDIUM',
  Minimal: 'MINIMAL',
  Off: 'OFF'
} as const;

export type Thinking = typeof Thinking[keyof typeof Thinking];
/** How updates reach the runner. */
export const Transport = {
  Polling: 'POLLING',
  Webhook: 'WEBHOOK'
} as const;

export type Transport = typeof Transport[keyof typeof Transport];
/** Whether a runner may go on with a turn. */
export const TurnOrder = {
  Continue: 'CONTINUE',
  Stop: 'STOP'
} as const;

export type TurnOrder = typeof TurnOrder[keyof typeof TurnOrder];
/** What became of a turn that a runner reports on. */
export const TurnOutcome = {
  Dead: 'DEAD',
  Lost: 'LOST',
  Retrying: 'RETRYING',
  Silenced: 'SILENCED',
  Stored: 'STORED',
  Superseded: 'SUPERSEDED'
} as const;

export type TurnOutcome = typeof TurnOutcome[keyof typeof TurnOutcome];
/** The tokens of a model call, as the provider reported them last. */
export type TurnUsageInput = {
  /** Of the prompt that the service had in its cache. */
  readonly cachedTokens: number;
  /** Of the answer. */
  readonly candidatesTokens: number;
  /** Of the prompt, cached ones included. */
  readonly promptTokens: number;
  /** Of thinking. */
  readonly thoughtsTokens: number;
  /** Of tools' results. */
  readonly toolTokens: number;
  /** All together. */
  readonly totalTokens: number;
};

/** What a runner may have to look at again. */
export const WorkKind = {
  Channels: 'CHANNELS',
  Deliveries: 'DELIVERIES',
  Media: 'MEDIA',
  Turns: 'TURNS'
} as const;

export type WorkKind = typeof WorkKind[keyof typeof WorkKind];
export type RunnerHelloMutationVariables = Exact<{
  input: RunnerHelloInput;
}>;


export type RunnerHelloMutation = { readonly runnerHello: { readonly leaseMs: number, readonly heartbeatMs: number, readonly provenEveryMs: number } };

export type RunnerHeartbeatMutationVariables = Exact<{
  input: RunnerHeartbeatInput;
}>;


export type RunnerHeartbeatMutation = { readonly runnerHeartbeat: { readonly dropChannels: ReadonlyArray<string>, readonly dropTurns: ReadonlyArray<string>, readonly dropDeliveries: ReadonlyArray<string> } };

export type ClaimedChannelFieldsFragment = { readonly id: string, readonly lease: string, readonly botId: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly credential: string, readonly hookSecret: string, readonly hookUrl: string, readonly externalId: string | null, readonly credentialExpiresAt: string | null, readonly defaultLocale: Locale, readonly commands: ReadonlyArray<{ readonly locale: Locale, readonly command: string, readonly description: string }>, readonly about: ReadonlyArray<{ readonly locale: Locale, readonly description: string | null, readonly shortDescription: string | null }> };

export type ChannelFacesQueryVariables = Exact<{
  runnerId: string;
  since?: string | null | undefined;
}>;


export type ChannelFacesQuery = { readonly channelFaces: ReadonlyArray<{ readonly channelId: string, readonly changedAt: string, readonly defaultLocale: Locale, readonly commands: ReadonlyArray<{ readonly locale: Locale, readonly command: string, readonly description: string }>, readonly about: ReadonlyArray<{ readonly locale: Locale, readonly description: string | null, readonly shortDescription: string | null }> }> };

export type ClaimChannelsMutationVariables = Exact<{
  runnerId: string;
  limit: number;
}>;


export type ClaimChannelsMutation = { readonly claimChannels: ReadonlyArray<{ readonly id: string, readonly lease: string, readonly botId: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly credential: string, readonly hookSecret: string, readonly hookUrl: string, readonly externalId: string | null, readonly credentialExpiresAt: string | null, readonly defaultLocale: Locale, readonly commands: ReadonlyArray<{ readonly locale: Locale, readonly command: string, readonly description: string }>, readonly about: ReadonlyArray<{ readonly locale: Locale, readonly description: string | null, readonly shortDescription: string | null }> }> };

export type ReportChannelMutationVariables = Exact<{
  input: ChannelReportInput;
}>;


export type ReportChannelMutation = { readonly reportChannel: boolean };

export type ReportManagerMutationVariables = Exact<{
  runnerId: string;
  username: string;
}>;


export type ReportManagerMutation = { readonly reportManager: boolean };

export type OneTapOfferMutationVariables = Exact<{
  code: string;
}>;


export type OneTapOfferMutation = { readonly oneTapOffer: { readonly text: string, readonly label: string | null, readonly name: string | null } };

export type OneTapMadeMutationVariables = Exact<{
  code: string;
  token: string;
}>;


export type OneTapMadeMutation = { readonly oneTapMade: { readonly text: string } };

export type ReleaseChannelMutationVariables = Exact<{
  channelId: string;
  lease: string;
}>;


export type ReleaseChannelMutation = { readonly releaseChannel: boolean };

export type HookChannelMutationVariables = Exact<{
  channelId: string;
}>;


export type HookChannelMutation = { readonly hookChannel: { readonly id: string, readonly lease: string, readonly botId: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly credential: string, readonly hookSecret: string, readonly hookUrl: string, readonly externalId: string | null, readonly credentialExpiresAt: string | null, readonly defaultLocale: Locale, readonly commands: ReadonlyArray<{ readonly locale: Locale, readonly command: string, readonly description: string }>, readonly about: ReadonlyArray<{ readonly locale: Locale, readonly description: string | null, readonly shortDescription: string | null }> } | null };

export type HookChannelsMutationVariables = Exact<{
  platform: Platform;
  externalIds: ReadonlyArray<string> | string;
}>;


export type HookChannelsMutation = { readonly hookChannels: ReadonlyArray<{ readonly id: string, readonly lease: string, readonly botId: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly credential: string, readonly hookSecret: string, readonly hookUrl: string, readonly externalId: string | null, readonly credentialExpiresAt: string | null, readonly defaultLocale: Locale, readonly commands: ReadonlyArray<{ readonly locale: Locale, readonly command: string, readonly description: string }>, readonly about: ReadonlyArray<{ readonly locale: Locale, readonly description: string | null, readonly shortDescription: string | null }> }> };

export type IsVerifyTokenMutationVariables = Exact<{
  platform: Platform;
  verifyToken: string;
}>;


export type IsVerifyTokenMutation = { readonly isVerifyToken: boolean };

export type RenewCredentialMutationVariables = Exact<{
  channelId: string;
  lease: string;
  token: string;
  expiresAt: string;
}>;


export type RenewCredentialMutation = { readonly renewCredential: boolean };

export type ClaimChecksMutationVariables = Exact<{
  runnerId: string;
  limit: number;
}>;


export type ClaimChecksMutation = { readonly claimChecks: ReadonlyArray<{ readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly credential: string }> };

export type ReportCheckMutationVariables = Exact<{
  id: string;
  result: CheckResultInput;
}>;


export type ReportCheckMutation = { readonly reportCheck: boolean };

export type ClaimTemplatesMutationVariables = Exact<{
  limit: number;
}>;


export type ClaimTemplatesMutation = { readonly claimTemplates: ReadonlyArray<{ readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly credential: string }> };

export type ReportTemplatesMutationVariables = Exact<{
  report: TemplatesReportInput;
}>;


export type ReportTemplatesMutation = { readonly reportTemplates: boolean };

export type TemplatesChangedMutationVariables = Exact<{
  channelId: string;
}>;


export type TemplatesChangedMutation = { readonly templatesChanged: boolean };

export type ReportModelKeyMutationVariables = Exact<{
  runnerId: string;
}>;


export type ReportModelKeyMutation = { readonly reportModelKey: number };

export type ReceiveMutationVariables = Exact<{
  channelId: string;
  updates: ReadonlyArray<InboundInput> | InboundInput;
}>;


export type ReceiveMutation = { readonly receive: { readonly stored: number, readonly duplicates: number, readonly items: ReadonlyArray<{ readonly externalId: string, readonly duplicate: boolean, readonly messageId: string | null, readonly notice: string | null }> } };

export type ClaimedDeliveryFieldsFragment = { readonly id: string, readonly lease: string, readonly attempt: number, readonly messageId: string, readonly conversationId: string, readonly channelId: string, readonly platform: Platform, readonly chatId: string, readonly text: string, readonly buttonsOpener: string | null, readonly byHuman: boolean, readonly piecesSent: number, readonly replyTo: string | null, readonly readId: string | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }>, readonly template: { readonly name: string, readonly language: string, readonly header: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly file: { readonly kind: TemplateFileKind, readonly url: string } | null, readonly body: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly buttons: ReadonlyArray<{ readonly index: number, readonly value: string }> | null } | null, readonly comment: { readonly id: string, readonly isPublic: boolean } | null, readonly media: { readonly id: string, readonly kind: PartKind, readonly mimeType: string, readonly fileName: string | null, readonly size: number, readonly url: string | null } | null, readonly reaction: { readonly messageId: string, readonly emoji: string } | null };

export type ClaimTurnsMutationVariables = Exact<{
  runnerId: string;
  limit: number;
}>;


export type ClaimTurnsMutation = { readonly claimTurns: ReadonlyArray<{ readonly id: string, readonly lease: string, readonly attempt: number, readonly commentRule: CommentRule | null, readonly conversationId: string, readonly channelId: string, readonly chatId: string, readonly platform: Platform, readonly canStream: boolean, readonly locale: Locale, readonly botName: string, readonly contactName: string, readonly timeZone: string, readonly newLines: number, readonly quietMs: number, readonly readId: string | null, readonly personality: { readonly id: string, readonly version: number, readonly role: string, readonly tone: string, readonly must: ReadonlyArray<string>, readonly mustNot: ReadonlyArray<string>, readonly languages: ReadonlyArray<Locale>, readonly instructions: string, readonly model: string, readonly temperature: number | null, readonly maxOutputTokens: number | null, readonly thinking: Thinking, readonly historyMessages: number, readonly historyTokens: number }, readonly history: ReadonlyArray<{ readonly seq: number, readonly author: Author, readonly text: string, readonly at: string, readonly media: ReadonlyArray<{ readonly id: string, readonly kind: PartKind, readonly mimeType: string, readonly size: number, readonly words: string }> }> }> };

export type ReportProgressMutationVariables = Exact<{
  turnId: string;
  lease: string;
  text: string;
}>;


export type ReportProgressMutation = { readonly progress: TurnOrder };

export type CompleteTurnMutationVariables = Exact<{
  input: CompleteTurnInput;
}>;


export type CompleteTurnMutation = { readonly completeTurn: { readonly outcome: TurnOutcome, readonly delivery: { readonly id: string, readonly lease: string, readonly attempt: number, readonly messageId: string, readonly conversationId: string, readonly channelId: string, readonly platform: Platform, readonly chatId: string, readonly text: string, readonly buttonsOpener: string | null, readonly byHuman: boolean, readonly piecesSent: number, readonly replyTo: string | null, readonly readId: string | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }>, readonly template: { readonly name: string, readonly language: string, readonly header: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly file: { readonly kind: TemplateFileKind, readonly url: string } | null, readonly body: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly buttons: ReadonlyArray<{ readonly index: number, readonly value: string }> | null } | null, readonly comment: { readonly id: string, readonly isPublic: boolean } | null, readonly media: { readonly id: string, readonly kind: PartKind, readonly mimeType: string, readonly fileName: string | null, readonly size: number, readonly url: string | null } | null, readonly reaction: { readonly messageId: string, readonly emoji: string } | null } | null } };

export type FailTurnMutationVariables = Exact<{
  input: FailTurnInput;
}>;


export type FailTurnMutation = { readonly failTurn: { readonly outcome: TurnOutcome, readonly delivery: { readonly id: string, readonly lease: string, readonly attempt: number, readonly messageId: string, readonly conversationId: string, readonly channelId: string, readonly platform: Platform, readonly chatId: string, readonly text: string, readonly buttonsOpener: string | null, readonly byHuman: boolean, readonly piecesSent: number, readonly replyTo: string | null, readonly readId: string | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }>, readonly template: { readonly name: string, readonly language: string, readonly header: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly file: { readonly kind: TemplateFileKind, readonly url: string } | null, readonly body: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly buttons: ReadonlyArray<{ readonly index: number, readonly value: string }> | null } | null, readonly comment: { readonly id: string, readonly isPublic: boolean } | null, readonly media: { readonly id: string, readonly kind: PartKind, readonly mimeType: string, readonly fileName: string | null, readonly size: number, readonly url: string | null } | null, readonly reaction: { readonly messageId: string, readonly emoji: string } | null } | null } };

export type ClaimDeliveriesMutationVariables = Exact<{
  runnerId: string;
  limit: number;
  closedChannels?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ClaimDeliveriesMutation = { readonly claimDeliveries: ReadonlyArray<{ readonly id: string, readonly lease: string, readonly attempt: number, readonly messageId: string, readonly conversationId: string, readonly channelId: string, readonly platform: Platform, readonly chatId: string, readonly text: string, readonly buttonsOpener: string | null, readonly byHuman: boolean, readonly piecesSent: number, readonly replyTo: string | null, readonly readId: string | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }>, readonly template: { readonly name: string, readonly language: string, readonly header: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly file: { readonly kind: TemplateFileKind, readonly url: string } | null, readonly body: ReadonlyArray<{ readonly name: string | null, readonly text: string }> | null, readonly buttons: ReadonlyArray<{ readonly index: number, readonly value: string }> | null } | null, readonly comment: { readonly id: string, readonly isPublic: boolean } | null, readonly media: { readonly id: string, readonly kind: PartKind, readonly mimeType: string, readonly fileName: string | null, readonly size: number, readonly url: string | null } | null, readonly reaction: { readonly messageId: string, readonly emoji: string } | null }> };

export type MayStillSendMutationVariables = Exact<{
  deliveryId: string;
  lease: string;
}>;


export type MayStillSendMutation = { readonly mayStillSend: boolean };

export type RecordDeliveryMutationVariables = Exact<{
  input: DeliveryReportInput;
}>;


export type RecordDeliveryMutation = { readonly recordDelivery: boolean };

export type RecordReceiptsMutationVariables = Exact<{
  channelId: string;
  receipts: ReadonlyArray<ReceiptInput> | ReceiptInput;
}>;


export type RecordReceiptsMutation = { readonly recordReceipts: number };

export type WorkSubscriptionVariables = Exact<{
  runnerId: string;
}>;


export type WorkSubscription = { readonly work: { readonly kind: WorkKind, readonly at: string } };

export type ClaimMediaMutationVariables = Exact<{
  runnerId: string;
  limit: number;
}>;


export type ClaimMediaMutation = { readonly claimMedia: ReadonlyArray<{ readonly id: string, readonly channelId: string, readonly lease: string, readonly fileId: string, readonly mostBytes: number }> };

export type FailMediaMutationVariables = Exact<{
  id: string;
  lease: string;
  code: MediaFailure;
  retry: boolean;
}>;


export type FailMediaMutation = { readonly failMedia: boolean };

export const ClaimedChannelFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedChannelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"botId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"transport"}},{"kind":"Field","name":{"kind":"Name","value":"credential"}},{"kind":"Field","name":{"kind":"Name","value":"hookSecret"}},{"kind":"Field","name":{"kind":"Name","value":"hookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLocale"}},{"kind":"Field","name":{"kind":"Name","value":"commands"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"about"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"shortDescription"}}]}}]}}]} as unknown as DocumentNode<ClaimedChannelFieldsFragment, unknown>;
export const ClaimedDeliveryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"conversationId"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"chatId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"data"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttonsOpener"}},{"kind":"Field","name":{"kind":"Name","value":"byHuman"}},{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"header"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPublic"}}]}},{"kind":"Field","name":{"kind":"Name","value":"piecesSent"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replyTo"}},{"kind":"Field","name":{"kind":"Name","value":"reaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readId"}}]}}]} as unknown as DocumentNode<ClaimedDeliveryFieldsFragment, unknown>;
export const RunnerHelloDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunnerHello"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RunnerHelloInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runnerHello"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leaseMs"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatMs"}},{"kind":"Field","name":{"kind":"Name","value":"provenEveryMs"}}]}}]}}]} as unknown as DocumentNode<RunnerHelloMutation, RunnerHelloMutationVariables>;
export const RunnerHeartbeatDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunnerHeartbeat"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RunnerHeartbeatInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runnerHeartbeat"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dropChannels"}},{"kind":"Field","name":{"kind":"Name","value":"dropTurns"}},{"kind":"Field","name":{"kind":"Name","value":"dropDeliveries"}}]}}]}}]} as unknown as DocumentNode<RunnerHeartbeatMutation, RunnerHeartbeatMutationVariables>;
export const ChannelFacesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChannelFaces"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTimeISO"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelFaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelId"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLocale"}},{"kind":"Field","name":{"kind":"Name","value":"commands"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"about"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"shortDescription"}}]}}]}}]}}]} as unknown as DocumentNode<ChannelFacesQuery, ChannelFacesQueryVariables>;
export const ClaimChannelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimChannels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimChannels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimedChannelFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedChannelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"botId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"transport"}},{"kind":"Field","name":{"kind":"Name","value":"credential"}},{"kind":"Field","name":{"kind":"Name","value":"hookSecret"}},{"kind":"Field","name":{"kind":"Name","value":"hookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLocale"}},{"kind":"Field","name":{"kind":"Name","value":"commands"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"about"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"shortDescription"}}]}}]}}]} as unknown as DocumentNode<ClaimChannelsMutation, ClaimChannelsMutationVariables>;
export const ReportChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelReportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<ReportChannelMutation, ReportChannelMutationVariables>;
export const ReportManagerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportManager"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"username"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportManager"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"username"},"value":{"kind":"Variable","name":{"kind":"Name","value":"username"}}}]}]}}]} as unknown as DocumentNode<ReportManagerMutation, ReportManagerMutationVariables>;
export const OneTapOfferDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OneTapOffer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oneTapOffer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OneTapOfferMutation, OneTapOfferMutationVariables>;
export const OneTapMadeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OneTapMade"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oneTapMade"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]} as unknown as DocumentNode<OneTapMadeMutation, OneTapMadeMutationVariables>;
export const ReleaseChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lease"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"lease"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lease"}}}]}]}}]} as unknown as DocumentNode<ReleaseChannelMutation, ReleaseChannelMutationVariables>;
export const HookChannelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"HookChannel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hookChannel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimedChannelFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedChannelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"botId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"transport"}},{"kind":"Field","name":{"kind":"Name","value":"credential"}},{"kind":"Field","name":{"kind":"Name","value":"hookSecret"}},{"kind":"Field","name":{"kind":"Name","value":"hookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLocale"}},{"kind":"Field","name":{"kind":"Name","value":"commands"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"about"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"shortDescription"}}]}}]}}]} as unknown as DocumentNode<HookChannelMutation, HookChannelMutationVariables>;
export const HookChannelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"HookChannels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"platform"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Platform"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"externalIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hookChannels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"platform"},"value":{"kind":"Variable","name":{"kind":"Name","value":"platform"}}},{"kind":"Argument","name":{"kind":"Name","value":"externalIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"externalIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimedChannelFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedChannelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedChannel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"botId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"transport"}},{"kind":"Field","name":{"kind":"Name","value":"credential"}},{"kind":"Field","name":{"kind":"Name","value":"hookSecret"}},{"kind":"Field","name":{"kind":"Name","value":"hookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLocale"}},{"kind":"Field","name":{"kind":"Name","value":"commands"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"about"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"shortDescription"}}]}}]}}]} as unknown as DocumentNode<HookChannelsMutation, HookChannelsMutationVariables>;
export const IsVerifyTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IsVerifyToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"platform"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Platform"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"verifyToken"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isVerifyToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"platform"},"value":{"kind":"Variable","name":{"kind":"Name","value":"platform"}}},{"kind":"Argument","name":{"kind":"Name","value":"verifyToken"},"value":{"kind":"Variable","name":{"kind":"Name","value":"verifyToken"}}}]}]}}]} as unknown as DocumentNode<IsVerifyTokenMutation, IsVerifyTokenMutationVariables>;
export const RenewCredentialDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenewCredential"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lease"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expiresAt"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTimeISO"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewCredential"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"lease"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lease"}}},{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiresAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expiresAt"}}}]}]}}]} as unknown as DocumentNode<RenewCredentialMutation, RenewCredentialMutationVariables>;
export const ClaimChecksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimChecks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimChecks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"credential"}}]}}]}}]} as unknown as DocumentNode<ClaimChecksMutation, ClaimChecksMutationVariables>;
export const ReportCheckDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportCheck"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"result"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CheckResultInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportCheck"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"result"},"value":{"kind":"Variable","name":{"kind":"Name","value":"result"}}}]}]}}]} as unknown as DocumentNode<ReportCheckMutation, ReportCheckMutationVariables>;
export const ClaimTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimTemplates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimTemplates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"credential"}}]}}]}}]} as unknown as DocumentNode<ClaimTemplatesMutation, ClaimTemplatesMutationVariables>;
export const ReportTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportTemplates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"report"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TemplatesReportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportTemplates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"report"},"value":{"kind":"Variable","name":{"kind":"Name","value":"report"}}}]}]}}]} as unknown as DocumentNode<ReportTemplatesMutation, ReportTemplatesMutationVariables>;
export const TemplatesChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TemplatesChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"templatesChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}}]}]}}]} as unknown as DocumentNode<TemplatesChangedMutation, TemplatesChangedMutationVariables>;
export const ReportModelKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportModelKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportModelKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}}]}]}}]} as unknown as DocumentNode<ReportModelKeyMutation, ReportModelKeyMutationVariables>;
export const ReceiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Receive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"updates"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InboundInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"updates"},"value":{"kind":"Variable","name":{"kind":"Name","value":"updates"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"duplicate"}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}}]}}]}}]}}]} as unknown as DocumentNode<ReceiveMutation, ReceiveMutationVariables>;
export const ClaimTurnsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimTurns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimTurns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"commentRule"}},{"kind":"Field","name":{"kind":"Name","value":"conversationId"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}},{"kind":"Field","name":{"kind":"Name","value":"chatId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"canStream"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"botName"}},{"kind":"Field","name":{"kind":"Name","value":"contactName"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"personality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tone"}},{"kind":"Field","name":{"kind":"Name","value":"must"}},{"kind":"Field","name":{"kind":"Name","value":"mustNot"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"temperature"}},{"kind":"Field","name":{"kind":"Name","value":"maxOutputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"thinking"}},{"kind":"Field","name":{"kind":"Name","value":"historyMessages"}},{"kind":"Field","name":{"kind":"Name","value":"historyTokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"words"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"newLines"}},{"kind":"Field","name":{"kind":"Name","value":"quietMs"}},{"kind":"Field","name":{"kind":"Name","value":"readId"}}]}}]}}]} as unknown as DocumentNode<ClaimTurnsMutation, ClaimTurnsMutationVariables>;
export const ReportProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"turnId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lease"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"turnId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"turnId"}}},{"kind":"Argument","name":{"kind":"Name","value":"lease"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lease"}}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}]}}]} as unknown as DocumentNode<ReportProgressMutation, ReportProgressMutationVariables>;
export const CompleteTurnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteTurn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteTurnInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeTurn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimedDeliveryFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"conversationId"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"chatId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"data"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttonsOpener"}},{"kind":"Field","name":{"kind":"Name","value":"byHuman"}},{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"header"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPublic"}}]}},{"kind":"Field","name":{"kind":"Name","value":"piecesSent"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replyTo"}},{"kind":"Field","name":{"kind":"Name","value":"reaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readId"}}]}}]} as unknown as DocumentNode<CompleteTurnMutation, CompleteTurnMutationVariables>;
export const FailTurnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FailTurn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FailTurnInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failTurn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimedDeliveryFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"conversationId"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"chatId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"data"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttonsOpener"}},{"kind":"Field","name":{"kind":"Name","value":"byHuman"}},{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"header"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPublic"}}]}},{"kind":"Field","name":{"kind":"Name","value":"piecesSent"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replyTo"}},{"kind":"Field","name":{"kind":"Name","value":"reaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readId"}}]}}]} as unknown as DocumentNode<FailTurnMutation, FailTurnMutationVariables>;
export const ClaimDeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimDeliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"closedChannels"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimDeliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}},{"kind":"Argument","name":{"kind":"Name","value":"closedChannels"},"value":{"kind":"Variable","name":{"kind":"Name","value":"closedChannels"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimedDeliveryFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimedDeliveryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimedDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"conversationId"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"chatId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"data"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttonsOpener"}},{"kind":"Field","name":{"kind":"Name","value":"byHuman"}},{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"header"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"buttons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isPublic"}}]}},{"kind":"Field","name":{"kind":"Name","value":"piecesSent"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replyTo"}},{"kind":"Field","name":{"kind":"Name","value":"reaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageId"}},{"kind":"Field","name":{"kind":"Name","value":"emoji"}}]}},{"kind":"Field","name":{"kind":"Name","value":"readId"}}]}}]} as unknown as DocumentNode<ClaimDeliveriesMutation, ClaimDeliveriesMutationVariables>;
export const MayStillSendDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MayStillSend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deliveryId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lease"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mayStillSend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"deliveryId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deliveryId"}}},{"kind":"Argument","name":{"kind":"Name","value":"lease"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lease"}}}]}]}}]} as unknown as DocumentNode<MayStillSendMutation, MayStillSendMutationVariables>;
export const RecordDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeliveryReportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<RecordDeliveryMutation, RecordDeliveryMutationVariables>;
export const RecordReceiptsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordReceipts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"receipts"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiptInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordReceipts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"receipts"},"value":{"kind":"Variable","name":{"kind":"Name","value":"receipts"}}}]}]}}]} as unknown as DocumentNode<RecordReceiptsMutation, RecordReceiptsMutationVariables>;
export const WorkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Work"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"work"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<WorkSubscription, WorkSubscriptionVariables>;
export const ClaimMediaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimMedia"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimMedia"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"runnerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runnerId"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}},{"kind":"Field","name":{"kind":"Name","value":"lease"}},{"kind":"Field","name":{"kind":"Name","value":"fileId"}},{"kind":"Field","name":{"kind":"Name","value":"mostBytes"}}]}}]}}]} as unknown as DocumentNode<ClaimMediaMutation, ClaimMediaMutationVariables>;
export const FailMediaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FailMedia"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lease"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MediaFailure"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"retry"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failMedia"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"lease"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lease"}}},{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"retry"},"value":{"kind":"Variable","name":{"kind":"Name","value":"retry"}}}]}]}}]} as unknown as DocumentNode<FailMediaMutation, FailMediaMutationVariables>;