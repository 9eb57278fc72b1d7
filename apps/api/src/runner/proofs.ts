import { Bot, Channel } from '@cbf/db';
import { change, type Writer } from '../events/commit.ts';
import { after, type Timings } from './lease.ts';
import { reportStatus } from './report-status.ts';

/**
 * Notices channels that were not proven for two intervals: ACTIVE means proven, so they are not
 * called that any longer, whatever holds them. Returns how many.
 */
export async function expireProofs(writer: Writer, times: Timings): Promise<number> {
  const where = (at: Date) => ({
    status: 'ACTIVE' as const,
    platform: { $ne: 'WEB' as const },
    provenAt: { $lte: after(at, -2 * times.provenEveryMs) },
  });
  const { database } = writer;
  const stale = await database.em.fork().find(Channel, where(database.now()), { limit: 200 });
  if (stale.length === 0) return 0;
  const workspaceIds = stale.map(({ workspaceId }) => workspaceId);
  return change(writer, 'expire-proofs', workspaceIds, async (inner) => {
    const id = { $in: stale.map((channel) => channel.id) };
    const still = await inner.em.find(Channel, { ...where(inner.at), id });
    for (const channel of still) {
      const bot = await inner.em.findOneOrFail(Bot, { id: channel.botId });
      await reportStatus(inner, bot, channel, { status: 'PENDING', statusCode: 'NOT_PROVEN' });
    }
    return still.length;
  });
}
