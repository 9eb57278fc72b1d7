import type { Timer } from '../clock.ts';
import type { FaultAction } from '../faults.ts';
import { post, type PostResult } from '../post.ts';
import type { Parts } from '../wire.ts';
import { bodyOf } from './batch.ts';
import { signatureHeaders, writeJson } from './bytes.ts';
import { Gate } from './gate.ts';
import type { App, Delivery, Told, Topic } from './model.ts';
import type { MetaWorld } from './world.ts';

const ANSWER_WITHIN_MS = 20_000;
const ANSWER_WITHIN_REAL_MS = 500;
const POSTS_AT_ONCE = 100;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const HOUR_MS = 3_600_000;
const GIVE_UP_AFTER_MS: Record<Topic, number> = {
  whatsapp_business_account: 7 * 24 * HOUR_MS,
  instagram: 36 * HOUR_MS,
};
const PLATFORM = { whatsapp_business_account: 'whatsapp', instagram: 'instagram' } as const;

/**
 * Brings events to callbacks, those of one chat one after the other, all others side by side. What
 * is not answered 200 in time comes again after growing pauses, for days, and holds nothing up.
 */
export class MetaHooks {
  readonly #parts: Parts;
  readonly #world: MetaWorld;
  readonly #timers = new Map<number, Timer>();
  /** The last first attempt of each lane. */
  readonly #lanes = new Map<string, Promise<void>>();
  /** How many posts of an app may be on their way. */
  readonly #gates = new Map<string, Gate>();
  #isStopped = false;
  /** Every so manieth event comes twice; 0 for none. */
  doubled = 0;

  constructor(parts: Parts, world: MetaWorld) {
    this.#parts = parts;
    this.#world = world;
  }

  /** Takes up what was on its way when the process ended. */
  resume(): void {
    for (const delivery of this.#world.shared.deliveries) this.#plan(delivery);
  }

  stop(): void {
    this.#isStopped = true;
    this.#forgetTimers();
  }

  /** Forgets what is on its way. */
  reset(): void {
    this.#forgetTimers();
    this.#world.shared.deliveries = [];
  }

  /** Tells an app one thing, at once or, while the app is held, later; resolves when it was tried. */
  async tell(app: App, url: string, told: Told): Promise<void> {
    if (app.held) {
      app.held.push({ url, told });
      this.#world.save();
      return;
    }
    const { topic } = told;
    const delivery = this.#take(app, url, topic, this.#bodyOf(app, [told]), [told]);
    const lane = `${url} ${told.bot} ${told.lane}`;
    const before = this.#lanes.get(lane) ?? Promise.resolve();
    const attempt = before.then(() => this.#attempt(delivery));
    this.#lanes.set(lane, attempt);
    await attempt;
    if (this.#lanes.get(lane) === attempt) this.#lanes.delete(lane);
  }

  /** Tells several things of one topic in one POST; resolves when it was tried once. */
  async send(app: App, url: string, told: readonly Told[]): Promise<void> {
    const topic = told[0]?.topic;
    if (topic === undefined) return;
    await this.sendBody(app, url, topic, this.#bodyOf(app, told), told);
  }

  /** Sends a POST with exactly this body; gives the first answer's status, if there was one. */
  async sendBody(
    app: App,
    url: string,
    topic: Topic,
    body: string,
    told: readonly Told[],
  ): Promise<number | undefined> {
    const delivery = this.#take(app, url, topic, body, told);
    await this.#attempt(delivery);
    return delivery.lastStatus;
  }

  #bodyOf(app: App, told: readonly Told[]): string {
    return writeJson(bodyOf(told, this.#world.clock.now()), app.bytes);
  }

  /** Notes a POST, so that it outlives the process. */
  #take(app: App, url: string, topic: Topic, body: string, told: readonly Told[]): Delivery {
    const now = this.#world.clock.now();
    const delivery: Delivery = {
      id: this.#world.number(),
      appId: app.id,
      topic,
      url,
      body,
      signature: app.signature,
      told: told.map(({ n, bot }) => ({ n, bot })),
      attempts: 0,
      firstAt: now,
      nextAt: now,
    };
    this.#world.shared.deliveries.push(delivery);
    this.#world.save();
    return delivery;
  }

  #plan(delivery: Delivery): void {
    const wait = delivery.nextAt - this.#world.clock.now();
    const timer = this.#world.clock.after(wait, () => void this.#attempt(delivery));
    this.#timers.set(delivery.id, timer);
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const app = this.#world.shared.apps[delivery.appId];
    if (!app || this.#isStopped || !this.#isPending(delivery)) return;
    const bot = delivery.told[0]?.bot ?? '';
    const platform = PLATFORM[delivery.topic];
    const actions = this.#parts.faults.take({
      ...{ platform, method: 'webhook', bot },
      body: delivery.body,
    });
    for (const action of actions) {
      if (action.kind === 'delay') await this.#parts.clock.sleep(action.ms);
    }
    const fault = actions.find((action) => action.kind !== 'delay');
    const isAnswered = await this.#try(app, delivery, fault);
    const isDoubled = delivery.told.some(({ n }) => this.doubled > 0 && n % this.doubled === 0);
    if (fault?.kind === 'duplicate' || isDoubled) await this.#post(app, delivery);
    if (!this.#isPending(delivery) || this.#isStopped) return;
    if (isAnswered) return this.#settle(delivery, true);
    delivery.attempts += 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (delivery.attempts - 1));
    const now = this.#world.clock.now();
    delivery.nextAt = now + pause;
    if (now - delivery.firstAt >= GIVE_UP_AFTER_MS[delivery.topic]) {
      return this.#settle(delivery, false);
    }
    this.#world.save();
    this.#plan(delivery);
  }

  /** Whether the product has said 200, and the answer came back. */
  async #try(app: App, delivery: Delivery, fault: FaultAction | undefined): Promise<boolean> {
    if (fault?.kind === 'drop' && fault.when === 'before') return false;
    const result = await this.#post(app, delivery);
    if (result.kind === 'answer') delivery.lastStatus = result.status;
    const isLost = fault?.kind === 'drop';
    return result.kind === 'answer' && result.status === 200 && !isLost;
  }

  #post(app: App, delivery: Delivery): Promise<PostResult> {
    const gate = this.#gates.get(app.id) ?? new Gate(POSTS_AT_ONCE);
    this.#gates.set(app.id, gate);
    return gate.through(() => this.#postNow(app, delivery));
  }

  async #postNow(app: App, delivery: Delivery): Promise<PostResult> {
    const { url, body, topic, signature, told } = delivery;
    const headers = {
      Accept: '*/*',
      'User-Agent': 'facebookexternalua',
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      ...signatureHeaders(app.secret, body, signature),
    };
    const line = this.#parts.transcript.open({
      platform: PLATFORM[topic],
      direction: 'out',
      method: 'webhook',
      bot: told[0]?.bot ?? '',
      verb: 'POST',
      path: url,
      requestHeaders: headers,
      body: Buffer.from(body),
    });
    const call = this.#parts.history.callOf(line.entry);
    for (const { n, bot } of told) {
      this.#parts.history.write('update.handed', { bot, update: n, via: 'hook', call });
    }
    const result = await post(this.#parts.clock, new URL(url), headers, body, {
      withinMs: ANSWER_WITHIN_MS,
      leastMs: ANSWER_WITHIN_REAL_MS,
    });
    if (result.kind === 'answer') {
      line.head(result.status, result.headers);
      line.chunk(result.body);
    }
    line.close(result.kind === 'failure');
    return result;
  }

  #settle(delivery: Delivery, isAnswered: boolean): void {
    const { deliveries } = this.#world.shared;
    deliveries.splice(deliveries.indexOf(delivery), 1);
    this.#timers.delete(delivery.id);
    this.#world.save();
    if (!isAnswered) return;
    for (const { n, bot } of delivery.told) {
      this.#parts.history.write('update.acked', { bot, update: n, via: 'hook' });
    }
  }

  #isPending(delivery: Delivery): boolean {
    return this.#world.shared.deliveries.includes(delivery);
  }

  #forgetTimers(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }
}
