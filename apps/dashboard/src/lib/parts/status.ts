import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/tone.ts';

interface Status {
  readonly status: 'ACTIVE' | 'PENDING' | 'INACTIVE';
  readonly desired: 'RUNNING' | 'STOPPED';
}

/** How a bot's state is shown: in a word, a colour, and whether something is under way. */
export function statusLook({ status, desired }: Status): {
  label: string;
  tone: Tone;
  dot: 'still' | 'pulsing';
} {
  if (status === 'ACTIVE') return { label: m.bot_status_active(), tone: 'good', dot: 'still' };
  if (status === 'PENDING') return { label: m.bot_status_pending(), tone: 'warn', dot: 'pulsing' };
  if (desired === 'STOPPED') return { label: m.bot_status_stopped(), tone: 'plain', dot: 'still' };
  return { label: m.bot_status_trouble(), tone: 'bad', dot: 'still' };
}

/** What a channel is called. */
export function channelName(channel: {
  readonly platform: 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM' | 'WEB';
  readonly mode: 'LIVE' | 'SANDBOX';
}): string {
  const { mode, platform } = channel;
  if (mode === 'LIVE') return nameOf(platform);
  const isFirst = platform === 'TELEGRAM' || platform === 'WEB';
  return isFirst ? m.channel_sandbox() : `${m.channel_sandbox()} · ${nameOf(platform)}`;
}

function nameOf(platform: 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM' | 'WEB'): string {
  switch (platform) {
    case 'TELEGRAM':
      return m.channel_telegram();
    case 'WHATSAPP':
      return m.channel_whatsapp();
    case 'INSTAGRAM':
      return m.channel_instagram();
    case 'WEB':
      return m.channel_web();
  }
}
