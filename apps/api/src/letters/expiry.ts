import { Channel } from '@cbf/db';
import { channelEvent } from '../bots/status.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { after } from '../runner/lease.ts';
import { lettersEvent } from './attention.ts';

const dayMs = 86_400_000;

/** How many days before a credential ends its owner is warned, each once. */
export const warnDays = [10, 1] as const;
const [first, last] = warnDays;

/**
 * Warns the owners of channels whose credential ends soon and could not be renewed until now, by a
 * letter: when the first of the days is reached, and again when the last is. Returns how many.
 */
export async function warnOfEnds(writer: Writer): Promise<number> {
  const where = (at: Date) => ({
    disconnectedAt: null,
    $or: [
      { credentialExpiresAt: { $lte: after(at, first * dayMs) }, warnedDays: null },
      { credentialExpiresAt: { $lte: after(at, last * dayMs) }, warnedDays: { $gt: last } },
    ],
  });
  const { database } = writer;
  const near = await database.em.fork().find(Channel, where(database.now()), { limit: 200 });
  if (near.length === 0) return 0;
  const workspaceIds = near.map(({ workspaceId }) => workspaceId);
  return change(writer, 'expire-proofs', workspaceIds, async (inner) => {
    const id = { $in: near.map((channel) => channel.id) };
    const still = await inner.em.find(Channel, { ...where(inner.at), id });
    for (const channel of still) {
      const ends = channel.credentialExpiresAt?.getTime() ?? 0;
      channel.warnedDays = ends <= after(inner.at, last * dayMs).getTime() ? last : first;
      channel.attentionAt = inner.at;
      inner.emit(channel.workspaceId, lettersEvent(channel.botId), channelEvent(channel));
    }
    return still.length;
  });
}

/** Takes a warning back: the credential was renewed, or is needed no more. */
export function forgetWarning(line: LineChange, channel: Channel): void {
  channel.warnedDays = null;
  if (channel.attentionAt == null) return;
  channel.attentionAt = null;
  line.emit(channel.workspaceId, lettersEvent(channel.botId));
}
