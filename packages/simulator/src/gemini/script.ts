import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Exchange } from '../wire.ts';
import { headersFor, JSON_TYPE, SSE_TYPE } from './http.ts';

const PAUSE_BEFORE_RESET_MS = 30;

const Scripted = z.object({
  body: z.string(),
  status: z.int().min(200).max(599).default(200),
  /** By default an event stream for a body that looks like one, else JSON. */
  contentType: z.string().optional(),
  /** Bytes in one write; without it the body goes out at once. */
  pieceBytes: z.int().positive().optional(),
  then: z.enum(['end', 'reset', 'hang']).default('end'),
});
type Scripted = z.output<typeof Scripted>;

/** The body of `POST /control/gemini/script`. */
export const ScriptRequest = z.object({
  bodies: z
    .array(z.union([z.string().transform((body) => Scripted.parse({ body })), Scripted]))
    .min(1),
});

/** Answers that were written beforehand: each is sent once, byte for byte, in their order. */
export class Scripts {
  readonly #waiting: Scripted[] = [];

  get left(): number {
    return this.#waiting.length;
  }

  add(bodies: readonly Scripted[]): void {
    this.#waiting.push(...bodies);
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** Answers with the next scripted body; false when there is none. */
  async play(exchange: Exchange, clock: Clock): Promise<boolean> {
    const script = this.#waiting.shift();
    if (!script) return false;
    const { body, status, contentType, pieceBytes, then } = script;
    const bytes = Buffer.from(body);
    const step = pieceBytes ?? Math.max(1, bytes.length);
    exchange.begin(status, headersFor(contentType ?? typeOf(body)));
    for (let from = 0; from < bytes.length; from += step) {
      if (from > 0) await clock.sleep(1, exchange.signal);
      exchange.write(bytes.subarray(from, from + step));
    }
    if (then === 'end') exchange.end();
    if (then === 'reset') {
      await clock.sleep(PAUSE_BEFORE_RESET_MS, exchange.signal);
      exchange.destroy();
    }
    return true;
  }
}

function typeOf(body: string): string {
  return /^(data|:)/.test(body) ? SSE_TYPE : JSON_TYPE;
}
