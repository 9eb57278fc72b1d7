// Written by `npm run codegen` from schema.graphql and the documents beside it.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
/** New words of a bot for one language; what is left out stays. */
export type BotTextInput = {
  /** What a customer is offered to ask, under the greeting and the help: at most ten, within the limits of the bot's channels. They replace all there are in this language. */
  readonly buttons?: ReadonlyArray<string> | null | undefined;
  /** Said once when no answer could be made. */
  readonly fallback?: string | null | undefined;
  /** Said when a customer begins. */
  readonly greeting?: string | null | undefined;
  /** Said when a person is called. */
  readonly handoff?: string | null | undefined;
  /** Said when a customer asks for help. */
  readonly help?: string | null | undefined;
  /** The language. */
  readonly locale: Locale;
};

/** LIVE speaks to the real platform, SANDBOX to the simulator. */
export const ChannelMode = {
  Live: 'LIVE',
  Sandbox: 'SANDBOX'
} as const;

export type ChannelMode = typeof ChannelMode[keyof typeof ChannelMode];
/** What a bot does about a public comment: nothing but show it, answer its writer in private, or answer under it. */
export const CommentRule = {
  Off: 'OFF',
  PrivateReply: 'PRIVATE_REPLY',
  PublicReply: 'PUBLIC_REPLY'
} as const;

export type CommentRule = typeof CommentRule[keyof typeof CommentRule];
/** Which bot to connect where, and with what. */
export type ConnectChannelInput = {
  /** The bot. */
  readonly botId: string;
  /** A Telegram token; write-only. A SANDBOX channel may leave it out: the simulator issues one. */
  readonly credential?: string | null | undefined;
  /** For Instagram; a SANDBOX channel may leave it out. */
  readonly instagram?: InstagramCredentialInput | null | undefined;
  /** The real platform, or the simulator. */
  readonly mode: ChannelMode;
  /** The platform. */
  readonly platform: Platform;
  /** How messages reach us, else POLLING; WhatsApp and Instagram only know WEBHOOK. */
  readonly transport?: Transport | null | undefined;
  /** For WhatsApp; a SANDBOX channel may leave it out. */
  readonly whatsapp?: WhatsappCredentialInput | null | undefined;
};

/** Who answers in a conversation. */
export const ConversationMode = {
  Bot: 'BOT',
  Human: 'HUMAN'
} as const;

export type ConversationMode = typeof ConversationMode[keyof typeof ConversationMode];
/** Whether a conversation is still worked on. */
export const ConversationStatus = {
  Closed: 'CLOSED',
  Open: 'OPEN'
} as const;

export type ConversationStatus = typeof ConversationStatus[keyof typeof ConversationStatus];
/** What a new bot begins with. */
export type CreateBotInput = {
  /** Its main language; else the viewer's. */
  readonly defaultLocale?: Locale | null | undefined;
  /** What it is for. */
  readonly description?: string | null | undefined;
  /** Whether its model is given customers' recordings; else yes. */
  readonly hearsVoice?: boolean | null | undefined;
  /** Its name, 1 to 80 characters. */
  readonly name: string;
  /** What to change about the preset; it becomes the published first version. */
  readonly personality?: PersonalityInput | null | undefined;
  /** Where its first words come from. */
  readonly preset?: Preset | null | undefined;
  /** Whether its model is given customers' photos; else yes. */
  readonly seesPhotos?: boolean | null | undefined;
};

/** The values that a credential of Meta is made of. */
export const CredentialField = {
  AppSecret: 'appSecret',
  PhoneNumberId: 'phoneNumberId',
  Token: 'token',
  WabaId: 'wabaId'
} as const;

export type CredentialField = typeof CredentialField[keyof typeof CredentialField];
/** What needs attention: an ANSWER that could not be made, a MESSAGE that did not, or perhaps not, arrive, or a CHANNEL whose credential is about to end. */
export const DeadLetterKind = {
  Answer: 'ANSWER',
  Channel: 'CHANNEL',
  Message: 'MESSAGE'
} as const;

export type DeadLetterKind = typeof DeadLetterKind[keyof typeof DeadLetterKind];
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
/** The wish: what the owner asked for. */
export const Desired = {
  Running: 'RUNNING',
  Stopped: 'STOPPED'
} as const;

export type Desired = typeof Desired[keyof typeof Desired];
/** Which way a message went, seen from the bot. */
export const Direction = {
  In: 'IN',
  Out: 'OUT'
} as const;

export type Direction = typeof Direction[keyof typeof Direction];
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
/** What connects an Instagram profile; write-only. */
export type InstagramCredentialInput = {
  /** The secret of the app's Instagram product; it proves that a call comes from Meta. */
  readonly appSecret: string;
  /** The profile's access token, of an hour or of sixty days. */
  readonly token: string;
};

/** How fine a report is. */
export const Interval = {
  Day: 'DAY',
  Hour: 'HOUR'
} as const;

export type Interval = typeof Interval[keyof typeof Interval];
/** The languages that people and bots speak. */
export const Locale = {
  En: 'en',
  Ru: 'ru',
  Uz: 'uz'
} as const;

export type Locale = typeof Locale[keyof typeof Locale];
/** Where a file stands. WAITING: it is being fetched from the platform; KEPT: it is here; LOST: it cannot be had. */
export const MediaState = {
  Kept: 'KEPT',
  Lost: 'LOST',
  Waiting: 'WAITING'
} as const;

export type MediaState = typeof MediaState[keyof typeof MediaState];
/** Who answers: the real model or the simulator. */
export const ModelProvider = {
  Gemini: 'GEMINI',
  Simulated: 'SIMULATED',
  Unknown: 'UNKNOWN'
} as const;

export type ModelProvider = typeof ModelProvider[keyof typeof ModelProvider];
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
/** What to change against the newest version; what is left out stays. */
export type PersonalityInput = {
  /** Messages of history at most, 1 to 200. */
  readonly historyMessages?: number | null | undefined;
  /** Tokens of history at most. */
  readonly historyTokens?: number | null | undefined;
  /** Everything else, in free words. */
  readonly instructions?: string | null | undefined;
  /** The languages it answers in. */
  readonly languages?: ReadonlyArray<Locale> | null | undefined;
  /** The longest answer in tokens. */
  readonly maxOutputTokens?: number | null | undefined;
  /** A model of `models`. */
  readonly model?: string | null | undefined;
  /** What it always does. */
  readonly must?: ReadonlyArray<string> | null | undefined;
  /** What it never does. */
  readonly mustNot?: ReadonlyArray<string> | null | undefined;
  /** A note about this version. */
  readonly note?: string | null | undefined;
  /** Begin from these words instead of the newest version. */
  readonly preset?: Preset | null | undefined;
  /** Who the bot is. */
  readonly role?: string | null | undefined;
  /** From 0 to 2; null for the model’s own. */
  readonly temperature?: number | null | undefined;
  /** How hard it thinks. */
  readonly thinking?: Thinking | null | undefined;
  /** How it speaks. */
  readonly tone?: string | null | undefined;
};

/** Where a channel lives; WEB is the owner's own try-out. */
export const Platform = {
  Instagram: 'INSTAGRAM',
  Telegram: 'TELEGRAM',
  Web: 'WEB',
  Whatsapp: 'WHATSAPP'
} as const;

export type Platform = typeof Platform[keyof typeof Platform];
/** Where a personality's first words came from. */
export const Preset = {
  CustomerSupport: 'CUSTOMER_SUPPORT',
  EducationalTutor: 'EDUCATIONAL_TUTOR',
  Own: 'OWN',
  SalesAssistant: 'SALES_ASSISTANT'
} as const;

export type Preset = typeof Preset[keyof typeof Preset];
/** Why the log cannot be followed from the asked place. */
export const ResyncReason = {
  EpochChanged: 'EPOCH_CHANGED',
  TooFarBehind: 'TOO_FAR_BEHIND'
} as const;

export type ResyncReason = typeof ResyncReason[keyof typeof ResyncReason];
/** What a member may do in a workspace. */
export const Role = {
  Editor: 'EDITOR',
  Operator: 'OPERATOR',
  Owner: 'OWNER',
  Viewer: 'VIEWER'
} as const;

export type Role = typeof Role[keyof typeof Role];
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
/** Where in a template something stands. */
export const TemplatePart = {
  Body: 'BODY',
  Button: 'BUTTON',
  Header: 'HEADER'
} as const;

export type TemplatePart = typeof TemplatePart[keyof typeof TemplatePart];
/** What is to be written into a place of a template: words, the end of a web address, or the https address of a file. */
export const TemplatePlaceKind = {
  AddressEnd: 'ADDRESS_END',
  Document: 'DOCUMENT',
  Image: 'IMAGE',
  Text: 'TEXT',
  Video: 'VIDEO'
} as const;

export type TemplatePlaceKind = typeof TemplatePlaceKind[keyof typeof TemplatePlaceKind];
/** What is written into a place of a template. */
export type TemplateValueInput = {
  /** The place's id. */
  readonly place: string;
  /** What stands there. */
  readonly text: string;
};

/** How the dashboard looks for a user. */
export const Theme = {
  Dark: 'DARK',
  Light: 'LIGHT',
  System: 'SYSTEM'
} as const;

export type Theme = typeof Theme[keyof typeof Theme];
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
/** Where an answer stands. */
export const TurnState = {
  Dead: 'DEAD',
  Done: 'DONE',
  Queued: 'QUEUED',
  Silenced: 'SILENCED',
  Superseded: 'SUPERSEDED',
  Thinking: 'THINKING'
} as const;

export type TurnState = typeof TurnState[keyof typeof TurnState];
/** What to do with a send that was cut off without an answer. */
export const UncertainSend = {
  Hold: 'HOLD',
  ResendOnce: 'RESEND_ONCE'
} as const;

export type UncertainSend = typeof UncertainSend[keyof typeof UncertainSend];
/** What to change about a bot; what is left out stays. */
export type UpdateBotInput = {
  /** Its main language. */
  readonly defaultLocale?: Locale | null | undefined;
  /** What it is for. */
  readonly description?: string | null | undefined;
  /** Whether its model is given customers' recordings. */
  readonly hearsVoice?: boolean | null | undefined;
  /** How long a burst is collected, ms. */
  readonly mergeWindowMs?: number | null | undefined;
  /** Its name, 1 to 80 characters. */
  readonly name?: string | null | undefined;
  /** Whether its model is given customers' photos. */
  readonly seesPhotos?: boolean | null | undefined;
  /** New words, by language. */
  readonly texts?: ReadonlyArray<BotTextInput> | null | undefined;
  /** What to do with a cut-off send. */
  readonly uncertainSend?: UncertainSend | null | undefined;
};

/** What an owner may set of a channel. */
export type UpdateChannelInput = {
  /** Whether the first answer, and one after a day of silence, says that a machine answers and how to reach a person; left out, it stays. */
  readonly automatedLine?: boolean | null | undefined;
  /** What the bot does about public comments, on Instagram; left out, it stays. */
  readonly commentRule?: CommentRule | null | undefined;
  /** The same for a message of the category marketing; without it the other price counts. */
  readonly marketingPriceUsd?: number | null | undefined;
  /** What the platform charges for one billable message, dollars, from its price list for the owner's market; null when it is not to be counted; left out, it stays. */
  readonly messagePriceUsd?: number | null | undefined;
};

/** What kind of viewer asks. */
export const ViewerKind = {
  Guest: 'GUEST',
  Key: 'KEY',
  Member: 'MEMBER',
  Runner: 'RUNNER'
} as const;

export type ViewerKind = typeof ViewerKind[keyof typeof ViewerKind];
/** What connects a WhatsApp number; write-only but for the two ids. */
export type WhatsappCredentialInput = {
  /** The app's secret; it proves that a call comes from Meta. */
  readonly appSecret: string;
  /** The id of the phone number: digits, not the number itself. */
  readonly phoneNumberId: string;
  /** An access token of a system user, which does not expire. */
  readonly token: string;
  /** The id of the WhatsApp Business account. */
  readonly wabaId: string;
};

export type ViewerFieldsFragment = { readonly kind: ViewerKind, readonly role: Role | null, readonly user: { readonly id: string, readonly username: string, readonly locale: Locale, readonly theme: Theme, readonly isAdmin: boolean } | null, readonly workspace: { readonly id: string, readonly name: string, readonly timeZone: string } | null };

export type InstallationFieldsFragment = { readonly version: string, readonly modelProvider: ModelProvider, readonly publicUrl: string, readonly simulatorUrl: string | null, readonly isFirstRun: boolean, readonly runners: number };

export type WelcomeQueryVariables = Exact<{ [key: string]: never; }>;


export type WelcomeQuery = { readonly viewer: { readonly kind: ViewerKind, readonly role: Role | null, readonly user: { readonly id: string, readonly username: string, readonly locale: Locale, readonly theme: Theme, readonly isAdmin: boolean } | null, readonly workspace: { readonly id: string, readonly name: string, readonly timeZone: string } | null }, readonly installation: { readonly version: string, readonly modelProvider: ModelProvider, readonly publicUrl: string, readonly simulatorUrl: string | null, readonly isFirstRun: boolean, readonly runners: number } };

export type ShellQueryVariables = Exact<{ [key: string]: never; }>;


export type ShellQuery = { readonly cursor: string, readonly attention: { readonly totalCount: number }, readonly viewer: { readonly kind: ViewerKind, readonly role: Role | null, readonly user: { readonly id: string, readonly username: string, readonly locale: Locale, readonly theme: Theme, readonly isAdmin: boolean } | null, readonly workspace: { readonly id: string, readonly name: string, readonly timeZone: string } | null }, readonly installation: { readonly version: string, readonly modelProvider: ModelProvider, readonly publicUrl: string, readonly simulatorUrl: string | null, readonly isFirstRun: boolean, readonly runners: number } };

export type AccountQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AccountQuery = { readonly viewer: { readonly sessions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly isCurrent: boolean, readonly userAgent: string | null, readonly address: string | null, readonly createdAt: string, readonly lastSeenAt: string, readonly expiresAt: string } }> } } };

export type SessionFieldsFragment = { readonly id: string, readonly isCurrent: boolean, readonly userAgent: string | null, readonly address: string | null, readonly createdAt: string, readonly lastSeenAt: string, readonly expiresAt: string };

export type RegisterMutationVariables = Exact<{
  username: string;
  password: string;
  locale?: Locale | null | undefined;
}>;


export type RegisterMutation = { readonly register: { readonly viewer: { readonly kind: ViewerKind, readonly role: Role | null, readonly user: { readonly id: string, readonly username: string, readonly locale: Locale, readonly theme: Theme, readonly isAdmin: boolean } | null, readonly workspace: { readonly id: string, readonly name: string, readonly timeZone: string } | null } } };

export type SignInMutationVariables = Exact<{
  username: string;
  password: string;
  remember?: boolean | null | undefined;
}>;


export type SignInMutation = { readonly signIn: { readonly viewer: { readonly kind: ViewerKind, readonly role: Role | null, readonly user: { readonly id: string, readonly username: string, readonly locale: Locale, readonly theme: Theme, readonly isAdmin: boolean } | null, readonly workspace: { readonly id: string, readonly name: string, readonly timeZone: string } | null } } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: boolean };

export type ChangePasswordMutationVariables = Exact<{
  current: string;
  next: string;
}>;


export type ChangePasswordMutation = { readonly changePassword: boolean };

export type UpdateAccountMutationVariables = Exact<{
  locale?: Locale | null | undefined;
  theme?: Theme | null | undefined;
  workspaceName?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type UpdateAccountMutation = { readonly updateAccount: { readonly kind: ViewerKind, readonly role: Role | null, readonly user: { readonly id: string, readonly username: string, readonly locale: Locale, readonly theme: Theme, readonly isAdmin: boolean } | null, readonly workspace: { readonly id: string, readonly name: string, readonly timeZone: string } | null } };

export type EndSessionMutationVariables = Exact<{
  id: string;
}>;


export type EndSessionMutation = { readonly endSession: boolean };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { readonly endOtherSessions: number };

export type LetterFieldsFragment = { readonly id: string, readonly at: string, readonly kind: DeadLetterKind, readonly reason: string, readonly attempts: number, readonly canReplay: boolean, readonly replayRefusal: string | null, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly displayName: string | null } | null, readonly conversation: { readonly id: string, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly name: string }, readonly lastMessage: { readonly id: string, readonly author: Author, readonly text: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null } | null, readonly message: { readonly id: string, readonly text: string, readonly deliveryState: DeliveryState, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null };

export type AttentionQueryVariables = Exact<{
  botId: string;
  after?: string | null | undefined;
}>;


export type AttentionQuery = { readonly cursor: string, readonly deadLetters: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly at: string, readonly kind: DeadLetterKind, readonly reason: string, readonly attempts: number, readonly canReplay: boolean, readonly replayRefusal: string | null, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly displayName: string | null } | null, readonly conversation: { readonly id: string, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly name: string }, readonly lastMessage: { readonly id: string, readonly author: Author, readonly text: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null } | null, readonly message: { readonly id: string, readonly text: string, readonly deliveryState: DeliveryState, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null } }> } };

export type AnswerAgainMutationVariables = Exact<{
  id: string;
}>;


export type AnswerAgainMutation = { readonly retryTurn: { readonly id: string } };

export type ResendMessageMutationVariables = Exact<{
  id: string;
}>;


export type ResendMessageMutation = { readonly resendMessage: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type DismissLetterMutationVariables = Exact<{
  id: string;
}>;


export type DismissLetterMutation = { readonly dismissDeadLetter: boolean };

export type DayCountFieldsFragment = { readonly messagesIn: number, readonly answers: number, readonly totalTokens: number, readonly costUsd: number, readonly failures: number };

export type ChannelFieldsFragment = { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null };

export type BotCardFragment = { readonly id: string, readonly name: string, readonly description: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number, readonly today: { readonly messagesIn: number, readonly answers: number, readonly totalTokens: number, readonly costUsd: number, readonly failures: number }, readonly channels: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly username: string | null, readonly status: BotStatus } }> } };

export type BotFieldsFragment = { readonly description: string, readonly defaultLocale: Locale, readonly mergeWindowMs: number, readonly uncertainSend: UncertainSend, readonly createdAt: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number, readonly texts: ReadonlyArray<{ readonly locale: Locale, readonly greeting: string, readonly help: string, readonly fallback: string, readonly handoff: string, readonly buttons: ReadonlyArray<string> }>, readonly published: { readonly id: string, readonly version: number } | null };

export type BotStatusFieldsFragment = { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number };

export type BotsQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BotsQuery = { readonly cursor: string, readonly bots: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly description: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number, readonly today: { readonly messagesIn: number, readonly answers: number, readonly totalTokens: number, readonly costUsd: number, readonly failures: number }, readonly channels: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly username: string | null, readonly status: BotStatus } }> } } }> } };

export type BotPageQueryVariables = Exact<{
  id: string;
}>;


export type BotPageQuery = { readonly cursor: string, readonly bot: { readonly description: string, readonly defaultLocale: Locale, readonly mergeWindowMs: number, readonly uncertainSend: UncertainSend, readonly createdAt: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number, readonly texts: ReadonlyArray<{ readonly locale: Locale, readonly greeting: string, readonly help: string, readonly fallback: string, readonly handoff: string, readonly buttons: ReadonlyArray<string> }>, readonly published: { readonly id: string, readonly version: number } | null } };

export type BotChannelsQueryVariables = Exact<{
  id: string;
}>;


export type BotChannelsQuery = { readonly cursor: string, readonly bot: { readonly id: string, readonly channels: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null } }> } } };

export type BotLimitsQueryVariables = Exact<{
  id: string;
}>;


export type BotLimitsQuery = { readonly bot: { readonly id: string, readonly channels: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly platform: Platform, readonly limits: { readonly buttons: number, readonly buttonLabel: number, readonly listRowLabel: number | null } } }> } } };

export type OneTapUrlMutationVariables = Exact<{
  id: string;
}>;


export type OneTapUrlMutation = { readonly oneTapUrl: string | null };

export type CreateBotMutationVariables = Exact<{
  input: CreateBotInput;
}>;


export type CreateBotMutation = { readonly createBot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } };

export type UpdateBotMutationVariables = Exact<{
  id: string;
  input: UpdateBotInput;
}>;


export type UpdateBotMutation = { readonly updateBot: { readonly description: string, readonly defaultLocale: Locale, readonly mergeWindowMs: number, readonly uncertainSend: UncertainSend, readonly createdAt: string, readonly updatedAt: string, readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number, readonly texts: ReadonlyArray<{ readonly locale: Locale, readonly greeting: string, readonly help: string, readonly fallback: string, readonly handoff: string, readonly buttons: ReadonlyArray<string> }>, readonly published: { readonly id: string, readonly version: number } | null } };

export type DuplicateBotMutationVariables = Exact<{
  id: string;
}>;


export type DuplicateBotMutation = { readonly duplicateBot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } };

export type DeleteBotMutationVariables = Exact<{
  id: string;
}>;


export type DeleteBotMutation = { readonly deleteBot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } };

export type RestoreBotMutationVariables = Exact<{
  id: string;
}>;


export type RestoreBotMutation = { readonly restoreBot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } };

export type StartBotMutationVariables = Exact<{
  id: string;
}>;


export type StartBotMutation = { readonly startBot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } };

export type StopBotMutationVariables = Exact<{
  id: string;
}>;


export type StopBotMutation = { readonly stopBot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } };

export type ConnectChannelMutationVariables = Exact<{
  input: ConnectChannelInput;
}>;


export type ConnectChannelMutation = { readonly connectChannel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null } };

export type UpdateChannelMutationVariables = Exact<{
  id: string;
  input: UpdateChannelInput;
}>;


export type UpdateChannelMutation = { readonly updateChannel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null } };

export type DisconnectChannelMutationVariables = Exact<{
  id: string;
}>;


export type DisconnectChannelMutation = { readonly disconnectChannel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null } };

export type CheckChannelMutationVariables = Exact<{
  id: string;
}>;


export type CheckChannelMutation = { readonly checkChannel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null } };

export type CheckCredentialMutationVariables = Exact<{
  platform: Platform;
  mode: ChannelMode;
  credential?: string | null | undefined;
  whatsapp?: WhatsappCredentialInput | null | undefined;
  instagram?: InstagramCredentialInput | null | undefined;
}>;


export type CheckCredentialMutation = { readonly checkCredential: { readonly ok: boolean, readonly statusCode: StatusCode, readonly reason: string | null, readonly field: CredentialField | null, readonly displayName: string | null, readonly username: string | null } };

export type InboxQueryVariables = Exact<{
  botId?: string | null | undefined;
  mode?: ConversationMode | null | undefined;
  status?: ConversationStatus | null | undefined;
  needsHuman?: boolean | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InboxQuery = { readonly cursor: string, readonly conversations: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }> } };

export type InboxFrameQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxFrameQuery = { readonly bots: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string } }> }, readonly waiting: { readonly totalCount: number } };

export type FoundMessagesQueryVariables = Exact<{
  query: string;
  botId?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type FoundMessagesQuery = { readonly searchMessages: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly author: Author, readonly text: string, readonly createdAt: string } }> } };

export type WhoseConversationQueryVariables = Exact<{
  id: string;
}>;


export type WhoseConversationQuery = { readonly conversation: { readonly id: string, readonly contact: { readonly id: string, readonly name: string } } };

export type TalkQueryVariables = Exact<{
  id: string;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TalkQuery = { readonly cursor: string, readonly conversation: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly limits: { readonly quotes: boolean, readonly reactions: boolean } }, readonly messages: { readonly pageInfo: { readonly hasPreviousPage: boolean }, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }> }, readonly bot: { readonly id: string, readonly name: string }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type TalkTotalsQueryVariables = Exact<{
  id: string;
}>;


export type TalkTotalsQuery = { readonly conversation: { readonly id: string, readonly totalTokens: number, readonly costUsd: number } };

export type SendMessageMutationVariables = Exact<{
  id: string;
  text: string;
  mediaId?: string | null | undefined;
  replyToId?: string | null | undefined;
}>;


export type SendMessageMutation = { readonly sendMessage: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type ReactMutationVariables = Exact<{
  id: string;
  emoji?: string | null | undefined;
}>;


export type ReactMutation = { readonly react: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type TakeOverMutationVariables = Exact<{
  id: string;
}>;


export type TakeOverMutation = { readonly takeOver: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type HandBackMutationVariables = Exact<{
  id: string;
}>;


export type HandBackMutation = { readonly handBack: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type CloseConversationMutationVariables = Exact<{
  id: string;
}>;


export type CloseConversationMutation = { readonly closeConversation: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type RetryTurnMutationVariables = Exact<{
  id: string;
}>;


export type RetryTurnMutation = { readonly retryTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } };

export type ReopenConversationMutationVariables = Exact<{
  id: string;
}>;


export type ReopenConversationMutation = { readonly reopenConversation: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type ReceiptFieldsFragment = { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null };

export type MessageFieldsFragment = { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null };

export type ConversationFieldsFragment = { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { readonly events:
    | { readonly __typename: 'BotChanged', readonly cursor: string, readonly at: string, readonly bot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } }
    | { readonly __typename: 'BotStatusChanged', readonly cursor: string, readonly at: string, readonly bot: { readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number } }
    | { readonly __typename: 'ChannelChanged', readonly cursor: string, readonly at: string, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly bot: { readonly id: string }, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null } }
    | { readonly __typename: 'ConversationChanged', readonly cursor: string, readonly at: string, readonly conversation: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }
    | { readonly __typename: 'MessageAdded', readonly conversationId: string, readonly cursor: string, readonly at: string, readonly message: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }
    | { readonly __typename: 'MessageChanged', readonly conversationId: string, readonly cursor: string, readonly at: string, readonly message: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }
    | { readonly __typename: 'ResyncRequired', readonly reason: ResyncReason, readonly cursor: string, readonly at: string }
    | { readonly __typename: 'TurnChanged', readonly conversationId: string, readonly cursor: string, readonly at: string, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } }
   };

export type ProgressSubscriptionVariables = Exact<{
  conversationId: string;
}>;


export type ProgressSubscription = { readonly progress: { readonly conversationId: string, readonly turnId: string, readonly text: string, readonly attempt: number, readonly at: string } };

export type UsageTicksSubscriptionVariables = Exact<{
  botId?: string | null | undefined;
}>;


export type UsageTicksSubscription = { readonly usage: { readonly botId: string | null, readonly at: string, readonly today: { readonly messagesIn: number, readonly answers: number, readonly totalTokens: number, readonly costUsd: number, readonly failures: number } } };

export type TryOutMessagesQueryVariables = Exact<{
  id: string;
}>;


export type TryOutMessagesQuery = { readonly cursor: string, readonly conversation: { readonly id: string, readonly status: ConversationStatus, readonly openTurn: { readonly id: string } | null, readonly messages: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }> } } };

export type TryBotMutationVariables = Exact<{
  botId: string;
  text: string;
  personalityId?: string | null | undefined;
}>;


export type TryBotMutation = { readonly tryBot: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } };

export type ResetTryOutMutationVariables = Exact<{
  botId: string;
}>;


export type ResetTryOutMutation = { readonly resetTryOut: { readonly id: string, readonly totalTokens: number, readonly messages: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly seq: number, readonly conversationId: string, readonly direction: Direction, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null, readonly platformCode: string | null, readonly priceUsd: number | null, readonly maybeTwice: boolean, readonly editedAt: string | null, readonly deletedAt: string | null, readonly forwarded: boolean, readonly createdAt: string, readonly authorUser: { readonly id: string, readonly username: string } | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind, readonly text: string | null, readonly fileName: string | null, readonly mimeType: string | null, readonly size: number | null, readonly durationSeconds: number | null, readonly latitude: number | null, readonly longitude: number | null, readonly buttons: ReadonlyArray<{ readonly label: string, readonly data: string }> | null, readonly media: { readonly id: string, readonly state: MediaState, readonly mimeType: string | null, readonly size: number | null, readonly fileName: string | null, readonly url: string | null, readonly failure: string | null } | null }>, readonly comment: { readonly isPublic: boolean } | null, readonly template: { readonly name: string, readonly language: string } | null, readonly replyTo: { readonly id: string, readonly author: Author, readonly text: string, readonly deletedAt: string | null, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly reactions: ReadonlyArray<{ readonly emoji: string, readonly direction: Direction, readonly deliveryState: DeliveryState, readonly deliveryReason: string | null }>, readonly turn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }> } } };

export type PersonalityFieldsFragment = { readonly id: string, readonly version: number, readonly isPublished: boolean, readonly publishedAt: string | null, readonly preset: Preset, readonly role: string, readonly tone: string, readonly must: ReadonlyArray<string>, readonly mustNot: ReadonlyArray<string>, readonly languages: ReadonlyArray<Locale>, readonly instructions: string, readonly model: string, readonly temperature: number | null, readonly maxOutputTokens: number | null, readonly thinking: Thinking, readonly historyMessages: number, readonly historyTokens: number, readonly note: string | null, readonly createdAt: string };

export type PersonalitiesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PersonalitiesQuery = { readonly bot: { readonly id: string, readonly personalities: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly version: number, readonly isPublished: boolean, readonly publishedAt: string | null, readonly preset: Preset, readonly role: string, readonly tone: string, readonly must: ReadonlyArray<string>, readonly mustNot: ReadonlyArray<string>, readonly languages: ReadonlyArray<Locale>, readonly instructions: string, readonly model: string, readonly temperature: number | null, readonly maxOutputTokens: number | null, readonly thinking: Thinking, readonly historyMessages: number, readonly historyTokens: number, readonly note: string | null, readonly createdAt: string } }> } }, readonly models: ReadonlyArray<{ readonly id: string, readonly title: string, readonly isDefault: boolean, readonly inputUsdPerMillion: number, readonly outputUsdPerMillion: number, readonly supportsThinking: boolean, readonly supportsTemperature: boolean, readonly retiresAt: string | null }> };

export type SavePersonalityMutationVariables = Exact<{
  botId: string;
  input: PersonalityInput;
}>;


export type SavePersonalityMutation = { readonly savePersonality: { readonly id: string, readonly version: number, readonly isPublished: boolean, readonly publishedAt: string | null, readonly preset: Preset, readonly role: string, readonly tone: string, readonly must: ReadonlyArray<string>, readonly mustNot: ReadonlyArray<string>, readonly languages: ReadonlyArray<Locale>, readonly instructions: string, readonly model: string, readonly temperature: number | null, readonly maxOutputTokens: number | null, readonly thinking: Thinking, readonly historyMessages: number, readonly historyTokens: number, readonly note: string | null, readonly createdAt: string } };

export type PublishPersonalityMutationVariables = Exact<{
  id: string;
}>;


export type PublishPersonalityMutation = { readonly publishPersonality: { readonly id: string, readonly published: { readonly id: string, readonly version: number } | null } };

export type TemplateFieldsFragment = { readonly id: string, readonly name: string, readonly language: string, readonly category: string, readonly refusal: string | null, readonly headerFormat: string | null, readonly headerText: string | null, readonly body: string, readonly footer: string | null, readonly buttons: ReadonlyArray<{ readonly kind: string, readonly label: string }>, readonly places: ReadonlyArray<{ readonly id: string, readonly part: TemplatePart, readonly kind: TemplatePlaceKind, readonly name: string, readonly example: string }> };

export type TemplateTalkQueryVariables = Exact<{
  id: string;
}>;


export type TemplateTalkQuery = { readonly conversation: { readonly id: string, readonly humanUntil: string | null, readonly contact: { readonly id: string, readonly name: string }, readonly lastMessage: { readonly id: string, readonly author: Author, readonly text: string, readonly createdAt: string } | null, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly templateSync: { readonly count: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null, readonly templates: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly language: string, readonly category: string, readonly refusal: string | null, readonly headerFormat: string | null, readonly headerText: string | null, readonly body: string, readonly footer: string | null, readonly buttons: ReadonlyArray<{ readonly kind: string, readonly label: string }>, readonly places: ReadonlyArray<{ readonly id: string, readonly part: TemplatePart, readonly kind: TemplatePlaceKind, readonly name: string, readonly example: string }> } }> } } } };

export type MoreTemplatesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MoreTemplatesQuery = { readonly node:
    | { readonly id: string, readonly templates: { readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly language: string, readonly category: string, readonly refusal: string | null, readonly headerFormat: string | null, readonly headerText: string | null, readonly body: string, readonly footer: string | null, readonly buttons: ReadonlyArray<{ readonly kind: string, readonly label: string }>, readonly places: ReadonlyArray<{ readonly id: string, readonly part: TemplatePart, readonly kind: TemplatePlaceKind, readonly name: string, readonly example: string }> } }> } }
    | Record<PropertyKey, never>
   | null };

export type SendTemplateMutationVariables = Exact<{
  id: string;
  templateId: string;
  values: ReadonlyArray<TemplateValueInput> | TemplateValueInput;
}>;


export type SendTemplateMutation = { readonly sendTemplate: { readonly id: string } };

export type SyncTemplatesMutationVariables = Exact<{
  channelId: string;
}>;


export type SyncTemplatesMutation = { readonly syncTemplates: { readonly id: string, readonly templateSync: { readonly count: number } | null } };

export type UsageFieldsFragment = { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null };

export type UsageQueryVariables = Exact<{
  botId?: string | null | undefined;
  from: string;
  to: string;
  beforeFrom: string;
  beforeTo: string;
  interval: Interval;
}>;


export type UsageQuery = { readonly report: { readonly totals: { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null }, readonly series: ReadonlyArray<{ readonly start: string, readonly counts: { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null } }>, readonly byBot: ReadonlyArray<{ readonly bot: { readonly id: string, readonly name: string }, readonly counts: { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null } }>, readonly byModel: ReadonlyArray<{ readonly model: string, readonly counts: { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null } }> }, readonly before: { readonly totals: { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null } } };

export type UsageBotsQueryVariables = Exact<{ [key: string]: never; }>;


export type UsageBotsQuery = { readonly bots: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly today: { readonly messagesIn: number, readonly answers: number, readonly totalTokens: number, readonly costUsd: number, readonly failures: number } } }> } };

export type BotOverviewQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;


export type BotOverviewQuery = { readonly cursor: string, readonly bot: { readonly defaultLocale: Locale, readonly id: string, readonly name: string, readonly desired: Desired, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly deletedAt: string | null, readonly deadLetters: number, readonly texts: ReadonlyArray<{ readonly locale: Locale, readonly greeting: string, readonly fallback: string }>, readonly published: { readonly id: string, readonly version: number } | null, readonly today: { readonly messagesIn: number, readonly answers: number, readonly totalTokens: number, readonly costUsd: number, readonly failures: number }, readonly channels: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode, readonly transport: Transport, readonly status: BotStatus, readonly statusCode: StatusCode, readonly statusReason: string | null, readonly displayName: string | null, readonly username: string | null, readonly publicUrl: string | null, readonly hookUrl: string | null, readonly verifyToken: string | null, readonly hasCredential: boolean, readonly credentialHint: string | null, readonly credentialExpiresAt: string | null, readonly automatedLine: boolean, readonly commentRule: CommentRule, readonly messagePriceUsd: number | null, readonly marketingPriceUsd: number | null, readonly phoneNumberId: string | null, readonly wabaId: string | null, readonly provenAt: string | null, readonly pendingCount: number | null, readonly lagMs: number | null, readonly sendsPausedUntil: string | null, readonly createdAt: string, readonly lastError: { readonly at: string, readonly text: string } | null, readonly leaseOwner: { readonly runnerId: string, readonly since: string | null } | null, readonly templateSync: { readonly count: number, readonly approved: number, readonly syncedAt: string | null, readonly troubleReason: string | null } | null } }> } }, readonly usage: { readonly totals: { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null }, readonly series: ReadonlyArray<{ readonly start: string, readonly counts: { readonly messagesIn: number, readonly answers: number, readonly operatorMessages: number, readonly failures: number, readonly promptTokens: number, readonly cachedTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly p50Ms: number | null, readonly p95Ms: number | null } }> }, readonly conversations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly mode: ConversationMode, readonly status: ConversationStatus, readonly needsHuman: boolean, readonly isPlayground: boolean, readonly takenAt: string | null, readonly lastMessageAt: string | null, readonly lastSeq: number, readonly humanUntil: string | null, readonly totalTokens: number, readonly costUsd: number, readonly createdAt: string, readonly bot: { readonly id: string, readonly name: string }, readonly channel: { readonly id: string, readonly platform: Platform, readonly mode: ChannelMode }, readonly contact: { readonly id: string, readonly platform: Platform, readonly name: string, readonly handle: string | null, readonly language: Locale | null, readonly tags: ReadonlyArray<string>, readonly blockedAt: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string }, readonly takenBy: { readonly id: string, readonly username: string } | null, readonly lastMessage: { readonly id: string, readonly seq: number, readonly author: Author, readonly text: string, readonly deliveryState: DeliveryState, readonly createdAt: string, readonly parts: ReadonlyArray<{ readonly kind: PartKind }> } | null, readonly openTurn: { readonly id: string, readonly conversationId: string, readonly state: TurnState, readonly attempt: number, readonly model: string | null, readonly promptTokens: number, readonly cachedTokens: number, readonly toolTokens: number, readonly thoughtsTokens: number, readonly candidatesTokens: number, readonly totalTokens: number, readonly costUsd: number, readonly queueMs: number | null, readonly firstTokenMs: number | null, readonly modelMs: number | null, readonly sendMs: number | null, readonly historyKept: number | null, readonly historyDropped: number | null, readonly finishReason: FinishReason | null, readonly failure: FailureKind | null, readonly failureReason: string | null, readonly createdAt: string, readonly finishedAt: string | null, readonly personality: { readonly id: string, readonly version: number } | null } | null } }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ViewerFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ViewerFields on Viewer {
  kind
  role
  user {
    id
    username
    locale
    theme
    isAdmin
  }
  workspace {
    id
    name
    timeZone
  }
}
    `, {"fragmentName":"ViewerFields"}) as unknown as TypedDocumentString<ViewerFieldsFragment, unknown>;
export const InstallationFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment InstallationFields on Installation {
  version
  modelProvider
  publicUrl
  simulatorUrl
  isFirstRun
  runners
}
    `, {"fragmentName":"InstallationFields"}) as unknown as TypedDocumentString<InstallationFieldsFragment, unknown>;
export const SessionFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SessionFields on Session {
  id
  isCurrent
  userAgent
  address
  createdAt
  lastSeenAt
  expiresAt
}
    `, {"fragmentName":"SessionFields"}) as unknown as TypedDocumentString<SessionFieldsFragment, unknown>;
export const LetterFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LetterFields on DeadLetter {
  id
  at
  kind
  reason
  attempts
  canReplay
  replayRefusal
  channel {
    id
    platform
    mode
    displayName
  }
  conversation {
    id
    channel {
      id
      platform
      mode
    }
    contact {
      id
      name
    }
    lastMessage {
      id
      author
      text
      parts {
        kind
      }
    }
  }
  message {
    id
    text
    deliveryState
    parts {
      kind
    }
  }
}
    `, {"fragmentName":"LetterFields"}) as unknown as TypedDocumentString<LetterFieldsFragment, unknown>;
export const ChannelFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}
    `, {"fragmentName":"ChannelFields"}) as unknown as TypedDocumentString<ChannelFieldsFragment, unknown>;
export const DayCountFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment DayCountFields on DayCounts {
  messagesIn
  answers
  totalTokens
  costUsd
  failures
}
    `, {"fragmentName":"DayCountFields"}) as unknown as TypedDocumentString<DayCountFieldsFragment, unknown>;
export const BotCardFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment BotCard on Bot {
  id
  name
  description
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
  today {
    ...DayCountFields
  }
  channels(first: 5) {
    edges {
      node {
        id
        platform
        mode
        username
        status
      }
    }
  }
}
    fragment DayCountFields on DayCounts {
  messagesIn
  answers
  totalTokens
  costUsd
  failures
}`, {"fragmentName":"BotCard"}) as unknown as TypedDocumentString<BotCardFragment, unknown>;
export const BotStatusFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}
    `, {"fragmentName":"BotStatusFields"}) as unknown as TypedDocumentString<BotStatusFieldsFragment, unknown>;
export const BotFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment BotFields on Bot {
  ...BotStatusFields
  description
  defaultLocale
  mergeWindowMs
  uncertainSend
  texts {
    locale
    greeting
    help
    fallback
    handoff
    buttons
  }
  published {
    id
    version
  }
  createdAt
  updatedAt
}
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`, {"fragmentName":"BotFields"}) as unknown as TypedDocumentString<BotFieldsFragment, unknown>;
export const ReceiptFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
    `, {"fragmentName":"ReceiptFields"}) as unknown as TypedDocumentString<ReceiptFieldsFragment, unknown>;
export const MessageFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}`, {"fragmentName":"MessageFields"}) as unknown as TypedDocumentString<MessageFieldsFragment, unknown>;
export const ConversationFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}`, {"fragmentName":"ConversationFields"}) as unknown as TypedDocumentString<ConversationFieldsFragment, unknown>;
export const PersonalityFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PersonalityFields on Personality {
  id
  version
  isPublished
  publishedAt
  preset
  role
  tone
  must
  mustNot
  languages
  instructions
  model
  temperature
  maxOutputTokens
  thinking
  historyMessages
  historyTokens
  note
  createdAt
}
    `, {"fragmentName":"PersonalityFields"}) as unknown as TypedDocumentString<PersonalityFieldsFragment, unknown>;
export const TemplateFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment TemplateFields on Template {
  id
  name
  language
  category
  refusal
  headerFormat
  headerText
  body
  footer
  buttons {
    kind
    label
  }
  places {
    id
    part
    kind
    name
    example
  }
}
    `, {"fragmentName":"TemplateFields"}) as unknown as TypedDocumentString<TemplateFieldsFragment, unknown>;
export const UsageFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment UsageFields on UsageCounts {
  messagesIn
  answers
  operatorMessages
  failures
  promptTokens
  cachedTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  p50Ms
  p95Ms
}
    `, {"fragmentName":"UsageFields"}) as unknown as TypedDocumentString<UsageFieldsFragment, unknown>;
export const WelcomeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Welcome {
  viewer {
    ...ViewerFields
  }
  installation {
    ...InstallationFields
  }
}
    fragment ViewerFields on Viewer {
  kind
  role
  user {
    id
    username
    locale
    theme
    isAdmin
  }
  workspace {
    id
    name
    timeZone
  }
}
fragment InstallationFields on Installation {
  version
  modelProvider
  publicUrl
  simulatorUrl
  isFirstRun
  runners
}`) as unknown as TypedDocumentString<WelcomeQuery, WelcomeQueryVariables>;
export const ShellDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Shell {
  cursor
  attention: deadLetters(first: 1) {
    totalCount
  }
  viewer {
    ...ViewerFields
  }
  installation {
    ...InstallationFields
  }
}
    fragment ViewerFields on Viewer {
  kind
  role
  user {
    id
    username
    locale
    theme
    isAdmin
  }
  workspace {
    id
    name
    timeZone
  }
}
fragment InstallationFields on Installation {
  version
  modelProvider
  publicUrl
  simulatorUrl
  isFirstRun
  runners
}`) as unknown as TypedDocumentString<ShellQuery, ShellQueryVariables>;
export const AccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Account($after: String) {
  viewer {
    sessions(first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...SessionFields
        }
      }
    }
  }
}
    fragment SessionFields on Session {
  id
  isCurrent
  userAgent
  address
  createdAt
  lastSeenAt
  expiresAt
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const RegisterDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Register($username: String!, $password: String!, $locale: Locale) {
  register(username: $username, password: $password, locale: $locale) {
    viewer {
      ...ViewerFields
    }
  }
}
    fragment ViewerFields on Viewer {
  kind
  role
  user {
    id
    username
    locale
    theme
    isAdmin
  }
  workspace {
    id
    name
    timeZone
  }
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const SignInDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignIn($username: String!, $password: String!, $remember: Boolean) {
  signIn(username: $username, password: $password, remember: $remember) {
    viewer {
      ...ViewerFields
    }
  }
}
    fragment ViewerFields on Viewer {
  kind
  role
  user {
    id
    username
    locale
    theme
    isAdmin
  }
  workspace {
    id
    name
    timeZone
  }
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ChangePasswordDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChangePassword($current: String!, $next: String!) {
  changePassword(current: $current, next: $next)
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const UpdateAccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateAccount($locale: Locale, $theme: Theme, $workspaceName: String, $timeZone: String) {
  updateAccount(
    locale: $locale
    theme: $theme
    workspaceName: $workspaceName
    timeZone: $timeZone
  ) {
    ...ViewerFields
  }
}
    fragment ViewerFields on Viewer {
  kind
  role
  user {
    id
    username
    locale
    theme
    isAdmin
  }
  workspace {
    id
    name
    timeZone
  }
}`) as unknown as TypedDocumentString<UpdateAccountMutation, UpdateAccountMutationVariables>;
export const EndSessionDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndSession($id: ID!) {
  endSession(id: $id)
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions
}
    `) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const AttentionDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Attention($botId: ID!, $after: String) {
  cursor
  deadLetters(botId: $botId, first: 20, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...LetterFields
      }
    }
  }
}
    fragment LetterFields on DeadLetter {
  id
  at
  kind
  reason
  attempts
  canReplay
  replayRefusal
  channel {
    id
    platform
    mode
    displayName
  }
  conversation {
    id
    channel {
      id
      platform
      mode
    }
    contact {
      id
      name
    }
    lastMessage {
      id
      author
      text
      parts {
        kind
      }
    }
  }
  message {
    id
    text
    deliveryState
    parts {
      kind
    }
  }
}`) as unknown as TypedDocumentString<AttentionQuery, AttentionQueryVariables>;
export const AnswerAgainDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AnswerAgain($id: ID!) {
  retryTurn(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<AnswerAgainMutation, AnswerAgainMutationVariables>;
export const ResendMessageDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ResendMessage($id: ID!) {
  resendMessage(messageId: $id) {
    ...MessageFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}`) as unknown as TypedDocumentString<ResendMessageMutation, ResendMessageMutationVariables>;
export const DismissLetterDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DismissLetter($id: ID!) {
  dismissDeadLetter(id: $id)
}
    `) as unknown as TypedDocumentString<DismissLetterMutation, DismissLetterMutationVariables>;
export const BotsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Bots($search: String, $first: Int, $after: String) {
  cursor
  bots(search: $search, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...BotCard
      }
    }
  }
}
    fragment DayCountFields on DayCounts {
  messagesIn
  answers
  totalTokens
  costUsd
  failures
}
fragment BotCard on Bot {
  id
  name
  description
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
  today {
    ...DayCountFields
  }
  channels(first: 5) {
    edges {
      node {
        id
        platform
        mode
        username
        status
      }
    }
  }
}`) as unknown as TypedDocumentString<BotsQuery, BotsQueryVariables>;
export const BotPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query BotPage($id: ID!) {
  cursor
  bot(id: $id) {
    ...BotFields
  }
}
    fragment BotFields on Bot {
  ...BotStatusFields
  description
  defaultLocale
  mergeWindowMs
  uncertainSend
  texts {
    locale
    greeting
    help
    fallback
    handoff
    buttons
  }
  published {
    id
    version
  }
  createdAt
  updatedAt
}
fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<BotPageQuery, BotPageQueryVariables>;
export const BotChannelsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query BotChannels($id: ID!) {
  cursor
  bot(id: $id) {
    id
    channels(first: 20) {
      edges {
        node {
          ...ChannelFields
        }
      }
    }
  }
}
    fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}`) as unknown as TypedDocumentString<BotChannelsQuery, BotChannelsQueryVariables>;
export const BotLimitsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query BotLimits($id: ID!) {
  bot(id: $id) {
    id
    channels(first: 20) {
      edges {
        node {
          id
          platform
          limits {
            buttons
            buttonLabel
            listRowLabel
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BotLimitsQuery, BotLimitsQueryVariables>;
export const OneTapUrlDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation OneTapUrl($id: ID!) {
  oneTapUrl(botId: $id)
}
    `) as unknown as TypedDocumentString<OneTapUrlMutation, OneTapUrlMutationVariables>;
export const CreateBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateBot($input: CreateBotInput!) {
  createBot(input: $input) {
    ...BotStatusFields
  }
}
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<CreateBotMutation, CreateBotMutationVariables>;
export const UpdateBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateBot($id: ID!, $input: UpdateBotInput!) {
  updateBot(id: $id, input: $input) {
    ...BotFields
  }
}
    fragment BotFields on Bot {
  ...BotStatusFields
  description
  defaultLocale
  mergeWindowMs
  uncertainSend
  texts {
    locale
    greeting
    help
    fallback
    handoff
    buttons
  }
  published {
    id
    version
  }
  createdAt
  updatedAt
}
fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<UpdateBotMutation, UpdateBotMutationVariables>;
export const DuplicateBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DuplicateBot($id: ID!) {
  duplicateBot(id: $id) {
    ...BotStatusFields
  }
}
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<DuplicateBotMutation, DuplicateBotMutationVariables>;
export const DeleteBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteBot($id: ID!) {
  deleteBot(id: $id) {
    ...BotStatusFields
  }
}
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<DeleteBotMutation, DeleteBotMutationVariables>;
export const RestoreBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RestoreBot($id: ID!) {
  restoreBot(id: $id) {
    ...BotStatusFields
  }
}
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<RestoreBotMutation, RestoreBotMutationVariables>;
export const StartBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StartBot($id: ID!) {
  startBot(id: $id) {
    ...BotStatusFields
  }
}
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<StartBotMutation, StartBotMutationVariables>;
export const StopBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StopBot($id: ID!) {
  stopBot(id: $id) {
    ...BotStatusFields
  }
}
    fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}`) as unknown as TypedDocumentString<StopBotMutation, StopBotMutationVariables>;
export const ConnectChannelDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ConnectChannel($input: ConnectChannelInput!) {
  connectChannel(input: $input) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}`) as unknown as TypedDocumentString<ConnectChannelMutation, ConnectChannelMutationVariables>;
export const UpdateChannelDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateChannel($id: ID!, $input: UpdateChannelInput!) {
  updateChannel(id: $id, input: $input) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}`) as unknown as TypedDocumentString<UpdateChannelMutation, UpdateChannelMutationVariables>;
export const DisconnectChannelDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DisconnectChannel($id: ID!) {
  disconnectChannel(id: $id) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}`) as unknown as TypedDocumentString<DisconnectChannelMutation, DisconnectChannelMutationVariables>;
export const CheckChannelDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CheckChannel($id: ID!) {
  checkChannel(id: $id) {
    ...ChannelFields
  }
}
    fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}`) as unknown as TypedDocumentString<CheckChannelMutation, CheckChannelMutationVariables>;
export const CheckCredentialDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CheckCredential($platform: Platform!, $mode: ChannelMode!, $credential: String, $whatsapp: WhatsappCredentialInput, $instagram: InstagramCredentialInput) {
  checkCredential(
    platform: $platform
    mode: $mode
    credential: $credential
    whatsapp: $whatsapp
    instagram: $instagram
  ) {
    ok
    statusCode
    reason
    field
    displayName
    username
  }
}
    `) as unknown as TypedDocumentString<CheckCredentialMutation, CheckCredentialMutationVariables>;
export const InboxDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Inbox($botId: ID, $mode: ConversationMode, $status: ConversationStatus, $needsHuman: Boolean, $search: String, $first: Int, $after: String) {
  cursor
  conversations(
    botId: $botId
    mode: $mode
    status: $status
    needsHuman: $needsHuman
    search: $search
    first: $first
    after: $after
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ConversationFields
      }
    }
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}`) as unknown as TypedDocumentString<InboxQuery, InboxQueryVariables>;
export const InboxFrameDocument = /*#__PURE__*/ new TypedDocumentString(`
    query InboxFrame {
  bots(first: 100) {
    edges {
      node {
        id
        name
      }
    }
  }
  waiting: conversations(status: OPEN, needsHuman: true, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<InboxFrameQuery, InboxFrameQueryVariables>;
export const FoundMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FoundMessages($query: String!, $botId: ID, $first: Int) {
  searchMessages(query: $query, botId: $botId, first: $first) {
    edges {
      node {
        id
        seq
        conversationId
        author
        text
        createdAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FoundMessagesQuery, FoundMessagesQueryVariables>;
export const WhoseConversationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query WhoseConversation($id: ID!) {
  conversation(id: $id) {
    id
    contact {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WhoseConversationQuery, WhoseConversationQueryVariables>;
export const TalkDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Talk($id: ID!, $last: Int, $before: String) {
  cursor
  conversation(id: $id) {
    ...ConversationFields
    channel {
      id
      limits {
        quotes
        reactions
      }
    }
    messages(last: $last, before: $before) {
      pageInfo {
        hasPreviousPage
      }
      edges {
        cursor
        node {
          ...MessageFields
        }
      }
    }
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}`) as unknown as TypedDocumentString<TalkQuery, TalkQueryVariables>;
export const TalkTotalsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query TalkTotals($id: ID!) {
  conversation(id: $id) {
    id
    totalTokens
    costUsd
  }
}
    `) as unknown as TypedDocumentString<TalkTotalsQuery, TalkTotalsQueryVariables>;
export const SendMessageDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SendMessage($id: ID!, $text: String!, $mediaId: ID, $replyToId: ID) {
  sendMessage(
    conversationId: $id
    text: $text
    mediaId: $mediaId
    replyToId: $replyToId
  ) {
    ...MessageFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const ReactDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation React($id: ID!, $emoji: String) {
  react(messageId: $id, emoji: $emoji) {
    ...MessageFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}`) as unknown as TypedDocumentString<ReactMutation, ReactMutationVariables>;
export const TakeOverDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation TakeOver($id: ID!) {
  takeOver(conversationId: $id) {
    ...ConversationFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}`) as unknown as TypedDocumentString<TakeOverMutation, TakeOverMutationVariables>;
export const HandBackDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HandBack($id: ID!) {
  handBack(conversationId: $id) {
    ...ConversationFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}`) as unknown as TypedDocumentString<HandBackMutation, HandBackMutationVariables>;
export const CloseConversationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CloseConversation($id: ID!) {
  closeConversation(conversationId: $id) {
    ...ConversationFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}`) as unknown as TypedDocumentString<CloseConversationMutation, CloseConversationMutationVariables>;
export const RetryTurnDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RetryTurn($id: ID!) {
  retryTurn(id: $id) {
    ...ReceiptFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}`) as unknown as TypedDocumentString<RetryTurnMutation, RetryTurnMutationVariables>;
export const ReopenConversationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReopenConversation($id: ID!) {
  reopenConversation(conversationId: $id) {
    ...ConversationFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}`) as unknown as TypedDocumentString<ReopenConversationMutation, ReopenConversationMutationVariables>;
export const EventsDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription Events($after: Cursor) {
  events(after: $after) {
    __typename
    cursor
    at
    ... on MessageAdded {
      conversationId
      message {
        ...MessageFields
      }
    }
    ... on MessageChanged {
      conversationId
      message {
        ...MessageFields
      }
    }
    ... on ConversationChanged {
      conversation {
        ...ConversationFields
      }
    }
    ... on BotChanged {
      bot {
        ...BotStatusFields
      }
    }
    ... on BotStatusChanged {
      bot {
        ...BotStatusFields
      }
    }
    ... on ChannelChanged {
      channel {
        ...ChannelFields
        bot {
          id
        }
      }
    }
    ... on TurnChanged {
      conversationId
      turn {
        ...ReceiptFields
      }
    }
    ... on ResyncRequired {
      reason
    }
  }
}
    fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}
fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}
fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}`) as unknown as TypedDocumentString<EventsSubscription, EventsSubscriptionVariables>;
export const ProgressDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription Progress($conversationId: ID!) {
  progress(conversationId: $conversationId) {
    conversationId
    turnId
    text
    attempt
    at
  }
}
    `) as unknown as TypedDocumentString<ProgressSubscription, ProgressSubscriptionVariables>;
export const UsageTicksDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription UsageTicks($botId: ID) {
  usage(botId: $botId) {
    botId
    at
    today {
      ...DayCountFields
    }
  }
}
    fragment DayCountFields on DayCounts {
  messagesIn
  answers
  totalTokens
  costUsd
  failures
}`) as unknown as TypedDocumentString<UsageTicksSubscription, UsageTicksSubscriptionVariables>;
export const TryOutMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query TryOutMessages($id: ID!) {
  cursor
  conversation(id: $id) {
    id
    status
    openTurn {
      id
    }
    messages(last: 50) {
      edges {
        node {
          ...MessageFields
        }
      }
    }
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}`) as unknown as TypedDocumentString<TryOutMessagesQuery, TryOutMessagesQueryVariables>;
export const TryBotDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation TryBot($botId: ID!, $text: String!, $personalityId: ID) {
  tryBot(botId: $botId, text: $text, personalityId: $personalityId) {
    ...MessageFields
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}`) as unknown as TypedDocumentString<TryBotMutation, TryBotMutationVariables>;
export const ResetTryOutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ResetTryOut($botId: ID!) {
  resetTryOut(botId: $botId) {
    id
    totalTokens
    messages(last: 50) {
      edges {
        node {
          ...MessageFields
        }
      }
    }
  }
}
    fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment MessageFields on Message {
  id
  seq
  conversationId
  direction
  author
  authorUser {
    id
    username
  }
  text
  parts {
    kind
    text
    fileName
    mimeType
    size
    durationSeconds
    latitude
    longitude
    buttons {
      label
      data
    }
    media {
      id
      state
      mimeType
      size
      fileName
      url
      failure
    }
  }
  deliveryState
  deliveryReason
  platformCode
  priceUsd
  comment {
    isPublic
  }
  maybeTwice
  editedAt
  deletedAt
  forwarded
  template {
    name
    language
  }
  replyTo {
    id
    author
    text
    deletedAt
    parts {
      kind
    }
  }
  reactions {
    emoji
    direction
    deliveryState
    deliveryReason
  }
  createdAt
  turn {
    ...ReceiptFields
  }
}`) as unknown as TypedDocumentString<ResetTryOutMutation, ResetTryOutMutationVariables>;
export const PersonalitiesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Personalities($id: ID!, $first: Int, $after: String) {
  bot(id: $id) {
    id
    personalities(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...PersonalityFields
        }
      }
    }
  }
  models {
    id
    title
    isDefault
    inputUsdPerMillion
    outputUsdPerMillion
    supportsThinking
    supportsTemperature
    retiresAt
  }
}
    fragment PersonalityFields on Personality {
  id
  version
  isPublished
  publishedAt
  preset
  role
  tone
  must
  mustNot
  languages
  instructions
  model
  temperature
  maxOutputTokens
  thinking
  historyMessages
  historyTokens
  note
  createdAt
}`) as unknown as TypedDocumentString<PersonalitiesQuery, PersonalitiesQueryVariables>;
export const SavePersonalityDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SavePersonality($botId: ID!, $input: PersonalityInput!) {
  savePersonality(botId: $botId, input: $input) {
    ...PersonalityFields
  }
}
    fragment PersonalityFields on Personality {
  id
  version
  isPublished
  publishedAt
  preset
  role
  tone
  must
  mustNot
  languages
  instructions
  model
  temperature
  maxOutputTokens
  thinking
  historyMessages
  historyTokens
  note
  createdAt
}`) as unknown as TypedDocumentString<SavePersonalityMutation, SavePersonalityMutationVariables>;
export const PublishPersonalityDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishPersonality($id: ID!) {
  publishPersonality(id: $id) {
    id
    published {
      id
      version
    }
  }
}
    `) as unknown as TypedDocumentString<PublishPersonalityMutation, PublishPersonalityMutationVariables>;
export const TemplateTalkDocument = /*#__PURE__*/ new TypedDocumentString(`
    query TemplateTalk($id: ID!) {
  conversation(id: $id) {
    id
    humanUntil
    contact {
      id
      name
    }
    lastMessage {
      id
      author
      text
      createdAt
    }
    channel {
      id
      platform
      mode
      templateSync {
        count
        syncedAt
        troubleReason
      }
      templates(first: 100) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...TemplateFields
          }
        }
      }
    }
  }
}
    fragment TemplateFields on Template {
  id
  name
  language
  category
  refusal
  headerFormat
  headerText
  body
  footer
  buttons {
    kind
    label
  }
  places {
    id
    part
    kind
    name
    example
  }
}`) as unknown as TypedDocumentString<TemplateTalkQuery, TemplateTalkQueryVariables>;
export const MoreTemplatesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MoreTemplates($id: ID!, $after: String) {
  node(id: $id) {
    ... on Channel {
      id
      templates(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...TemplateFields
          }
        }
      }
    }
  }
}
    fragment TemplateFields on Template {
  id
  name
  language
  category
  refusal
  headerFormat
  headerText
  body
  footer
  buttons {
    kind
    label
  }
  places {
    id
    part
    kind
    name
    example
  }
}`) as unknown as TypedDocumentString<MoreTemplatesQuery, MoreTemplatesQueryVariables>;
export const SendTemplateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SendTemplate($id: ID!, $templateId: ID!, $values: [TemplateValueInput!]!) {
  sendTemplate(conversationId: $id, templateId: $templateId, values: $values) {
    id
  }
}
    `) as unknown as TypedDocumentString<SendTemplateMutation, SendTemplateMutationVariables>;
export const SyncTemplatesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SyncTemplates($channelId: ID!) {
  syncTemplates(channelId: $channelId) {
    id
    templateSync {
      count
    }
  }
}
    `) as unknown as TypedDocumentString<SyncTemplatesMutation, SyncTemplatesMutationVariables>;
export const UsageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Usage($botId: ID, $from: DateTimeISO!, $to: DateTimeISO!, $beforeFrom: DateTimeISO!, $beforeTo: DateTimeISO!, $interval: Interval!) {
  report: usage(botId: $botId, from: $from, to: $to, interval: $interval) {
    totals {
      ...UsageFields
    }
    series {
      start
      counts {
        ...UsageFields
      }
    }
    byBot {
      bot {
        id
        name
      }
      counts {
        ...UsageFields
      }
    }
    byModel {
      model
      counts {
        ...UsageFields
      }
    }
  }
  before: usage(botId: $botId, from: $beforeFrom, to: $beforeTo, interval: DAY) {
    totals {
      ...UsageFields
    }
  }
}
    fragment UsageFields on UsageCounts {
  messagesIn
  answers
  operatorMessages
  failures
  promptTokens
  cachedTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  p50Ms
  p95Ms
}`) as unknown as TypedDocumentString<UsageQuery, UsageQueryVariables>;
export const UsageBotsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query UsageBots {
  bots(first: 100) {
    edges {
      node {
        id
        name
        today {
          ...DayCountFields
        }
      }
    }
  }
}
    fragment DayCountFields on DayCounts {
  messagesIn
  answers
  totalTokens
  costUsd
  failures
}`) as unknown as TypedDocumentString<UsageBotsQuery, UsageBotsQueryVariables>;
export const BotOverviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query BotOverview($id: ID!, $from: DateTimeISO!, $to: DateTimeISO!) {
  cursor
  bot(id: $id) {
    ...BotStatusFields
    defaultLocale
    texts {
      locale
      greeting
      fallback
    }
    published {
      id
      version
    }
    today {
      ...DayCountFields
    }
    channels(first: 20) {
      edges {
        node {
          ...ChannelFields
        }
      }
    }
  }
  usage(botId: $id, from: $from, to: $to, interval: DAY) {
    totals {
      ...UsageFields
    }
    series {
      start
      counts {
        ...UsageFields
      }
    }
  }
  conversations(botId: $id, first: 5) {
    edges {
      node {
        ...ConversationFields
      }
    }
  }
}
    fragment DayCountFields on DayCounts {
  messagesIn
  answers
  totalTokens
  costUsd
  failures
}
fragment ChannelFields on Channel {
  id
  platform
  mode
  transport
  status
  statusCode
  statusReason
  displayName
  username
  publicUrl
  hookUrl
  verifyToken
  hasCredential
  credentialHint
  credentialExpiresAt
  automatedLine
  commentRule
  messagePriceUsd
  marketingPriceUsd
  phoneNumberId
  wabaId
  provenAt
  pendingCount
  lagMs
  lastError {
    at
    text
  }
  leaseOwner {
    runnerId
    since
  }
  sendsPausedUntil
  templateSync {
    count
    approved
    syncedAt
    troubleReason
  }
  createdAt
}
fragment BotStatusFields on Bot {
  id
  name
  desired
  status
  statusCode
  statusReason
  deletedAt
  deadLetters
}
fragment ReceiptFields on Turn {
  id
  conversationId
  state
  attempt
  model
  personality {
    id
    version
  }
  promptTokens
  cachedTokens
  toolTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  queueMs
  firstTokenMs
  modelMs
  sendMs
  historyKept
  historyDropped
  finishReason
  failure
  failureReason
  createdAt
  finishedAt
}
fragment ConversationFields on Conversation {
  id
  bot {
    id
    name
  }
  channel {
    id
    platform
    mode
  }
  contact {
    id
    platform
    name
    handle
    language
    tags
    blockedAt
    firstSeenAt
    lastSeenAt
  }
  mode
  status
  needsHuman
  isPlayground
  takenBy {
    id
    username
  }
  takenAt
  lastMessage {
    id
    seq
    author
    text
    parts {
      kind
    }
    deliveryState
    createdAt
  }
  lastMessageAt
  lastSeq
  humanUntil
  openTurn {
    ...ReceiptFields
  }
  totalTokens
  costUsd
  createdAt
}
fragment UsageFields on UsageCounts {
  messagesIn
  answers
  operatorMessages
  failures
  promptTokens
  cachedTokens
  thoughtsTokens
  candidatesTokens
  totalTokens
  costUsd
  p50Ms
  p95Ms
}`) as unknown as TypedDocumentString<BotOverviewQuery, BotOverviewQueryVariables>;