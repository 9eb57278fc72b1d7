import { m } from '#lib/paraglide/messages.js';

/** The platforms that a bot can be connected to. */
export const platforms = ['TELEGRAM', 'WHATSAPP', 'INSTAGRAM'] as const;

/** One of them. */
export type Platform = (typeof platforms)[number];

interface Taken {
  readonly platform: string;
  readonly mode: 'LIVE' | 'SANDBOX';
}

/** What each platform is called. */
export const platformName: Record<Platform, () => string> = {
  TELEGRAM: m.channel_telegram,
  WHATSAPP: m.channel_whatsapp,
  INSTAGRAM: m.channel_instagram,
};

/** The platform that a text names, as an address or a form does; null for any other text. */
export function readPlatform(text: unknown): Platform | null {
  return platforms.find((known) => known.toLowerCase() === String(text).toLowerCase()) ?? null;
}

/** Whether a bot may still have a channel of that kind: one of each is enough. */
export function isFree(taken: readonly Taken[], platform: Platform, mode: Taken['mode']): boolean {
  return !taken.some((channel) => channel.platform === platform && channel.mode === mode);
}

/** The platforms on which something can still be connected. */
export function offered(taken: readonly Taken[], hasPractice: boolean): readonly Platform[] {
  return platforms.filter(
    (platform) =>
      isFree(taken, platform, 'LIVE') || (hasPractice && isFree(taken, platform, 'SANDBOX')),
  );
}

/** The platform that is open: the wished one, else the first without any channel; null when all is connected. */
export function openPlatform(
  taken: readonly Taken[],
  hasPractice: boolean,
  wish: Platform | null,
): Platform | null {
  const free = offered(taken, hasPractice);
  if (wish !== null && free.includes(wish)) return wish;
  const fresh = free.find((one) => !taken.some(({ platform }) => platform === one));
  return fresh ?? free[0] ?? null;
}
