import { z } from 'zod';
import type { FaultRule } from '../faults.ts';
import { GeminiSettings, type GeminiSettingsPatch } from '../gemini-settings.ts';
import type { ScriptRequest } from '../gemini/script.ts';
import * as contract from './contract.ts';
import { instagramControl, metaControl, whatsappControl } from './meta-client.ts';
import { ControlWire, search } from './wire.ts';

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
/**
 * The control API in types: a test acts as the customer, moves the clock and orders faults.
 * Every call throws an Error with the simulator's own sentence when it is refused.
 */
export class Control {
  readonly url: string;
  readonly #wire: ControlWire;
  /** Apps, tokens and webhooks of Meta; see docs/simulator-meta.md. */
  readonly meta: ReturnType<typeof metaControl>;
  readonly whatsapp: ReturnType<typeof whatsappControl>;
  readonly instagram: ReturnType<typeof instagramControl>;

  constructor(url: string) {
    this.url = url;
    this.#wire = new ControlWire(url);
    this.meta = metaControl(this.#wire);
    this.whatsapp = whatsappControl(this.#wire);
    this.instagram = instagramControl(this.#wire);
  }

  readonly health = () => this.#wire.get('/health', contract.Health);
  /** Forgets bots, chats, faults and transcript, and sets the clock right. */
  readonly reset = () => this.#wire.post('/reset', {}, z.unknown());

  readonly clock = {
    now: () => this.#wire.get('/clock', contract.ClockView),
    advance: (advanceMs: number) => this.#wire.post('/clock', { advanceMs }, contract.ClockView),
    set: (set: string) => this.#wire.post('/clock', { set }, contract.ClockView),
  };

  readonly faults = {
    add: (rule: z.input<typeof FaultRule>) => this.#wire.post('/faults', rule, Fault),
    list: () => this.#wire.get('/faults', z.array(Fault)),
    remove: (id: number) => this.#wire.delete(`/faults/${id}`),
    clear: () => this.#wire.delete('/faults'),
  };

  readonly transcript = {
    list: (query: { platform?: string; method?: string; bot?: string; since?: number } = {}) =>
      this.#wire.get(`/transcript${search(query)}`, z.array(Entry)),
    clear: () => this.#wire.delete('/transcript'),
  };

  readonly gemini = {
    settings: () => this.#wire.get('/gemini/settings', GeminiSettings),
    configure: (patch: GeminiSettingsPatch) =>
      this.#wire.post('/gemini/settings', patch, GeminiSettings),
    /** The next generate calls answer exactly these bodies; see `gemini/script.ts`. */
    script: (bodies: z.input<typeof ScriptRequest>['bodies']) =>
      this.#wire.post('/gemini/script', { bodies }, z.object({ left: z.number() })),
  };

  readonly telegram = {
    issueBot: (bot: contract.NewBot = {}) =>
      this.#wire.post('/telegram/bots', bot, contract.BotView),
    bots: () => this.#wire.get('/telegram/bots', z.array(contract.BotView)),
    revoke: (bot: number | string) =>
      this.#wire.post(`/telegram/bots/${bot}/revoke`, {}, contract.BotView),
    customer: (customer: contract.NewCustomer) =>
      this.#wire.post('/telegram/customers', customer, contract.CustomerView),
    say: (what: contract.Say) => this.#wire.post('/telegram/say', what, contract.Told),
    /** What many customers say, in this order; null for a line that could not be said. */
    lines: (lines: contract.Lines['lines']) =>
      this.#wire.post('/telegram/lines', { lines }, z.array(contract.Told.nullable())),
    /** The messages of all bots after a place, as soon as there is one. */
    heard: (place: { run?: string; after?: number; timeoutMs?: number }) =>
      this.#wire.get(`/telegram/heard${search(place)}`, contract.HeardView),
    press: (what: contract.Press) => this.#wire.post('/telegram/press', what, contract.Told),
    block: (seat: contract.Seat) => this.#wire.post('/telegram/block', seat, contract.Told),
    unblock: (seat: contract.Seat) => this.#wire.post('/telegram/unblock', seat, contract.Told),
    stopDraft: (what: contract.StopDraft) =>
      this.#wire.post('/telegram/stop-draft', what, contract.Told),
    inject: (what: contract.RawUpdate) => this.#wire.post('/telegram/updates', what, contract.Told),
    /** Fills chats with what was said before, without an update; see `telegram/past.ts`. */
    past: (past: contract.Past) => this.#wire.post('/telegram/past', past, contract.Laid),
    configure: (settings: contract.TelegramSettings) =>
      this.#wire.post('/telegram/settings', settings, contract.TelegramSettings),
    chat: (seat: contract.Seat) =>
      this.#wire.get(`/telegram/chat${search({ ...seat })}`, contract.ChatView),
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
    }) => this.#wire.get(`/telegram/wait${search(query)}`, z.array(contract.ChatMessage)),
  };
}
