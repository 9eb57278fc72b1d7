import type { Api } from 'grammy';
import { z } from 'zod';

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;
const Signal = z.custom<GrammySignal>((value) => value instanceof AbortSignal);

/** Node's signal as grammY takes it: its types know only an older package's class of that name. */
export function grammySignal(signal: AbortSignal): GrammySignal;
export function grammySignal(signal: AbortSignal | undefined): GrammySignal | undefined;
export function grammySignal(signal: AbortSignal | undefined): GrammySignal | undefined {
  return Signal.optional().parse(signal);
}
