/**
 * The closed lists of the house. Each is an object and a type of the same name, so that a value can
 * be written as `Platform.TELEGRAM` and the api can register the same object as a GraphQL enum.
 */
export const Role = {
  OWNER: 'OWNER',
  EDITOR: 'EDITOR',
  OPERATOR: 'OPERATOR',
  VIEWER: 'VIEWER',
} as const;
export type Role = keyof typeof Role;

/** The languages that people and bots speak. */
export const Locale = { en: 'en', uz: 'uz', ru: 'ru' } as const;
export type Locale = keyof typeof Locale;

/** How the dashboard looks for a user. */
export const Theme = { SYSTEM: 'SYSTEM', LIGHT: 'LIGHT', DARK: 'DARK' } as const;
export type Theme = keyof typeof Theme;

/** What a workspace pays for. */
export const Plan = {
  FREE: 'FREE',
  STARTER: 'STARTER',
  BASIC: 'BASIC',
  PREMIUM: 'PREMIUM',
} as const;
export type Plan = keyof typeof Plan;

/** Where a channel lives; WEB is the owner's own try-out. */
export const Platform = {
  TELEGRAM: 'TELEGRAM',
  WHATSAPP: 'WHATSAPP',
  INSTAGRAM: 'INSTAGRAM',
  WEB: 'WEB',
} as const;
export type Platform = keyof typeof Platform;

/** LIVE speaks to the real platform, SANDBOX to the simulator. */
export const ChannelMode = { LIVE: 'LIVE', SANDBOX: 'SANDBOX' } as const;
export type ChannelMode = keyof typeof ChannelMode;

/** The values that a credential of Meta's is made of. */
export const CredentialField = {
  token: 'token',
  appSecret: 'appSecret',
  phoneNumberId: 'phoneNumberId',
  wabaId: 'wabaId',
} as const;
export type CredentialField = keyof typeof CredentialField;

/** What a bot does about a public comment. */
export const CommentRule = {
  OFF: 'OFF',
  PRIVATE_REPLY: 'PRIVATE_REPLY',
  PUBLIC_REPLY: 'PUBLIC_REPLY',
} as const;
export type CommentRule = keyof typeof CommentRule;

/** How updates reach the runner. */
export const Transport = { POLLING: 'POLLING', WEBHOOK: 'WEBHOOK' } as const;
export type Transport = keyof typeof Transport;

/** The owner's wish for a bot. */
export const Desired = { RUNNING: 'RUNNING', STOPPED: 'STOPPED' } as const;
export type Desired = keyof typeof Desired;

/** What a bot or channel is seen to be. */
export const BotStatus = { INACTIVE: 'INACTIVE', PENDING: 'PENDING', ACTIVE: 'ACTIVE' } as const;
export type BotStatus = keyof typeof BotStatus;

/** Why a bot or channel has its status. */
export const StatusCode = {
  OK: 'OK',
  STOPPED: 'STOPPED',
  NO_CHANNEL: 'NO_CHANNEL',
  WAITING_FOR_RUNNER: 'WAITING_FOR_RUNNER',
  CHECKING: 'CHECKING',
  NOT_PROVEN: 'NOT_PROVEN',
  WRONG_TOKEN: 'WRONG_TOKEN',
  USED_ELSEWHERE: 'USED_ELSEWHERE',
  WEBHOOK_ELSEWHERE: 'WEBHOOK_ELSEWHERE',
  UNREACHABLE: 'UNREACHABLE',
  RUNNER_LOST: 'RUNNER_LOST',
  MODEL_KEY_INVALID: 'MODEL_KEY_INVALID',
  INTERNAL: 'INTERNAL',
} as const;
export type StatusCode = keyof typeof StatusCode;

/** Which way a message went, seen from the bot. */
export const Direction = { IN: 'IN', OUT: 'OUT' } as const;
export type Direction = keyof typeof Direction;

/** Who wrote a message. */
export const Author = {
  CONTACT: 'CONTACT',
  BOT: 'BOT',
  OPERATOR: 'OPERATOR',
  SYSTEM: 'SYSTEM',
} as const;
export type Author = keyof typeof Author;

/** How far a message has come. */
export const DeliveryState = {
  RECEIVED: 'RECEIVED',
  QUEUED: 'QUEUED',
  SENDING: 'SENDING',
  SENT: 'SENT',
  DELIVERED: 'DELIVERED',
  READ: 'READ',
  FAILED: 'FAILED',
  UNCERTAIN: 'UNCERTAIN',
} as const;
export type DeliveryState = keyof typeof DeliveryState;

/** Why a message was not, or perhaps not, delivered. */
export const DeliveryReason = {
  BLOCKED: 'BLOCKED',
  REJECTED: 'REJECTED',
  UNCERTAIN: 'UNCERTAIN',
  SILENCED: 'SILENCED',
  WRONG_TOKEN: 'WRONG_TOKEN',
  DISCONNECTED: 'DISCONNECTED',
  TOO_LATE: 'TOO_LATE',
  WINDOW_CLOSED: 'WINDOW_CLOSED',
  NOT_ON_PLATFORM: 'NOT_ON_PLATFORM',
  PAYMENT: 'PAYMENT',
  RATE: 'RATE',
  POLICY: 'POLICY',
  TEMPLATE_MISSING: 'TEMPLATE_MISSING',
  TEMPLATE_PARAMETERS: 'TEMPLATE_PARAMETERS',
  TEMPLATE_PAUSED: 'TEMPLATE_PAUSED',
  PERMISSION: 'PERMISSION',
  ACCOUNT: 'ACCOUNT',
  MEDIA: 'MEDIA',
  OUTAGE: 'OUTAGE',
} as const;
export type DeliveryReason = keyof typeof DeliveryReason;

/** Where the file of a message's part stands. */
export const MediaState = { WAITING: 'WAITING', KEPT: 'KEPT', LOST: 'LOST' } as const;
export type MediaState = keyof typeof MediaState;

/** Why a file is not there. */
export const MediaFailure = {
  TOO_LARGE: 'TOO_LARGE',
  GONE: 'GONE',
  WRONG_KIND: 'WRONG_KIND',
  FORBIDDEN_ADDRESS: 'FORBIDDEN_ADDRESS',
  WRONG_TOKEN: 'WRONG_TOKEN',
  UNREACHABLE: 'UNREACHABLE',
  MISSING: 'MISSING',
} as const;
export type MediaFailure = keyof typeof MediaFailure;

/** What one piece of a message is. */
export const PartKind = {
  TEXT: 'TEXT',
  IMAGE: 'IMAGE',
  VOICE: 'VOICE',
  AUDIO: 'AUDIO',
  VIDEO: 'VIDEO',
  DOCUMENT: 'DOCUMENT',
  STICKER: 'STICKER',
  LOCATION: 'LOCATION',
  CONTACT: 'CONTACT',
  BUTTONS: 'BUTTONS',
  PRESS: 'PRESS',
  UNSUPPORTED: 'UNSUPPORTED',
} as const;
export type PartKind = keyof typeof PartKind;

/** Who answers in a conversation. */
export const ConversationMode = { BOT: 'BOT', HUMAN: 'HUMAN' } as const;
export type ConversationMode = keyof typeof ConversationMode;

/** Whether a conversation is still worked on. */
export const ConversationStatus = { OPEN: 'OPEN', CLOSED: 'CLOSED' } as const;
export type ConversationStatus = keyof typeof ConversationStatus;

/** Where an answer stands. */
export const TurnState = {
  QUEUED: 'QUEUED',
  THINKING: 'THINKING',
  DONE: 'DONE',
  SUPERSEDED: 'SUPERSEDED',
  SILENCED: 'SILENCED',
  DEAD: 'DEAD',
} as const;
export type TurnState = keyof typeof TurnState;

/** What is known of one call of a model. */
export const CallState = {
  OPEN: 'OPEN',
  MADE: 'MADE',
  NOT_MADE: 'NOT_MADE',
  LOST: 'LOST',
} as const;
export type CallState = keyof typeof CallState;

/** Why an answer could not be made or sent. */
export const FailureKind = {
  SAFETY: 'SAFETY',
  QUOTA: 'QUOTA',
  EMPTY: 'EMPTY',
  CUT: 'CUT',
  BAD_KEY: 'BAD_KEY',
  TIMEOUT: 'TIMEOUT',
  UNAVAILABLE: 'UNAVAILABLE',
  BAD_REQUEST: 'BAD_REQUEST',
  NO_MODEL: 'NO_MODEL',
  RUNNER_LOST: 'RUNNER_LOST',
  WINDOW_CLOSED: 'WINDOW_CLOSED',
  INTERNAL: 'INTERNAL',
} as const;
export type FailureKind = keyof typeof FailureKind;

/** How the model ended. */
export const FinishReason = {
  STOP: 'STOP',
  MAX_TOKENS: 'MAX_TOKENS',
  SAFETY: 'SAFETY',
  RECITATION: 'RECITATION',
  BLOCKLIST: 'BLOCKLIST',
  PROHIBITED_CONTENT: 'PROHIBITED_CONTENT',
  LANGUAGE: 'LANGUAGE',
  OTHER: 'OTHER',
} as const;
export type FinishReason = keyof typeof FinishReason;

/** How hard a model may think before it writes. */
export const Thinking = {
  OFF: 'OFF',
  MINIMAL: 'MINIMAL',
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
  HIGH: 'HIGH',
} as const;
export type Thinking = keyof typeof Thinking;

/** Where a personality's first words came from. */
export const Preset = {
  CUSTOMER_SUPPORT: 'CUSTOMER_SUPPORT',
  SALES_ASSISTANT: 'SALES_ASSISTANT',
  EDUCATIONAL_TUTOR: 'EDUCATIONAL_TUTOR',
  OWN: 'OWN',
} as const;
export type Preset = keyof typeof Preset;

/** What to do with a send that was cut off without an answer. */
export const UncertainSend = { RESEND_ONCE: 'RESEND_ONCE', HOLD: 'HOLD' } as const;
export type UncertainSend = keyof typeof UncertainSend;

/** Who answers: the real model or the simulator. */
export const ModelProvider = {
  GEMINI: 'GEMINI',
  SIMULATED: 'SIMULATED',
  UNKNOWN: 'UNKNOWN',
} as const;
export type ModelProvider = keyof typeof ModelProvider;

/** What an entry of the log tells of. */
export const EventKind = {
  MessageAdded: 'MessageAdded',
  MessageChanged: 'MessageChanged',
  ConversationChanged: 'ConversationChanged',
  BotChanged: 'BotChanged',
  BotStatusChanged: 'BotStatusChanged',
  ChannelChanged: 'ChannelChanged',
  TurnChanged: 'TurnChanged',
} as const;
export type EventKind = keyof typeof EventKind;
