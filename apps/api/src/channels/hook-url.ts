import type { Channel } from '@cbf/db';

/** Where a channel's platform is to call us: the one place where that address is put together. */
export function hookUrlOf(publicUrl: string, { id, platform }: Pick<Channel, 'id' | 'platform'>) {
  switch (platform) {
    case 'TELEGRAM':
      return `${publicUrl}/hooks/telegram/${id}`;
    case 'WHATSAPP':
      return `${publicUrl}/hooks/whatsapp/${id}`;
    case 'INSTAGRAM':
      return `${publicUrl}/hooks/instagram/${id}`;
    case 'WEB':
      return null;
  }
}
