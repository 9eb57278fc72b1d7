import type { InstagramCall, WhatsappCall } from '@cbf/base';
import { rising } from './channels.ts';
import { both, type Pair } from './pair.ts';
import { tryingNumber } from './people.ts';
import { on } from './stage.ts';
import { talk, type Arrival } from './talking.ts';

type Platform = 'WHATSAPP' | 'INSTAGRAM';

const talks = (platform: Platform, before: Arrival, after: Arrival): Pair => ({
  before: on(platform, talk(before)),
  after: on(platform, talk(after)),
});

/**
 * What must come of a death of the runner at each call to WhatsApp. A message that WhatsApp has is
 * told of by its status, so that nobody sends it again or doubts it.
 */
export const ofWhatsappCalls: Record<WhatsappCall, Pair> = {
  object: both(rising('WHATSAPP')),
  messages: talks('WHATSAPP', 'once, marked', 'once'),
  attention: talks('WHATSAPP', 'once', 'once'),
  subscribed_apps: both(rising('WHATSAPP')),
  message_templates: both(tryingNumber),
};

/** The same for Instagram, whose echo tells of a message. */
export const ofInstagramCalls: Record<InstagramCall, Pair> = {
  me: both(rising('INSTAGRAM')),
  object: talks('INSTAGRAM', 'once', 'once'),
  messages: talks('INSTAGRAM', 'once, marked', 'once'),
  attention: talks('INSTAGRAM', 'once', 'once'),
  subscribed_apps: both(rising('INSTAGRAM')),
  subscriptions: both(rising('INSTAGRAM')),
  access_token: both(rising('INSTAGRAM')),
  refresh_access_token: both(rising('INSTAGRAM')),
};
