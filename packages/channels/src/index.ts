export { InboundKind, PartKind } from './channel.ts';
export type {
  Attempt,
  Button,
  Channel,
  Identity,
  Inbound,
  InboundContact,
  InboundPart,
  Outbound,
  Received,
  SendResult,
  Trouble,
  TroubleCode,
} from './channel.ts';
export type {
  Draft,
  MenuLine,
  PollEnd,
  PollOptions,
  Telegram,
  TelegramOptions,
  TelegramPiece,
  WebhookInfo,
} from './telegram/types.ts';
export { createTelegram } from './telegram/client.ts';
export { HOOK_SECRET_HEADER, hookSecretMatches, parseHook } from './telegram/hook.ts';
export { layOutForTelegram } from './telegram/outbound.ts';
export { safeDetail } from './telegram/trouble.ts';
