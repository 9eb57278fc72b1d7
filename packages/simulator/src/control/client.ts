import { z } from 'zod';
import type { FaultRule } from '../faults.ts';
import { GeminiSettings, type GeminiSettingsPatch } from '../gemini-settings.ts';
import type { ScriptRequest } from '../gemini/script.ts';
import * as contract from './contract.ts';

const Entry = z.object({
  n: z.number(),
  at: z.string(),
  platform: z.string(),
  direction: z.enum(['in', 'out']),
  method: z.string(),
  bot: z.string().optional(),
  verb: z.string(),
  path: z.string(),
  status: z.number().optional(),
  requestHeaders: z.record(z.string(), z.unknown()),
  request: z.object({ text: z.string(), encoding: z.enum(['utf8', 'base64']), bytes: z.number() }),
  responseHeaders: z.record(z.string(), z.unknown()),
  response: z.object({ text: z.string(), encoding: z.enum(['utf8', 'base64']), bytes: z.number() }),
  aborted: z.boolean(),
  ms: z.number().optional(),
});
/** One line of the transcript, as it comes over the control API. */
export type Exchanged = z.infer<typeof Entry>;

const Fault = z.looseObject({ id: z.number(), seen: z.number(), hits: z.number() });
const Failure = z.object({ error: z.string() });

type Query = Record<string, string | number | undefined>;

/**
 * The control API in types: a test acts as the customer, moves the clock and orders faults.
 * Every call throws an Error with the simulator's own sentence when it is refused.
 */
export class Control {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  readonly health = () => this.#get('/health', contract.Health);
  /** Forgets bots, chats, faults and transcript, and sets the clock right. */
  readonly reset = () => this.#post('/reset', {}, z.unknown());

  readonly clock = {
    now: () => this.#get('/clock', contract.ClockView),
    advance: (advanceMs: number) => this.#post('/clock', { advanceMs }, contract.ClockView),
    set: (set: string) => this.#post('/clock', { set }, contract.ClockView),
  };

  readonly faults = {
    add: (rule: z.input<typeof FaultRule>) => this.#post('/faults', rule, Fault),
    list: () => this.#get('/faults', z.array(Fault)),
    remove: (id: number) => this.#call('DELETE', `/faults/${id}`, undefined, z.unknown()),
    clear: () => this.#call('DELETE', '/faults', undefined, z.unknown()),
  };

  readonly transcript = {
    list: (query: { platform?: string; method?: string; bot?: string; since?: number } = {}) =>
      this.#get(`/transcript${search(query)}`, z.array(Entry)),
    clear: () => this.#call('DELETE', '/transcript', undefined, z.unknown()),
  };

  readonly gemini = {
    settings: () => this.#get('/gemini/settings', GeminiSettings),
    configure: (patch: GeminiSettingsPatch) =>
      this.#post('/gemini/settings', patch, GeminiSettings),
    /** The next generate calls answer exactly these bodies; see `gemini/script.ts`. */
    script: (bodies: z.input<typeof ScriptRequest>['bodies']) =>
      this.#post('/gemini/script', { bodies }, z.object({ left: z.number() })),
  };

  readonly telegram = {
    issueBot: (bot: contract.NewBot = {}) => this.#post('/telegram/bots', bot, contract.BotView),
    bots: () => this.#get('/telegram/bots', z.array(contract.BotView)),
    revoke: (bot: number | string) =>
      this.#post(`/telegram/bots/${bot}/revoke`, {}, contract.BotView),
    customer: (customer: contract.NewCustomer) =>
      this.#post('/telegram/customers', customer, contract.CustomerView),
    say: (what: contract.Say) => this.#post('/telegram/say', what, contract.Told),
    /** What many customers say, in this order; null for a line that could not be said. */
    lines: (lines: contract.Lines['lines']) =>
      this.#post('/telegram/lines', { lines }, z.array(contract.Told.nullable())),
    /** The messages of all bots after a place, as soon as there is one. */
    heard: (place: { run?: string; after?: number; timeoutMs?: number }) =>
      this.#get(`/telegram/heard${search(place)}`, contract.HeardView),
    press: (what: contract.Press) => this.#post('/telegram/press', what, contract.Told),
    block: (seat: contract.Seat) => this.#post('/telegram/block', seat, contract.Told),
    unblock: (seat: contract.Seat) => this.#post('/telegram/unblock', seat, contract.Told),
    stopDraft: (what: contract.StopDraft) =>
      this.#post('/telegram/stop-draft', what, contract.Told),
    inject: (what: contract.RawUpdate) => this.#post('/telegram/updates', what, contract.Told),
    /** Fills chats with what was said before, without an update; see `telegram/past.ts`. */
    past: (past: contract.Past) => this.#post('/telegram/past', past, contract.Laid),
    configure: (settings: contract.TelegramSettings) =>
      this.#post('/telegram/settings', settings, contract.TelegramSettings),
    chat: (seat: contract.Seat) =>
      this.#get(`/telegram/chat${search({ ...seat })}`, contract.ChatView),
    /**
     * The bot's messages after `after`, as soon as there are `count` of them; fails when they
     * have not come in time.
     */
    wait: (query: {
      bot: string | number;
      customer: number;
      after?: number;
      count?: number;
      timeoutMs?: number;
    }) => this.#get(`/telegram/wait${search(query)}`, z.array(contract.ChatMessage)),
  };

  #get<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    return this.#call('GET', path, undefined, shape);
  }

  #post<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    return this.#call('POST', path, body, shape);
  }

  async #call<T>(verb: string, path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    const response = await fetch(`${this.url}/control${path}`, {
      method: verb,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return shape.parse(answer);
    const failure = Failure.safeParse(answer);
    throw new Error(
      failure.success ? failure.data.error : `The simulator said ${response.status}.`,
    );
  }
}

function search(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(Object.fromEntries(given.map(([key, value]) => [key, String(value)])))}`;
}
