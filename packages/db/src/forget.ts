import { setImmediate as others } from 'node:timers/promises';
import { discardMedia } from './hot/media.ts';
import { rows } from './hot/sql.ts';
import type { Database } from './open.ts';

const bite = 200;

// What goes with a message or a turn goes by its foreign key; a contact's conversation went before.
const parts = [
  'select id from message where bot_id = ? limit ?',
  'select id from turn where bot_id = ? limit ?',
  'select id from conversation where bot_id = ? limit ?',
  'select c.id from contact c join channel h on h.id = c.channel_id where h.bot_id = ? limit ?',
].map((found) => `delete from ${/ from (\w+)/.exec(found)?.[1] ?? ''} where id in (${found})`);

const files = `select f.id from conversation c join media f on f.conversation_id = c.id
  where c.bot_id = ? limit ?`;

/**
 * Removes a bot with everything that belongs to it but what it has used. A bot may have millions of
 * messages, so it goes in bites, each a transaction of its own: nobody waits for long, no statement
 * runs into its limit, and what is broken off goes on next time. Where its files are is noted first:
 * they are still to be removed. Returns how many rows went by name.
 */
export async function forgetBot(database: Database, botId: string): Promise<number> {
  const em = database.em.fork();
  let gone = await forgetFiles(database, botId);
  for (const part of parts)
    for (;;) {
      const some = await rows(em, `${part} returning id`, [botId, bite]);
      gone += some.length;
      if (some.length < bite) break;
      await others();
    }
  await rows(em, 'delete from bot where id = ?', [botId]);
  return gone;
}

// Before the conversations, which would take these rows along and the places of the files with them.
async function forgetFiles(database: Database, botId: string): Promise<number> {
  let gone = 0;
  for (;;) {
    const some = await database.em.fork().transactional(async (em) => {
      const found = await rows<{ id: string }>(em, files, [botId, bite]);
      await discardMedia(
        em,
        found.map(({ id }) => id),
        database.now(),
      );
      return found.length;
    });
    gone += some;
    if (some < bite) return gone;
    await others();
  }
}
