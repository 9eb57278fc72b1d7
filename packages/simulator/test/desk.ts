import { createServer, type IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { BotView, CustomerView } from '../src/control/contract.ts';
import type { Simulator } from '../src/launch.ts';

const Envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().optional(),
  error_code: z.number().optional(),
  parameters: z.record(z.string(), z.number()).optional(),
});

/** An answer of the Bot API as it came over the wire. */
export type Answer = z.infer<typeof Envelope> & { status: number; headers: Headers };

/** Calls a method over raw HTTP with a JSON body. */
export async function call(
  simulator: Simulator,
  token: string,
  method: string,
  params: unknown = {},
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await fetch(`${simulator.telegramRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
    ...(signal ? { signal } : {}),
  });
  return read(response);
}

/** Reads an answer of the Bot API; throws when it is not one. */
export async function read(response: Response): Promise<Answer> {
  const body = Envelope.parse(await response.json());
  return { ...body, status: response.status, headers: response.headers };
}

/** A bot, a customer, and short ways to act as either. */
export interface Desk {
  bot: BotView;
  customer: CustomerView;
  seat: { bot: number; customer: number };
  call(method: string, params?: unknown, signal?: AbortSignal): Promise<Answer>;
  /** Sends a text to the customer. */
  send(text: string, more?: Record<string, unknown>): Promise<Answer>;
  /** Has the customer write. */
  say(text: string): Promise<{ updateId: number | null; messageId: number | null }>;
  /** The updates that a poll gets at once. */
  updates(params?: Record<string, unknown>): Promise<Update[]>;
}

export const Update = z.looseObject({ update_id: z.number() });
export type Update = z.infer<typeof Update>;

/** Makes a new bot and a new customer; the customer has not written yet. */
export async function newDesk(simulator: Simulator): Promise<Desk> {
  const { telegram } = simulator.control;
  const bot = await telegram.issueBot();
  const customer = await telegram.customer({ name: 'Anna Karimova', languageCode: 'uz' });
  const seat = { bot: bot.id, customer: customer.id };
  const callIt: Desk['call'] = (method, params, signal) =>
    call(simulator, bot.token, method, params, signal);
  return {
    bot,
    customer,
    seat,
    call: callIt,
    send: (text, more) => callIt('sendMessage', { chat_id: customer.id, text, ...more }),
    say: (text) => telegram.say({ ...seat, text }),
    updates: async (params) => z.array(Update).parse((await callIt('getUpdates', params)).result),
  };
}

/** A desk at which the customer has pressed Start and the bot has taken note. */
export async function startedDesk(simulator: Simulator): Promise<Desk> {
  const desk = await newDesk(simulator);
  const { updateId } = await desk.say('/start');
  await desk.call('getUpdates', { offset: (updateId ?? 0) + 1 });
  return desk;
}

/** A request that a webhook got. */
export interface Delivered {
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  update: Update;
  at: number;
}

/** What a webhook answers: a status, or a status with body and headers, perhaps only later. */
export type HookAnswer =
  | number
  | { status: number; body?: string; headers?: Record<string, string>; after?: Promise<void> };

/** A product's webhook on this machine, which answers as it is told. */
export interface Hook {
  url: string;
  got: Delivered[];
  /** Resolves once so many requests have come. */
  until(count: number): Promise<Delivered[]>;
  answer: (delivered: Delivered, number: number) => HookAnswer;
  close(): Promise<void>;
}

/** Opens a webhook; it answers 200 until it is told otherwise. */
export async function openHook(): Promise<Hook> {
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const delivered: Delivered = {
        headers: request.headers,
        rawHeaders: request.rawHeaders,
        update: Update.parse(JSON.parse(Buffer.concat(chunks).toString())),
        at: Date.now(),
      };
      hook.got.push(delivered);
      const given = hook.answer(delivered, hook.got.length);
      const answer = typeof given === 'number' ? { status: given } : given;
      for (const look of [...waiting]) look();
      void (answer.after ?? Promise.resolve()).then(() => {
        response.writeHead(answer.status, answer.headers);
        response.end(answer.body ?? '');
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const hook: Hook = {
    url: `http://127.0.0.1:${port}/hook`,
    got: [],
    answer: () => 200,
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (hook.got.length < count) return;
          waiting.delete(look);
          resolve(hook.got);
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hook;
}

/** Asks again until the answer fits; fails with the last answer after five seconds. */
export async function eventually<T>(
  ask: () => Promise<T>,
  fits: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + 5000;
  for (;;) {
    const value = await ask();
    if (fits(value)) return value;
    if (Date.now() > end) throw new Error(`It did not come about: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
