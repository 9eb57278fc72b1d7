import { Channel, type Database, type Locale, type Platform } from '@cbf/db';
import { limitsOf } from '../channels/limits.ts';
import { Refusal, type FieldFault } from '../words/refusal.ts';
import type { BotTextInput } from './types.ts';

/** More than these nobody reads, wherever the bot is. */
const most = 10;
/** Of a bot that is on no platform yet. */
const longest = 64;

const names: Readonly<Record<Platform, string>> = {
  TELEGRAM: 'Telegram',
  WHATSAPP: 'WhatsApp',
  INSTAGRAM: 'Instagram',
  WEB: 'Web',
};

/** A button's label as it is kept: in one line, without spaces around it. */
export function labelOf(given: string): string {
  return given.trim().replaceAll(/\s+/gu, ' ');
}

/**
 * Refuses buttons that a platform of the bot would not show as they are, each with its reason. Only
 * what is given is looked at: words of another kind can be changed though a channel came since.
 */
export async function checkButtons(
  em: Database['em'],
  botId: string,
  texts: readonly Pick<BotTextInput, 'locale' | 'buttons'>[],
): Promise<void> {
  if (texts.every(({ buttons }) => buttons == null)) return;
  const channels = await em.find(Channel, { botId, disconnectedAt: null });
  const platforms = new Set(channels.map(({ platform }) => platform));
  const faults = texts.flatMap(({ locale, buttons }) =>
    faultsOf(locale, buttons ?? [], [...platforms]),
  );
  if (faults.length > 0) throw new Refusal('BAD_INPUT', 'badInput', {}, faults);
}

/** What is wrong with the buttons of one language on these platforms; empty when nothing is. */
export function faultsOf(
  locale: Locale,
  given: readonly string[],
  platforms: readonly Platform[],
): FieldFault[] {
  const path = `texts.${locale}.buttons`;
  if (given.length > most) return [{ path, key: 'fieldTooMany', params: { max: most } }];
  const labels = given.map(labelOf);
  return labels.flatMap((label, place): FieldFault[] => {
    const at = { path: `${path}.${String(place)}` };
    if (label === '') return [{ ...at, key: 'fieldRequired' }];
    if (labels.indexOf(label) < place) return [{ ...at, key: 'buttonTwice' }];
    const length = [...label].length;
    const { max, platform } = strictest(labels.length, platforms);
    if (length <= max) return [];
    if (platform === null) return [{ ...at, key: 'fieldTooLong', params: { max } }];
    return [{ ...at, key: 'buttonTooLong', params: { platform: names[platform], max, length } }];
  });
}

/** How long so many labels may be, and where they may not be longer. */
function strictest(count: number, platforms: readonly Platform[]) {
  let found: { max: number; platform: Platform | null } = { max: longest, platform: null };
  for (const platform of platforms) {
    const { buttons, buttonLabel, listRowLabel } = limitsOf(platform);
    const max = count > buttons ? (listRowLabel ?? buttonLabel) : buttonLabel;
    if (max < found.max) found = { max, platform };
  }
  return found;
}
