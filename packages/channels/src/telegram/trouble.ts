import { redact } from '@cbf/base';
import { GrammyError, HttpError } from 'grammy';
import type { Attempt, Trouble } from '../channel.ts';
import { codeOf, isBeforeAnyByte } from '../network.ts';
import type { SendResult } from '../outbound.ts';
import { resultOfSource } from '../upload.ts';

/** How long to stay away after a failure that names no time, ms. */
const PAUSE_MS = 3_000;

/**
 * What an error of grammY is, in one line that holds no token: its own message and Telegram's
 * words, or the code of the network's error. The errors themselves carry the bot's whole address.
 */
export function safeDetail(error: unknown): string {
  if (error instanceof GrammyError) return redact(`${error.error_code}: ${error.description}`);
  if (error instanceof HttpError) {
    return redact([error.message, codeOf(error.error)].filter(Boolean).join(' '));
  }
  return redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

/** What an error says about the channel as a whole. */
export function troubleOf(error: unknown): Trouble {
  const detail = safeDetail(error);
  if (!(error instanceof GrammyError)) {
    return error instanceof HttpError
      ? { code: 'UNREACHABLE', detail, retryAfterMs: PAUSE_MS }
      : { code: 'INTERNAL', detail };
  }
  switch (error.error_code) {
    case 401:
    case 404:
      // A token that is no token at all leads to an address that does not exist.
      return { code: 'WRONG_TOKEN', detail };
    case 409:
      return isWebhook(error.description)
        ? { code: 'WEBHOOK_ELSEWHERE', detail }
        : { code: 'USED_ELSEWHERE', detail };
    case 429:
      return { code: 'UNREACHABLE', detail, retryAfterMs: waitOf(error) };
    default:
      return error.error_code >= 500
        ? { code: 'UNREACHABLE', detail, retryAfterMs: PAUSE_MS }
        : { code: 'INTERNAL', detail };
  }
}

/**
 * What an error says about one message. Only a failure that surely came before the request was
 * written may be repeated; a timeout, a reset or a 5xx may have come after Telegram sent it.
 */
export function sendResultOf(error: unknown): SendResult {
  const detail = safeDetail(error);
  if (error instanceof GrammyError) return byCode(error, detail);
  if (error instanceof HttpError) {
    const broken = resultOfSource(error.error);
    if (broken) return broken;
    if (isBeforeAnyByte(error.error)) return { outcome: 'retry', afterMs: PAUSE_MS, detail };
  }
  return { outcome: 'uncertain', detail };
}

/** Runs a call; what Telegram or the network did to it comes back as a trouble. */
export async function attempt<T>(call: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, ...troubleOf(error) };
  }
}

/** Whether Telegram disliked the formatting and would take the same text without it. */
export function isFormattingRefused(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /can't parse|entit/i.test(error.description)
  );
}

/** Whether there is nothing at the address; of what it is made, only the token can be wrong. */
export function isNotFound(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 404;
}

/** Where a group is found since it became a supergroup; null when this is no such refusal. */
export function newChatOf(error: unknown): string | null {
  if (!(error instanceof GrammyError)) return null;
  const { migrate_to_chat_id: moved } = error.parameters;
  return moved === undefined ? null : String(moved);
}

/** How long Telegram wants to be left alone, ms; null when this is no such refusal. */
export function limitOf(error: unknown): number | null {
  return error instanceof GrammyError && error.error_code === 429 ? waitOf(error) : null;
}

function byCode(error: GrammyError, detail: string): SendResult {
  switch (error.error_code) {
    case 401:
    case 404:
      return { outcome: 'unauthorized', detail };
    case 403:
      return { outcome: 'blocked', detail };
    case 409:
      return { outcome: 'retry', afterMs: PAUSE_MS, detail };
    case 429:
      return { outcome: 'retry', afterMs: waitOf(error), limited: true, detail };
    default:
      return error.error_code >= 500
        ? { outcome: 'uncertain', detail }
        : { outcome: 'rejected', reason: redact(error.description) };
  }
}

function waitOf({ parameters }: GrammyError): number {
  return parameters.retry_after === undefined ? PAUSE_MS : parameters.retry_after * 1_000;
}

function isWebhook(description: string): boolean {
  return /webhook is active|setWebhook/i.test(description);
}
