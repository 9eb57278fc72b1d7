import { openSync, writeSync } from 'node:fs';
import { asObject, fromJson, type Json } from './json.ts';
import type { TranscriptEntry } from './transcript.ts';

/** The words by which a test recognises whose a text is; see docs/history.md. */
const MARK = /\bcanary[a-z0-9]+/g;
const MODEL_ACTIONS = new Set(['generateContent', 'streamGenerateContent']);

const FLUSH_MS = 100;
const FLUSH_LINES = 500;

/**
 * What the simulated services did and saw, a JSON line each, appended to a file. With `atOnce` each
 * line is in the file before anything comes of it, so that a killed process has told everything;
 * otherwise many are written together, and all of them before the process ends. Without a file it
 * does nothing. It is written from the wire and from the simulated world alone.
 */
export class History {
  readonly #file: number | undefined;
  readonly #atOnce: boolean;
  readonly #run = `${process.pid}-${Date.now().toString(36)}`;
  #lines: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string | undefined, atOnce = true) {
    this.#file = path === undefined ? undefined : openSync(path, 'a');
    this.#atOnce = atOnce;
    if (this.#file !== undefined && !atOnce) process.once('exit', () => this.flush());
  }

  /** Appends a line with the time of the machine's monotonic clock, in milliseconds. */
  write(kind: string, line: Json): void {
    if (this.#file === undefined) return;
    const t = Number(process.hrtime.bigint() / 1000n) / 1000;
    this.#lines.push(`${JSON.stringify({ t, by: 'simulator', kind, ...line })}\n`);
    if (this.#atOnce || this.#lines.length >= FLUSH_LINES) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** Puts into the file what is not there yet. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#file === undefined || this.#lines.length === 0) return;
    writeSync(this.#file, this.#lines.join(''));
    this.#lines = [];
  }

  /** Tells that a call has arrived, before anything comes of it. */
  opened(entry: TranscriptEntry): void {
    if (this.#file === undefined) return;
    const call = this.callOf(entry);
    if (entry.direction === 'out') {
      if (entry.platform !== 'telegram') return;
      const update = asObject(fromJson(entry.request.text))?.['update_id'];
      this.write('update.handed', { bot: entry.bot, update, via: 'hook', call });
    } else if (isBotCall(entry)) {
      this.write('bot.call', { call, ...botCall(entry) });
    } else if (MODEL_ACTIONS.has(entry.method)) {
      const body = entry.request.text;
      const marks = [...new Set(body.match(MARK))];
      this.write('model.call', { call, model: modelIn(entry), asked: lastTurn(body), marks });
    }
  }

  /** Tells how a call ended, as far as the wire shows it; `tail` is the end of a long answer. */
  closed(entry: TranscriptEntry, tail: string): void {
    if (this.#file === undefined) return;
    const call = this.callOf(entry);
    const { status, aborted, bot } = entry;
    if (entry.direction === 'out') {
      if (entry.method === 'webhook') this.write('hook.answered', { call, bot, status, aborted });
    } else if (entry.method === 'getUpdates') {
      if (status !== 200 || aborted) return;
      for (const update of updatesIn(entry.response.text)) {
        this.write('update.handed', { bot, update, via: 'poll', call });
      }
    } else if (isBotCall(entry)) {
      const retryAfter = asObject(asObject(fromJson(entry.response.text))?.['parameters']);
      const wait = retryAfter?.['retry_after'];
      this.write('bot.answered', { call, ...botCall(entry), status, aborted, retryAfter: wait });
    } else if (MODEL_ACTIONS.has(entry.method)) {
      this.write('model.answered', { call, status, aborted, ...reported(tail) });
    }
  }

  /** The number of an exchange, which no other run of the simulator gives again. */
  callOf(entry: TranscriptEntry): string {
    return `${this.#run}-${entry.n}`;
  }
}

function isBotCall({ platform, method, bot }: TranscriptEntry): boolean {
  if (platform === 'telegram') return method !== 'getUpdates';
  return platform !== 'gemini' && bot !== undefined;
}

function botCall(entry: TranscriptEntry): Json {
  const given = asObject(fromJson(entry.request.text)) ?? {};
  const { chat, to, text } = entry.platform === 'telegram' ? inTelegram(given) : inGraph(given);
  return {
    bot: entry.bot,
    method: entry.method,
    chat: chat === undefined ? undefined : Number(chat),
    to,
    text,
  };
}

function inTelegram({ chat_id: chat, text, caption }: Json) {
  return { chat, to: undefined, text: typeof text === 'string' ? text : caption };
}

/**
 * A send of WhatsApp names the customer by `to`, their number, or by `recipient`, their id at the
 * business; one of Instagram by the `id` in `recipient`.
 */
function inGraph({ to, recipient, text, message, interactive }: Json) {
  const name = to ?? asObject(recipient)?.['id'] ?? recipient;
  const body = asObject(asObject(interactive)?.['body'])?.['text'];
  return {
    chat: /^\+?\d+$/.test(String(name)) ? name : undefined,
    to: typeof name === 'string' ? name : undefined,
    text: asObject(text)?.['body'] ?? asObject(message)?.['text'] ?? body,
  };
}

function updatesIn(body: string): unknown[] {
  const result = asObject(fromJson(body))?.['result'];
  return Array.isArray(result) ? result.map((update) => asObject(update)?.['update_id']) : [];
}

function modelIn({ path }: TranscriptEntry): string {
  return /models\/([^/:?]+):/.exec(path)?.[1] ?? '';
}

function lastTurn(body: string): string {
  const contents = asObject(fromJson(body))?.['contents'];
  const last: unknown = Array.isArray(contents) ? contents.at(-1) : undefined;
  const parts = asObject(last)?.['parts'];
  const texts = Array.isArray(parts) ? parts.map((part) => asObject(part)?.['text']) : [];
  return texts.filter((text) => typeof text === 'string').join('\n');
}

/** The last usage and finish reason that went over the wire; a cut answer may have neither. */
function reported(body: string): Json {
  const whole = asObject(fromJson(body));
  const chunks = whole ? [whole] : chunksIn(body);
  const usage = asObject(chunks.findLast((chunk) => chunk['usageMetadata'])?.['usageMetadata']);
  const finish = chunks.map(finishOf).findLast((reason) => reason !== undefined);
  const count = (name: string) => Number(usage?.[name] ?? 0);
  return {
    finish,
    tokens: usage && {
      prompt: count('promptTokenCount'),
      cached: count('cachedContentTokenCount'),
      tool: count('toolUsePromptTokenCount'),
      thoughts: count('thoughtsTokenCount'),
      candidates: count('candidatesTokenCount'),
      total: count('totalTokenCount'),
    },
  };
}

function chunksIn(body: string): Json[] {
  return body
    .split(/\r?\n\r?\n/)
    .map((frame) => asObject(fromJson(frame.replace(/^data: /, ''))))
    .filter((chunk) => chunk !== null && chunk !== undefined);
}

function finishOf(chunk: Json): unknown {
  const candidates = chunk['candidates'];
  const first: unknown = Array.isArray(candidates) ? candidates[0] : undefined;
  const blocked = asObject(chunk['promptFeedback'])?.['blockReason'];
  return asObject(first)?.['finishReason'] ?? blocked;
}
