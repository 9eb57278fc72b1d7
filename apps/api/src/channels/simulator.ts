import { z } from 'zod';
import type { Config } from '../env.ts';
import { Refusal } from '../words/refusal.ts';

const issued = z.object({ token: z.string().min(1), username: z.string() });

const patienceMs = 5000;

/** Asks the simulator for a bot of its own; refuses when none runs or it does not answer. */
export async function issueToken(
  { simulator }: Config,
  name: string,
): Promise<z.output<typeof issued>> {
  if (simulator === null) throw new Refusal('BAD_STATE', 'noSimulator');
  try {
    const response = await fetch(`${simulator.url}/control/telegram/bots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`The simulator answered ${String(response.status)}.`);
    return issued.parse(await response.json());
  } catch (cause) {
    const refusal = new Refusal('BAD_STATE', 'simulatorSilent');
    refusal.cause = cause;
    throw refusal;
  }
}
