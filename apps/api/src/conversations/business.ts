import { foldText, newId } from '@cbf/base';
import { Contact } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import type { Inbound, Line } from './line.ts';

const tag = 'Telegram Business';

/**
 * A person let the bot into the conversations that they have as a business, or no longer: noted on
 * the contact, and no more. What is said there does not come to us, and nobody is written to.
 */
export async function connectedBusiness(
  { em, at }: LineChange,
  { channel, bot }: Line,
  { contact, data }: Inbound,
): Promise<void> {
  const { externalId, name, handle } = contact;
  const known = await em.findOne(Contact, { channelId: channel.id, externalId }, { refresh: true });
  const person =
    known ??
    em.create(Contact, {
      ...{ id: newId('ctc'), workspaceId: bot.workspaceId, channelId: channel.id },
      ...{ platform: channel.platform, externalId, name, handle, tags: [] },
      ...{ foldedName: foldText(`${name} ${handle ?? ''}`), firstSeenAt: at, lastSeenAt: at },
    });
  const others = person.tags.filter((other) => other !== tag);
  person.tags = data === 'BUSINESS_CONNECTED' ? [...others, tag] : others;
  await em.flush();
}

/** Whether a notice says that. */
export function isOfBusiness({ data }: Inbound): boolean {
  return data === 'BUSINESS_CONNECTED' || data === 'BUSINESS_DISCONNECTED';
}
