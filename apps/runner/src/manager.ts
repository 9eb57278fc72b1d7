import type { Logger } from '@cbf/base';
import { readManagedBot, readManagerStart, type Manager } from '@cbf/channels';
import type { Api } from './api.ts';
import { rest } from './channels/rest.ts';

/** The operator's bot at work. */
export interface ManagerLoop {
  stop(): Promise<void>;
}

const soonMs = 5_000;
const longMs = 60_000;

/** What the loop asks of the api. */
export type ManagerApi = Pick<Api, 'reportManager' | 'oneTapOffer' | 'oneTapMade'>;

/**
 * Listens to the operator's bot: offers who comes with an owner's code a bot with one tap, and connects
 * what they made. Only one runner can have it. Who was offered one is forgotten when this process
 * ends, and then opens the owner's link again.
 */
export function runManager(manager: Manager, api: ManagerApi, logger: Logger): ManagerLoop {
  const control = new AbortController();
  const codes = new Map<string, string>();
  const running = run(manager, api, logger, codes, control.signal);
  return {
    stop: async () => {
      control.abort();
      await running;
    },
  };
}

async function run(
  manager: Manager,
  api: ManagerApi,
  logger: Logger,
  codes: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  if (!(await introduced(manager, api, logger, signal))) return;
  let offset = 0;
  while (!signal.aborted) {
    const got = await manager.updates(offset, signal);
    if (signal.aborted) return;
    if (!got.ok) {
      logger.warn({ code: got.code, detail: got.detail }, 'the managing bot cannot listen');
      await rest(got.retryAfterMs ?? soonMs, signal);
      continue;
    }
    try {
      for (const { id, update } of got.value) {
        await take(update, manager, api, codes);
        offset = id + 1;
      }
    } catch (error) {
      // What was not taken comes again.
      logger.warn({ err: error }, 'the managing bot could not go on; trying again');
      await rest(soonMs, signal);
    }
  }
}

async function introduced(
  manager: Manager,
  api: ManagerApi,
  logger: Logger,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const me = await manager.verify(signal);
    if (me.ok && !me.value.mayManage) {
      logger.error('TELEGRAM_MANAGER_TOKEN is of a bot that may not manage others; see BotFather');
      return false;
    }
    if (me.ok) {
      const told = await api.reportManager(me.value.username).catch(() => false);
      if (told) return true;
    } else if (!signal.aborted) {
      logger.warn({ code: me.code, detail: me.detail }, 'the managing bot cannot be used');
    }
    await rest(me.ok ? soonMs : longMs, signal);
  }
  return false;
}

async function take(
  update: unknown,
  manager: Manager,
  api: ManagerApi,
  codes: Map<string, string>,
): Promise<void> {
  const start = readManagerStart(update);
  if (start !== null) {
    const { text, label, name } = await api.oneTapOffer(start.code);
    if (label == null) return void (await manager.say(start.chatId, text));
    codes.set(start.userId, start.code);
    const suggestedName = name == null ? {} : { suggestedName: name };
    await manager.offer(start.chatId, { requestId: 1, text, label, ...suggestedName });
    return;
  }
  const made = readManagedBot(update);
  const code = made && codes.get(made.ownerId);
  // A new one comes in two updates; a new token or owner of an old one is nothing to connect.
  if (made === null || code == null) return;
  const token = await manager.tokenOf(made.botId);
  if (!token.ok) throw new Error(`The new bot's token was not given: ${token.code}.`);
  const { text } = await api.oneTapMade(code, token.value);
  codes.delete(made.ownerId);
  await manager.say(made.ownerId, text);
}
