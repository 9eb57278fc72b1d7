// Every place where a test may make a process die. They stand here, in one list, because the api,
// the runner and the tests of the whole house must mean the same ones.

/** Transactions and single writes of the api, by what they change. */
export const commits = [
  'sign-up',
  'begin-session',
  'end-session',
  'change-account',
  'make-admin',
  'create-bot',
  'update-bot',
  'duplicate-bot',
  'start-bot',
  'stop-bot',
  'delete-bot',
  'restore-bot',
  'save-personality',
  'publish-personality',
  'connect-channel',
  'disconnect-channel',
  'ask-check',
  'keep-check',
  'ask-credential',
  'claim-credentials',
  'report-credential',
  'try-out',
  'reset-try-out',
  'take-over',
  'hand-back',
  'close-conversation',
  'send-message',
  'upload-media',
  'react',
  'retry-turn',
  'resend-message',
  'dismiss-letter',
  'hello',
  'heartbeat',
  'claim-channels',
  'report-channel',
  'report-model-key',
  'expire-proofs',
  'release-channel',
  'expire-channels',
  'receive',
  'record-receipts',
  'claim-turns',
  'complete-turn',
  'fail-turn',
  'expire-turns',
  'claim-deliveries',
  'ask-send',
  'record-delivery',
  'claim-media',
  'keep-media',
  'fail-media',
  'expire-deliveries',
  'forget-events',
  'close-days',
  'purge',
  'discard-media',
  'forget-media',
] as const;

/** Calls of a runner to the api, by operation. */
export const apiCalls = [
  'RunnerHello',
  'RunnerHeartbeat',
  'ClaimChannels',
  'ReportChannel',
  'ReleaseChannel',
  'HookChannel',
  'HookChannels',
  'RenewCredential',
  'ClaimChecks',
  'ReportCheck',
  'ReportModelKey',
  'Receive',
  'ClaimTurns',
  'ReportProgress',
  'CompleteTurn',
  'FailTurn',
  'ClaimDeliveries',
  'MayStillSend',
  'RecordDelivery',
  'RecordReceipts',
] as const;

/** Calls of a runner to Telegram, by method. */
export const telegramCalls = [
  'getMe',
  'getWebhookInfo',
  'setWebhook',
  'deleteWebhook',
  'setMyCommands',
  'getUpdates',
  'sendChatAction',
  'sendMessage',
  'sendMessageDraft',
  'setMessageReaction',
  'answerCallbackQuery',
] as const;

/** Calls of a runner to WhatsApp, by edge; `object` is the number or a file, `attention` read or typing. */
export const whatsappCalls = [
  'object',
  'messages',
  'attention',
  'subscribed_apps',
  'message_templates',
] as const;

/** Calls of a runner to Instagram, likewise; `object` is a customer's profile. */
export const instagramCalls = [
  'me',
  'object',
  'messages',
  'attention',
  'subscribed_apps',
  'subscriptions',
  'access_token',
  'refresh_access_token',
] as const;

/** Calls of a runner to a model. */
export const modelCalls = ['generate'] as const;

/** Hints that may be lost without harm. */
export const losable = ['wakeups.send', 'wakeups.receive'] as const;

export type Commit = (typeof commits)[number];
export type ApiCall = (typeof apiCalls)[number];
export type TelegramCall = (typeof telegramCalls)[number];
export type WhatsappCall = (typeof whatsappCalls)[number];
export type InstagramCall = (typeof instagramCalls)[number];
export type ModelCall = (typeof modelCalls)[number];
export type Losable = (typeof losable)[number];

/** Each commit and each outside call has a point before it and one after it. */
export type Step =
  | `commit:${Commit}`
  | `api:${ApiCall}`
  | `telegram:${TelegramCall}`
  | `whatsapp:${WhatsappCall}`
  | `instagram:${InstagramCall}`
  | `model:${ModelCall}`;

/** A named place; a model's answer has one more, after its first chunk. */
export type Failpoint = `${Step}:${'before' | 'after'}` | 'model:first-chunk';

/** All of them, for tests that go through all. */
export const failpoints: readonly Failpoint[] = [
  ...commits.map((name) => `commit:${name}` as const),
  ...apiCalls.map((name) => `api:${name}` as const),
  ...telegramCalls.map((name) => `telegram:${name}` as const),
  ...whatsappCalls.map((name) => `whatsapp:${name}` as const),
  ...instagramCalls.map((name) => `instagram:${name}` as const),
  ...modelCalls.map((name) => `model:${name}` as const),
]
  .flatMap((step): Failpoint[] => [`${step}:before`, `${step}:after`])
  .concat('model:first-chunk');
