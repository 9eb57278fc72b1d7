import { redact } from '@cbf/base';
import type { Receipt } from '../hook.ts';
import { verdictOf } from '../meta/verdict.ts';
import { WHATSAPP_VERDICTS } from './verdicts.ts';
import { Problem } from './wire.ts';

/** An error that a webhook tells of, in our words; nothing when it is malformed. */
export function problemOf(raw: unknown): NonNullable<Receipt['error']>[] {
  const problem = Problem.safeParse(raw).data;
  if (problem === undefined) return [];
  const { code, title = '', error_data } = problem;
  const words = redact(error_data?.details ?? title).slice(0, 300);
  return [
    {
      code: verdictOf(WHATSAPP_VERDICTS, code).reason,
      platformCode: String(code),
      detail: words === '' ? String(code) : `${code}: ${words}`,
    },
  ];
}
