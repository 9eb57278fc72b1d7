import type { Received } from '@cbf/channels';
import type { OpenChannel } from '../channels/book.ts';

/** Longer nobody waits for a name before a message is stored. */
const patienceMs = 1_500;
const mostNames = 10_000;

interface Name {
  readonly name: string | null;
  readonly handle: string | null;
}

const known = new WeakMap<OpenChannel['seen'], Map<string, Name>>();

/**
 * What came, with the names of whoever wrote it: Instagram's webhooks tell ids alone. Whom it does
 * not name in time goes on by their id, and is asked about with their next message.
 */
export async function withNames(
  open: OpenChannel,
  batch: readonly Received[],
): Promise<readonly Received[]> {
  const { speaker } = open;
  if (speaker?.platform !== 'INSTAGRAM') return batch;
  const names = known.get(open.seen) ?? new Map<string, Name>();
  known.set(open.seen, names);
  const nameless = batch.flatMap(({ inbound: { contact } }) =>
    contact.name === contact.externalId ? [contact.externalId] : [],
  );
  const signal = AbortSignal.timeout(patienceMs);
  await Promise.all(
    [...new Set(nameless)].map(async (id) => {
      if (names.has(id)) return;
      const found = await speaker.client.profile(id, signal);
      if (!found.ok) return;
      if (names.size >= mostNames) names.clear();
      names.set(id, found.value);
    }),
  );
  return batch.map((one) => named(one, names));
}

function named(one: Received, names: ReadonlyMap<string, Name>): Received {
  const { contact } = one.inbound;
  const found = names.get(contact.externalId);
  if (found === undefined || contact.name !== contact.externalId) return one;
  const { name, handle } = found;
  const told = {
    ...contact,
    name: name ?? handle ?? contact.name,
    ...(handle === null ? {} : { handle }),
  };
  return { ...one, inbound: { ...one.inbound, contact: told } };
}
