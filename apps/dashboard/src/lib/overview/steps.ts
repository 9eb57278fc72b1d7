import type { BotOverviewQuery } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';

/** Something that a bot still needs, and where to do it. */
export interface Step {
  readonly key: 'personality' | 'channel' | 'trouble' | 'start' | 'try';
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

type Bot = BotOverviewQuery['bot'];

/** What is left to do for a bot, the most needed first; nothing for one that works. */
export function stepsOf(bot: Bot, hasTalks: boolean): readonly Step[] {
  const home = `/bots/${bot.id}`;
  const channels = bot.channels.edges
    .map(({ node }) => node)
    .filter(({ platform }) => platform !== 'WEB');
  const broken = channels.find(({ status, statusCode }) => {
    return status === 'INACTIVE' && statusCode !== 'STOPPED';
  });
  const steps: Step[] = [];
  if (bot.published === null) {
    steps.push({
      key: 'personality',
      title: m.overview_step_personality(),
      text: m.overview_step_personality_text(),
      href: `${home}/personality`,
    });
  }
  if (channels.length === 0) {
    steps.push({
      key: 'channel',
      title: m.overview_step_channel(),
      text: m.overview_step_channel_text(),
      href: `${home}/channels`,
    });
  } else if (bot.desired === 'RUNNING' && broken) {
    steps.push({
      key: 'trouble',
      title: m.overview_step_trouble(),
      text: m.overview_step_trouble_text(),
      href: `${home}/channels`,
    });
  }
  if (bot.desired === 'STOPPED' && channels.length > 0) {
    steps.push({
      key: 'start',
      title: m.overview_step_start(),
      text: m.overview_step_start_text(),
      href: '',
    });
  }
  if (!hasTalks && bot.published !== null) {
    steps.push({
      key: 'try',
      title: m.overview_step_try(),
      text: m.overview_step_try_text(),
      href: `${home}/try`,
    });
  }
  return steps;
}
