import type { Logger } from '@cbf/base';
import type { Template } from '@cbf/channels';
import type { TemplateInput, TemplatesReportInput } from '@cbf/client';
import type { Api, ClaimedCheck } from './api.ts';
import { speakerFor } from './channels/speaker.ts';
import type { Settings } from './env.ts';
import { startLoop, type Loop } from './loop.ts';

const atOnce = 4;
/** An account with many templates takes several calls. */
const patienceMs = 30_000;
/** More would be a report that the api does not take in one. */
const mostTemplates = 1_000;

/**
 * Reads the templates of WhatsApp accounts when the api says that it is time, and tells what they
 * are; which ones are due, and when again, is the api's business.
 */
export function runTemplates(
  api: Pick<Api, 'claimTemplates' | 'reportTemplates'>,
  settings: Settings,
  logger: Logger,
): Loop {
  return startLoop({
    floorMs: 10_000,
    round: async () => {
      const claimed = await api.claimTemplates(atOnce);
      await Promise.all(
        claimed.map(async (wanted) => {
          const report = await readTemplates(wanted, settings);
          const { id: channelId } = wanted;
          if (report.code !== 'OK')
            logger.warn({ channelId, code: report.code }, 'templates could not be read');
          await api.reportTemplates({ channelId, ...report });
        }),
      );
      return claimed.length > 0 ? 'more' : 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) logger.warn({ err: error }, 'templates cannot be read; trying again');
    },
  });
}

async function readTemplates(
  wanted: ClaimedCheck,
  settings: Settings,
): Promise<Omit<TemplatesReportInput, 'channelId'>> {
  const speaker = speakerFor(settings, wanted);
  if (speaker?.platform !== 'WHATSAPP') return { code: 'UNREACHABLE', templates: [] };
  const found = await speaker.client.templates(AbortSignal.timeout(patienceMs));
  return found.ok
    ? { code: 'OK', templates: found.value.slice(0, mostTemplates).map(inputOf) }
    : { code: found.code, templates: [] };
}

function inputOf({ id: externalId, ...template }: Template): TemplateInput {
  return { externalId, ...template };
}
