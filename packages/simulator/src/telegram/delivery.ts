import { randomInt } from 'node:crypto';
import type { Timer } from '../clock.ts';
import type { Parts } from '../wire.ts';
import { updatesTopic } from './topics.ts';
import { asObject, fromJson, type Json } from '../json.ts';
import type { Bot, QueuedUpdate, Webhook } from './model.ts';
import { post, type PostResult } from '../post.ts';
import { confirmUpdates, isDoubled, pendingUpdates, wireUpdate } from './updates.ts';
import type { World } from './world.ts';

const RETRY_AFTER_CAP_S = 3600;
const GONE_AFTER_MS = 23 * 3600_000;

/** Runs the call that a webhook answered with. */
export type RunReply = (bot: Bot, method: string, params: Json) => Promise<void>;

interface Lane {
  updateId: number;
  attempts: number;
  timer: Timer | undefined;
}

interface Run {
  lanes: Map<string, Lane>;
  stop: () => void;
}

/**
 * Brings updates to webhooks: one request at a time in each lane, strictly in order, lanes side
 * by side up to the webhook's number of connections; what fails comes again and holds its lane.
 */
export class Hooks {
  readonly #parts: Parts;
  readonly #world: World;
  readonly #runs = new Map<number, Run>();
  runReply: RunReply = () => Promise.resolve();
  doubled = 0;

  constructor(parts: Parts, world: World) {
    this.#parts = parts;
    this.#world = world;
  }

  /** Begins to deliver to the bot's webhook, or stops when it has none any more. */
  refresh(bot: Bot): void {
    this.stop(bot);
    if (!bot.webhook || bot.revoked) return;
    const off = this.#world.bell.on(updatesTopic(bot.id), () => this.#pump(bot));
    this.#runs.set(bot.id, { lanes: new Map(), stop: off });
    this.#pump(bot);
  }

  /** Stops delivering; a request that is on its way is not called back. */
  stop(bot: Pick<Bot, 'id'>): void {
    const run = this.#runs.get(bot.id);
    if (!run) return;
    run.stop();
    for (const lane of run.lanes.values()) lane.timer?.cancel();
    this.#runs.delete(bot.id);
  }

  stopAll(): void {
    for (const id of [...this.#runs.keys()]) this.stop({ id });
  }

  #pump(bot: Bot): void {
    const run = this.#runs.get(bot.id);
    const webhook = bot.webhook;
    if (!run || !webhook) return;
    for (const update of pendingUpdates(this.#world, bot)) {
      if (run.lanes.size >= webhook.maxConnections) return;
      if (run.lanes.has(update.lane)) continue;
      const lane: Lane = { updateId: update.id, attempts: 0, timer: undefined };
      run.lanes.set(update.lane, lane);
      void this.#deliver(bot, webhook, run, lane, update);
    }
  }

  async #deliver(bot: Bot, webhook: Webhook, run: Run, lane: Lane, first: QueuedUpdate) {
    const actions = this.#parts.faults.take({
      platform: 'telegram',
      method: 'webhook',
      bot: String(bot.id),
      body: JSON.stringify(wireUpdate(first)),
    });
    for (const action of actions) {
      if (action.kind === 'delay') await this.#parts.clock.sleep(action.ms);
    }
    const queue = pendingUpdates(this.#world, bot).filter((one) => one.lane === first.lane);
    const update = queue.find((one) => one.id === lane.updateId);
    if (!update) return this.#release(bot, run, first.lane);
    const fault = actions.find((action) => action.kind !== 'delay');
    const next = queue[queue.indexOf(update) + 1];
    if (fault?.kind === 'reorder' && next) await this.#send(bot, webhook, next);
    const isDropped = fault?.kind === 'drop' && fault.when === 'before';
    const result: PostResult = isDropped
      ? { kind: 'failure', message: 'Connection timed out' }
      : await this.#send(bot, webhook, update);
    if (fault?.kind === 'duplicate' || isDoubled(update, this.doubled))
      await this.#send(bot, webhook, update);
    const isLost = fault?.kind === 'drop' && fault.when === 'after';
    if (result.kind === 'answer' && result.status >= 200 && result.status < 300 && !isLost) {
      delete webhook.goneSince;
      const isThis = (one: QueuedUpdate) => one.id === update.id && one.lane === update.lane;
      confirmUpdates(this.#world, bot, 'hook', isThis);
      await this.#runInline(bot, result.body);
      this.#release(bot, run, update.lane);
      return;
    }
    if (this.#runs.get(bot.id) === run) this.#failed(bot, webhook, run, lane, update, result);
  }

  #failed(
    bot: Bot,
    webhook: Webhook,
    run: Run,
    lane: Lane,
    update: QueuedUpdate,
    result: PostResult,
  ): void {
    const now = this.#parts.clock.now();
    webhook.lastErrorAt = Math.floor(now / 1000);
    webhook.lastError =
      result.kind === 'failure'
        ? result.message
        : `Wrong response from the webhook: ${result.status} ${result.reason}`;
    if (result.kind !== 'answer' || result.status !== 410) delete webhook.goneSince;
    else webhook.goneSince ??= now;
    if (webhook.goneSince !== undefined && now - webhook.goneSince >= GONE_AFTER_MS) {
      bot.webhook = null;
      this.stop(bot);
    }
    this.#world.save();
    lane.attempts += 1;
    const wait = retryAfter(result) ?? backoff(lane.attempts);
    lane.timer = this.#parts.clock.after(wait, () => {
      if (this.#runs.get(bot.id) === run) void this.#deliver(bot, webhook, run, lane, update);
    });
  }

  #release(bot: Bot, run: Run, lane: string): void {
    run.lanes.delete(lane);
    if (this.#runs.get(bot.id) === run) this.#pump(bot);
  }

  async #send(bot: Bot, webhook: Webhook, update: QueuedUpdate): Promise<PostResult> {
    const url = new URL(webhook.url);
    const body = JSON.stringify(wireUpdate(update));
    const headers = {
      ...(webhook.secret === '' ? {} : { 'X-Telegram-Bot-Api-Secret-Token': webhook.secret }),
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      Connection: 'keep-alive',
      'Accept-Encoding': 'gzip, deflate',
    };
    const line = this.#parts.transcript.open({
      platform: 'telegram',
      direction: 'out',
      method: 'webhook',
      bot: String(bot.id),
      verb: 'POST',
      path: webhook.url,
      requestHeaders: headers,
      body: Buffer.from(body),
    });
    const result = await post(this.#parts.clock, url, headers, body);
    if (result.kind === 'answer') {
      line.head(result.status, result.headers);
      line.chunk(result.body);
    }
    line.close(result.kind === 'failure');
    return result;
  }

  async #runInline(bot: Bot, body: Buffer): Promise<void> {
    const reply = asObject(fromJson(body.toString('utf8')));
    const method = reply?.['method'];
    if (!reply || typeof method !== 'string' || isForbiddenInline(method)) return;
    const { method: _method, ...params } = reply;
    await this.runReply(bot, method, params);
  }
}

/** What a webhook's answer may not call. */
function isForbiddenInline(method: string): boolean {
  const name = method.toLowerCase();
  return (
    name.startsWith('get') || ['setwebhook', 'deletewebhook', 'close', 'logout'].includes(name)
  );
}

/** First at once, then after 2, 4, 8 … seconds up to one or two minutes. */
function backoff(attempts: number): number {
  if (attempts === 1) return 0;
  return Math.min(1000 * 2 ** (attempts - 1), randomInt(60, 121) * 1000);
}

function retryAfter(result: PostResult): number | null {
  if (result.kind !== 'answer') return null;
  const seconds = Number(result.headers['retry-after'] ?? NaN);
  return seconds > 0 ? Math.min(seconds, RETRY_AFTER_CAP_S) * 1000 : null;
}
