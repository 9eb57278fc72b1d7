import {
  createInstagram,
  createTelegram,
  createWhatsapp,
  type Instagram,
  type Telegram,
  type Whatsapp,
} from '@cbf/channels';
import { z } from 'zod';
import type { ClaimedChannel } from '../api.ts';
import type { Settings } from '../env.ts';

const secrets = z.object({ token: z.string(), appSecret: z.string(), verifyToken: z.string() });
const ofWhatsapp = secrets.extend({ phoneNumberId: z.string(), wabaId: z.string() });
const ofInstagram = secrets.extend({ appId: z.string().optional() });

/** What Meta and a channel know of each other. */
export type MetaSecrets = z.infer<typeof secrets> & { readonly appId?: string | undefined };

/** Whoever speaks for a channel on its platform. */
export type Speaker = { readonly platform: 'TELEGRAM'; readonly client: Telegram } | MetaSpeaker;

/** A channel on one of Meta's platforms: all that comes, comes by webhooks that are signed. */
export type MetaSpeaker =
  | {
      readonly platform: 'WHATSAPP';
      readonly client: Whatsapp;
      readonly secrets: MetaSecrets & { readonly wabaId: string };
    }
  | { readonly platform: 'INSTAGRAM'; readonly client: Instagram; readonly secrets: MetaSecrets };

/** Whose client is wanted, and by which credential. */
export type Wanted = Pick<ClaimedChannel, 'platform' | 'mode' | 'credential'>;

/** A client for a credential; null for the try-out and where SANDBOX has no simulator. */
export function speakerFor(settings: Settings, wanted: Wanted): Speaker | null {
  const { platform, mode, credential } = wanted;
  if (platform === 'WEB') return null;
  const address = addressOf(settings, platform, mode);
  if (address === null) return null;
  const baseUrl = address === undefined ? {} : { baseUrl: address };
  const common = { ...baseUrl, version: settings.metaVersion };
  switch (platform) {
    case 'TELEGRAM': {
      const apiRoot = address === undefined ? {} : { apiRoot: address };
      return { platform, client: createTelegram({ token: credential, ...apiRoot }) };
    }
    case 'WHATSAPP': {
      const known = ofWhatsapp.parse(JSON.parse(credential));
      const client = createWhatsapp({ ...common, ...known });
      return { platform, client, secrets: known };
    }
    case 'INSTAGRAM': {
      const known = ofInstagram.parse(JSON.parse(credential));
      const client = createInstagram({ ...common, token: known.token });
      return { platform, client, secrets: known };
    }
  }
}

/** Where a platform is: an operator's own address, the simulator's, or undefined for the real one. */
export function addressOf(
  { addresses }: Settings,
  platform: keyof Settings['addresses'],
  mode: Wanted['mode'],
): string | null | undefined {
  return addresses[platform][mode];
}
