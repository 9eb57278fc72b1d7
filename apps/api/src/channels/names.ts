import type { Platform } from '@cbf/db';

/** What platforms call themselves, in every language. */
export const platformNames: Readonly<Record<Platform, string>> = {
  TELEGRAM: 'Telegram',
  WHATSAPP: 'WhatsApp',
  INSTAGRAM: 'Instagram',
  WEB: 'ChatBot Factory',
};
