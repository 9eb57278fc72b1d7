export { InboundKind, Notice, PartKind } from './channel.ts';
export type {
  Attempt,
  Attentive,
  Channel,
  Identity,
  Inbound,
  InboundContact,
  InboundPart,
  Received,
  Referral,
  Trouble,
  TroubleCode,
} from './channel.ts';
export type { AccountNews, Hook, HookDelivery, Pricing, Receipt, ReceiptState } from './hook.ts';
export type {
  Button,
  FileMedia,
  FileOutbound,
  ListMenu,
  ListSection,
  Outbound,
  OutboundMedia,
  SendResult,
  TemplateUse,
  TemplateValue,
} from './outbound.ts';
export { Reason } from './reason.ts';
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
export { type AppHook, setAppHook } from './meta/app.ts';
export { answerHandshake, SIGNATURE_HEADER, verifySignature } from './meta/signature.ts';
export { createInstagram } from './instagram/client.ts';
export { layOutForInstagram } from './instagram/outbound.ts';
export type { Instagram, InstagramOptions, InstagramPiece, LongToken } from './instagram/types.ts';
export { type Limits, limitsOf, type PlatformName } from './limits.ts';
export {
  FileTooLarge,
  type Media,
  type MediaAttempt,
  type MediaLimits,
  MEDIA_LIMITS,
  type MediaTroubleCode,
} from './media.ts';
export { SourceBroken, type Upload } from './upload.ts';
export { createWhatsapp } from './whatsapp/client.ts';
export { layOutForWhatsapp } from './whatsapp/outbound.ts';
export type { Template, Whatsapp, WhatsappOptions, WhatsappPiece } from './whatsapp/types.ts';
export { readInstagramHook } from './instagram/hook.ts';
export { readWhatsappHook } from './whatsapp/hook.ts';
export type { AboutLine } from './telegram/about.ts';
export {
  createManager,
  type ManagedBot,
  type Manager,
  MANAGER_UPDATES,
  type Offer,
  readManagedBot,
  readManagerStart,
} from './telegram/manager.ts';
export { createTelegram } from './telegram/client.ts';
export { HOOK_SECRET_HEADER, hookSecretMatches, parseHook } from './telegram/hook.ts';
export { layOutForTelegram } from './telegram/outbound.ts';
export { safeDetail } from './telegram/trouble.ts';
