import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Locale } from '../words.ts';
import { bulk, runBulk } from './bulk.ts';
import type { InboundRow } from './inbound-row.ts';
import { storable } from './sql.ts';

/** A contact as the hot path knows it. */
export interface KnownContact {
  readonly id: string;
  readonly language: Locale | null;
  blocked: boolean;
}

/** The contacts of some inbound messages. */
export interface KnownContacts {
  /** The contact who wrote a message; throws for one that was not among those given. */
  of(inbound: InboundRow): KnownContact;
}

interface RawContact {
  id: string;
  channel_id: string;
  external_id: string;
  language: Locale | null;
  blocked: number;
}

const upsert = bulk(
  {
    id: 'text',
    workspace_id: 'text',
    channel_id: 'text',
    platform: 'text',
    external_id: 'text',
    name: 'text',
    folded_name: 'text',
    handle: 'text',
    language: 'text',
    phone: 'text',
    bsuid: 'text',
    at: 'time',
  },
  (
    lines,
  ) => `insert into contact (id, workspace_id, channel_id, platform, external_id, name, folded_name,
       handle, language, phone, bsuid, language_chosen, tags, first_seen_at, last_seen_at)
     select id, workspace_id, channel_id, platform, external_id, name, folded_name,
       handle, language, phone, bsuid, false, '[]', at, at
     from ${lines} where true
     on conflict (channel_id, external_id) do update set
       name = excluded.name, folded_name = excluded.folded_name, handle = excluded.handle,
       language = case when contact.language_chosen then contact.language
                       else coalesce(excluded.language, contact.language) end,
       phone = coalesce(excluded.phone, contact.phone),
       bsuid = coalesce(excluded.bsuid, contact.bsuid),
       last_seen_at = excluded.last_seen_at
     returning id, channel_id, external_id, language,
       case when blocked_at is null then 0 else 1 end as blocked`,
);

/**
 * Makes or refreshes the contacts of messages: name and handle as the last message has them, the
 * language as the last one that tells it, unless the customer chose one.
 */
export async function upsertContacts(
  em: SqlEntityManager,
  all: readonly InboundRow[],
): Promise<KnownContacts> {
  const lines = new Map<string, ReturnType<typeof lineOf>>();
  for (const inbound of all) {
    const key = contactKey(inbound.channelId, inbound.contact.externalId);
    const line = lineOf(inbound);
    const language = line.language ?? lines.get(key)?.language ?? null;
    lines.set(key, { ...line, language });
  }
  const known = new Map<string, KnownContact>();
  for (const { id, channel_id, external_id, language, blocked } of await runBulk<
    RawContact,
    keyof ReturnType<typeof lineOf>
  >(em, upsert, [...lines.values()]))
    known.set(contactKey(channel_id, external_id), { id, language, blocked: blocked === 1 });
  return {
    of({ channelId, contact }) {
      const found = known.get(contactKey(channelId, contact.externalId));
      if (found === undefined) throw new Error('A contact that was stored is not known.');
      return found;
    },
  };
}

function lineOf({ workspaceId, channelId, platform, contact, at }: InboundRow) {
  return {
    id: newId('ctc'),
    workspace_id: workspaceId,
    channel_id: channelId,
    platform,
    external_id: contact.externalId,
    name: storable(contact.name),
    folded_name: storable(contact.foldedName),
    handle: contact.handle,
    language: contact.language,
    phone: contact.phone ?? null,
    bsuid: contact.bsuid ?? null,
    at,
  };
}

// A channel's id holds no space, so that no two keys are the same text.
function contactKey(channelId: string, externalId: string): string {
  return `${channelId} ${externalId}`;
}
