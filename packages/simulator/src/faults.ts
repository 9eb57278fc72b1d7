import { z } from 'zod';

/** The services that are simulated. */
export const Platform = z.enum(['telegram', 'gemini', 'whatsapp', 'instagram']);
export type Platform = z.infer<typeof Platform>;

const count = z.int().nonnegative();

/** What goes wrong when a rule matches. */
export const FaultAction = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.int().min(100).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    retryAfter: count.optional(),
  }),
  z.object({ kind: z.literal('delay'), ms: count }),
  z.object({ kind: z.literal('drop'), when: z.enum(['before', 'after']) }),
  z.object({ kind: z.literal('reset'), afterBytes: count.optional() }),
  z.object({ kind: z.literal('html502') }),
  z.object({ kind: z.literal('duplicate') }),
  z.object({ kind: z.literal('reorder') }),
  z.looseObject({ kind: z.literal('gemini'), outcome: z.string() }),
  z.object({
    kind: z.literal('graph'),
    code: z.int(),
    subcode: z.int().optional(),
    status: z.int().min(400).max(599).optional(),
    later: z.boolean().default(false),
  }),
]);
export type FaultAction = z.infer<typeof FaultAction>;

/**
 * When something goes wrong: `after` calls pass first, then `times` calls are hit (all, if not
 * given). The method is a Telegram method, `webhook`, `file`, a Gemini action, a Graph edge, or `*`;
 * with `holds` only those calls count whose body has these words.
 */
export const FaultRule = z.object({
  platform: Platform,
  method: z.string().default('*'),
  bot: z.union([z.string(), z.number()]).transform(String).optional(),
  holds: z.string().min(1).optional(),
  times: z.int().positive().optional(),
  after: count.default(0),
  action: FaultAction,
});
export type FaultRule = z.infer<typeof FaultRule>;

/** A rule with its number and how often it has seen and hit a call. */
export type LiveFault = FaultRule & { id: number; seen: number; hits: number };

/** The call a rule is held against; `bot` is a bot's, a number's or an account's id. */
export interface FaultCall {
  platform: Platform;
  method: string;
  bot?: string | undefined;
  /** What is sent with it. */
  body?: string | Buffer | undefined;
}

/** The faults in force. */
export class Faults {
  readonly #rules: LiveFault[] = [];
  #next = 1;

  /** Puts a rule in force and returns its number. */
  add(rule: FaultRule): LiveFault {
    const live: LiveFault = { ...rule, id: this.#next++, seen: 0, hits: 0 };
    this.#rules.push(live);
    return live;
  }

  /** Takes one rule, or all, out of force; false when there is no such rule. */
  remove(id?: number): boolean {
    if (id === undefined) {
      this.#rules.length = 0;
      return true;
    }
    const at = this.#rules.findIndex((rule) => rule.id === id);
    if (at >= 0) this.#rules.splice(at, 1);
    return at >= 0;
  }

  list(): LiveFault[] {
    return this.#rules;
  }

  /**
   * What this call suffers: every delay that matches, and at most one other fault, the oldest.
   * Asking counts as a call.
   */
  take(call: FaultCall): FaultAction[] {
    const actions: FaultAction[] = [];
    for (const rule of this.#rules) {
      if (!matches(rule, call)) continue;
      rule.seen += 1;
      if (rule.seen <= rule.after) continue;
      if (rule.times !== undefined && rule.hits >= rule.times) continue;
      rule.hits += 1;
      actions.push(rule.action);
      if (rule.action.kind !== 'delay') break;
    }
    return actions;
  }
}

function matches(rule: FaultRule, call: FaultCall): boolean {
  return (
    rule.platform === call.platform &&
    (rule.method === '*' || rule.method.toLowerCase() === call.method.toLowerCase()) &&
    (rule.bot === undefined || rule.bot === call.bot) &&
    (rule.holds === undefined || (call.body?.includes(rule.holds) ?? false))
  );
}
