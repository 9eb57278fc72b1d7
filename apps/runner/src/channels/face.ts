import type { Attempt, Telegram } from '@cbf/channels';
import type { ChannelFace } from '../api.ts';
import { rest } from './rest.ts';

/** How a bot is to look. */
export type Face = Pick<ChannelFace, 'defaultLocale' | 'commands' | 'about'>;

/** What of a bot's looks its platform has taken; kept over the lives of a channel. */
export interface Shown {
  readonly steps: Set<string>;
}

/** Has a bot look as it was last said. */
export interface FaceKeeper {
  show(face: Face): void;
  /** Resolves when nothing is under way any more. */
  done(): Promise<void>;
}

const mostTries = 6;
const soonMs = 30_000;

/**
 * Sets a bot's menu and descriptions, each only when it is not what the platform has taken already;
 * the latest face wins. A platform that asks for patience is asked again when it said so. All of it is
 * a courtesy: after a few failures in a row the bot answers as it looks.
 */
export function keepFace(telegram: FaceOf, shown: Shown, signal: AbortSignal): FaceKeeper {
  let wanted: Face | null = null;
  let running: Promise<void> | null = null;

  const run = async () => {
    // Also when there is nothing to do, it ends only after it is known to run.
    await Promise.resolve();
    let failures = 0;
    while (wanted !== null && failures < mostTries && !signal.aborted) {
      const face: Face = wanted;
      const step = stepsOf(telegram, face).find(({ key }) => !shown.steps.has(key));
      if (step === undefined) {
        wanted = wanted === face ? null : wanted;
        continue;
      }
      const set = await step.set();
      if (set.ok) {
        failures = 0;
        for (const key of shown.steps) if (key.startsWith(`${step.part} `)) shown.steps.delete(key);
        shown.steps.add(step.key);
        continue;
      }
      failures += 1;
      await rest(set.retryAfterMs ?? soonMs, signal);
    }
    running = null;
  };

  return {
    show: (face) => {
      wanted = face;
      running ??= run();
    },
    done: async () => {
      await running;
    },
  };
}

/** Who is told how a bot looks. */
export type FaceOf = Pick<Telegram, 'setMenu' | 'setAbout'>;

interface Step {
  /** What it sets, of which only the newest counts. */
  readonly part: string;
  /** The same for the same thing set to the same value. */
  readonly key: string;
  readonly set: () => Promise<Attempt<true>>;
}

function stepsOf(telegram: FaceOf, { defaultLocale, commands, about }: Face): Step[] {
  const step = (part: string, value: unknown, set: Step['set']): Step => ({
    ...{ part, set },
    key: `${part} ${JSON.stringify([defaultLocale, value])}`,
  });
  return [
    step('menu', commands, () => telegram.setMenu(commands, defaultLocale)),
    ...about.flatMap(({ locale, description, shortDescription }) => {
      const line = {
        locale,
        ...(description == null ? {} : { description }),
        ...(shortDescription == null ? {} : { shortDescription }),
      };
      if (description == null && shortDescription == null) return [];
      return [step(`about-${locale}`, line, () => telegram.setAbout([line], defaultLocale))];
    }),
  ];
}
