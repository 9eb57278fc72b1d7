import type { OpenChannel } from '../channels/book.ts';

const patienceMs = 5_000;

/**
 * Finds out whose the channels are that were never proven, when a webhook is for an account that no
 * other channel has: what comes in the seconds after a connection would otherwise be for nobody. Throws
 * when the channel that the address itself names cannot be asked about, so that Meta sends it again.
 */
export async function knowAccounts(
  accounts: readonly string[],
  signed: readonly OpenChannel[],
  own: readonly OpenChannel[],
): Promise<void> {
  const owners = new Set(signed.map(({ channel }) => channel.externalId));
  if (accounts.every((account) => owners.has(account))) return;
  const unknown = [...new Set(signed)].filter(({ channel }) => channel.externalId == null);
  await Promise.all(
    unknown.map(async (open) => {
      const isKnown = await learn(open);
      if (!isKnown && own.includes(open)) throw new Error('Nobody knows yet whose channel it is.');
    }),
  );
}

async function learn(open: OpenChannel): Promise<boolean> {
  if (open.speaker === null) return false;
  const proof = await open.speaker.client.verify(AbortSignal.timeout(patienceMs));
  if (proof.ok) open.channel = { ...open.channel, externalId: proof.value.externalId };
  return proof.ok;
}
