import type { FastifyInstance } from 'fastify';
import type { Parts } from '../wire.ts';
import { Hooks } from './delivery.ts';
import { answerCall, spelled } from './dispatch.ts';
import { TelegramError } from './errors.ts';
import { Flood } from './flood.ts';
import type { Bot } from './model.ts';
import { Params } from './params.ts';
import { Polls } from './polling.ts';
import { registerBotApi } from './routes.ts';
import type { Service } from './service.ts';
import { Storage } from '../storage.ts';
import { World } from './world.ts';

/** The simulated Telegram, once it answers. */
export interface SimulatedTelegram {
  service: Service;
  /** Forgets bots, customers and chats; whoever polls is told that his token is no good. */
  reset(): void;
  /** Stops delivering and saves what is not saved yet. */
  close(): void;
}

/** Builds the simulated Telegram, takes up what was saved and answers its addresses. */
export function openTelegram(
  app: FastifyInstance,
  parts: Parts,
  settings: { data: string | undefined; local: boolean; doubled: number },
): SimulatedTelegram {
  const world = new World(parts.clock, new Storage(settings.data), parts.history);
  const hooks = new Hooks(parts, world);
  const service: Service = {
    parts,
    world,
    polls: new Polls(world),
    flood: new Flood(parts.clock),
    hooks,
    local: settings.local,
    doubled: settings.doubled,
  };
  hooks.doubled = settings.doubled;
  hooks.runReply = (bot, method, given) => runInline(service, bot, method, given);
  registerBotApi(app, service);
  for (const bot of world.state.bots) hooks.refresh(bot);
  return {
    service,
    reset: () => {
      hooks.stopAll();
      for (const bot of world.state.bots) {
        service.polls.end(bot, new TelegramError(401, 'Unauthorized'));
      }
      service.flood.reset();
      world.reset();
    },
    close: () => {
      hooks.stopAll();
      world.close();
    },
  };
}

/** Runs the call in a webhook's answer; nobody sees its result but the transcript. */
async function runInline(
  service: Service,
  bot: Bot,
  method: string,
  given: Record<string, unknown>,
): Promise<void> {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    values.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const line = service.parts.transcript.open({
    platform: 'telegram',
    direction: 'in',
    method: spelled(method),
    bot: String(bot.id),
    verb: 'WEBHOOK-ANSWER',
    path: bot.webhook?.url ?? '',
    requestHeaders: {},
    body: Buffer.from(JSON.stringify(given)),
  });
  const answer = await answerCall(method, () => ({
    service,
    bot,
    params: new Params(values),
    gone: new AbortController().signal,
    fault: undefined,
  }));
  line.head(answer.status, answer.headers);
  line.chunk(Buffer.from(answer.body));
  line.close();
}
