import { badRequest, Described, envelope, TelegramError } from './errors.ts';
import { ANSWERS_TRUE, KNOWN_METHODS } from './methods/known.ts';
import { mediaMethods } from './methods/media.ts';
import { messageMethods } from './methods/messages.ts';
import { presenceMethods } from './methods/presence.ts';
import { profileMethods } from './methods/profile.ts';
import { reactionMethods } from './methods/reactions.ts';
import { richMethods } from './methods/rich.ts';
import { updateMethods } from './methods/updates.ts';
import type { Call, Method } from './service.ts';

const METHODS: ReadonlyMap<string, Method> = new Map(
  [
    updateMethods,
    profileMethods,
    messageMethods,
    presenceMethods,
    mediaMethods,
    reactionMethods,
    richMethods,
  ].flatMap((group) => Object.entries(group).map(([name, run]) => [name.toLowerCase(), run])),
);

/** A whole answer of the Bot API. */
export interface BotAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The method's own spelling, or what was asked for when there is no such method. */
export function spelled(method: string): string {
  return KNOWN_METHODS.get(method.toLowerCase()) ?? method;
}

/** Runs a method, in whatever letters its name is written, and words the answer. */
export async function answerCall(method: string, makeCall: () => Call): Promise<BotAnswer> {
  try {
    const run = METHODS.get(method.toLowerCase()) ?? unsimulated(method);
    const result: unknown = await run(makeCall());
    const answer =
      result instanceof Described
        ? { ok: true, result: result.result, description: result.description }
        : { ok: true, result };
    return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(answer) };
  } catch (error) {
    if (error instanceof TelegramError) return refusal(error);
    throw error;
  }
}

/** The answer that stands for an error, with the header that 429 has. */
export function refusal(error: TelegramError): BotAnswer {
  const seconds = error.parameters?.['retry_after'];
  return {
    status: error.code,
    headers:
      seconds === undefined ? JSON_HEADERS : { ...JSON_HEADERS, 'retry-after': `${seconds}` },
    body: envelope(error),
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' };

function unsimulated(method: string): Method {
  const name = method.toLowerCase();
  if (!KNOWN_METHODS.has(name)) throw new TelegramError(404, 'Not Found: method not found');
  if (ANSWERS_TRUE.has(name)) return () => true;
  throw badRequest(`the simulator does not play ${spelled(method)}`);
}
