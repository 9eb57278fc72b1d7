import { z } from 'zod';

// docs/history.md says in words what each kind means; the two change together.
const said = { t: z.number(), by: z.string() };
const seat = { bot: z.string(), chat: z.number() };
const text = z.string().optional();
const via = z.enum(['poll', 'hook']);
const update = { ...said, bot: z.string(), update: z.number() };
const call = { ...said, call: z.string(), bot: z.string() };
const read = { ...said, tenant: z.string() };
const feed = { ...said, subscriber: z.string(), tenant: z.string() };
const count = z.int().nonnegative();

/** Tokens of a model call, as the model or the product counts them. */
export const Tokens = z.object({
  prompt: count,
  cached: count,
  tool: count,
  thoughts: count,
  candidates: count,
  total: count,
});
export type Tokens = z.infer<typeof Tokens>;

/** One line of a history: what an outside actor did or saw, and when. */
export const Line = z.discriminatedUnion('kind', [
  z.object({ ...said, kind: z.literal('run'), row: z.string(), seed: z.number() }),
  z.object({
    ...read,
    kind: z.literal('tenant'),
    canary: z.string(),
    bots: z.array(
      z.object({
        id: z.string(),
        platform: z.string(),
        on: z.enum(['TELEGRAM', 'WHATSAPP', 'INSTAGRAM']).optional(),
      }),
    ),
  }),
  z.object({
    ...said,
    ...seat,
    kind: z.literal('customer'),
    name: z.string(),
    /** What else the platform calls them. */
    names: z.array(z.string()).optional(),
  }),
  z.object({ ...said, ...seat, kind: z.literal('customer.stopped') }),

  z.object({
    ...update,
    kind: z.literal('update.offered'),
    type: z.string(),
    chat: z.number().optional(),
    message: z.number().optional(),
    text,
  }),
  z.object({ ...update, kind: z.literal('update.handed'), via, call: z.string() }),
  z.object({ ...update, kind: z.literal('update.acked'), via }),
  z.object({
    ...call,
    kind: z.literal('hook.answered'),
    status: z.number().optional(),
    aborted: z.boolean(),
  }),
  z.object({
    ...call,
    kind: z.literal('bot.call'),
    method: z.string(),
    chat: z.number().optional(),
    to: text,
    text,
  }),
  z.object({
    ...call,
    kind: z.literal('bot.answered'),
    method: z.string(),
    chat: z.number().optional(),
    to: text,
    text,
    status: z.number().optional(),
    aborted: z.boolean(),
    retryAfter: z.number().optional(),
  }),
  z.object({ ...said, ...seat, kind: z.literal('chat.message'), message: z.number(), text }),

  z.object({
    ...said,
    kind: z.literal('model.call'),
    call: z.string(),
    model: z.string(),
    asked: z.string(),
    marks: z.array(z.string()),
  }),
  z.object({
    ...said,
    kind: z.literal('model.answered'),
    call: z.string(),
    status: z.number().optional(),
    aborted: z.boolean(),
    finish: z.string().optional(),
    tokens: Tokens.nullish(),
  }),

  z.object({
    ...feed,
    kind: z.literal('feed.connected'),
    after: z.string().nullable(),
    conversation: z.string().optional(),
  }),
  z.object({ ...feed, kind: z.literal('feed.snapshot'), cursor: z.string() }),
  z.object({
    ...feed,
    kind: z.literal('feed.event'),
    cursor: z.string(),
    type: z.string(),
    subject: z.string(),
    conversation: z.string().optional(),
    state: z.string().optional(),
    marks: z.array(z.string()),
  }),
  z.object({ ...feed, kind: z.literal('feed.resync'), cursor: z.string(), reason: z.string() }),
  z.object({ ...feed, kind: z.literal('feed.cut'), code: z.number().optional() }),
  z.object({ ...feed, kind: z.literal('feed.ended') }),

  // `until` is when the fault was over: a stop that went on, a black hole that opened.
  z.object({
    ...said,
    kind: z.literal('fault'),
    what: z.string(),
    who: z.string(),
    until: z.number().optional(),
  }),
  z.object({ ...said, kind: z.literal('started'), who: z.string() }),

  z.object({
    ...read,
    kind: z.literal('read.conversation'),
    conversation: z.string(),
    bot: z.string(),
    customer: z.string(),
    mode: z.string(),
    open: z.string().nullable(),
  }),
  z.object({
    ...read,
    kind: z.literal('read.message'),
    conversation: z.string(),
    id: z.string(),
    seq: z.number(),
    author: z.string(),
    direction: z.enum(['IN', 'OUT']),
    text: z.string(),
    state: z.string(),
    maybeTwice: z.boolean(),
    edited: z.boolean(),
    turn: z.string().nullable(),
  }),
  z.object({
    ...read,
    kind: z.literal('read.turn'),
    conversation: z.string(),
    id: z.string(),
    state: z.string(),
  }),
  z.object({
    ...read,
    kind: z.literal('read.call'),
    conversation: z.string(),
    turn: z.string(),
    attempt: z.number(),
    state: z.enum(['OPEN', 'MADE', 'NOT_MADE', 'LOST']),
    total: count.nullable(),
  }),
  z.object({ ...read, kind: z.literal('read.usage'), tokens: Tokens.omit({ tool: true }) }),
  z.object({ ...read, kind: z.literal('read.log'), cursor: z.string() }),

  z.object({ ...said, kind: z.literal('secret.planted'), name: z.string() }),
  z.object({
    ...said,
    kind: z.literal('secret.scanned'),
    place: z.enum(['log', 'answer', 'database']),
    where: z.string(),
    bytes: z.number(),
    found: z.array(z.string()),
  }),

  z.object({
    ...said,
    kind: z.literal('measured'),
    who: z.string(),
    pid: z.number(),
    rssMb: z.number(),
    sockets: z.number(),
  }),
]);
export type Line = z.infer<typeof Line>;
export type Kind = Line['kind'];
/** A line of one kind. */
export type Of<K extends Kind> = Extract<Line, { kind: K }>;

/** The machine's monotonic clock in milliseconds; the same in all its processes. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
