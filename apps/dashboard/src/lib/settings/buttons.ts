import type { Platform } from '#lib/wizard/platforms.ts';

/** What a platform shows of a bot's buttons. */
export interface ButtonLimits {
  readonly platform: Platform;
  readonly limits: {
    readonly buttons: number;
    readonly buttonLabel: number;
    readonly listRowLabel: number | null;
  };
}

/** More buttons than these the api does not take. */
export const mostButtons = 10;
/** Of a bot that is nowhere connected yet. */
const longestLabel = 64;

/** How long each of so many labels may be, and which platform wants it; null when none does. */
export function roomOf(
  count: number,
  channels: readonly ButtonLimits[],
): { max: number; platform: Platform | null } {
  let room: { max: number; platform: Platform | null } = { max: longestLabel, platform: null };
  for (const { platform, limits } of channels) {
    const { buttons, buttonLabel, listRowLabel } = limits;
    const max = count > buttons ? (listRowLabel ?? buttonLabel) : buttonLabel;
    if (max < room.max) room = { max, platform };
  }
  return room;
}

/** The labels that are there, in the order in which the api gets and names them. */
export function filled(rows: readonly string[]): string[] {
  return rows.map((row) => row.trim()).filter((row) => row !== '');
}

/** How long a label is, as platforms count. */
export function lengthOf(label: string): number {
  return [...label.trim()].length;
}
