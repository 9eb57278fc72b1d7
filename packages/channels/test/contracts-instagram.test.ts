import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, hasContracts } from './contracts.ts';
import { readInstagram } from './reading.ts';

const Cases = z.object({
  payloads: z.array(z.object({ name: z.string(), payload: z.unknown() })),
});

const EXPECTED: Record<string, string> = {
  two_messages_in_one_entry: 'MESSAGE TEXT, MESSAGE TEXT',
  two_accounts_in_one_post: 'MESSAGE TEXT; MESSAGE TEXT',
  echo_of_own_send: 'ECHO TEXT',
  echo_of_human_in_app: 'ECHO TEXT',
  self_message_test: '1 ignored',
  image: 'MESSAGE IMAGE',
  video: 'MESSAGE VIDEO',
  audio: 'MESSAGE AUDIO',
  file: 'MESSAGE DOCUMENT',
  several_images: 'MESSAGE IMAGE IMAGE IMAGE',
  shared_post: 'MESSAGE UNSUPPORTED TEXT',
  shared_post_old: 'MESSAGE UNSUPPORTED',
  shared_reel: 'MESSAGE UNSUPPORTED TEXT',
  story_mention: 'MESSAGE UNSUPPORTED',
  like_heart: 'MESSAGE STICKER',
  unsupported: 'MESSAGE UNSUPPORTED',
  ephemeral_image: 'MESSAGE UNSUPPORTED',
  deleted: 'DELETE',
  edited: 'EDIT TEXT',
  edited_num_edit_0: '1 ignored',
  reaction: 'REACTION',
  reaction_removed: 'REACTION',
  seen: 'READ',
  ice_breaker_postback: 'PRESS PRESS',
  quick_reply: 'PRESS PRESS',
  referral_link: 'NOTICE',
  standby: '1 ignored',
  comment_changes_form: 'COMMENT TEXT',
  comment_flat_form: 'COMMENT TEXT',
  comment_by_own_account: '1 ignored',
  unknown_field: '1 ignored',
  unknown_attachment_type: 'MESSAGE UNSUPPORTED',
};

test.skipIf(!hasContracts)('each of the collected webhooks becomes what it should', () => {
  const { payloads } = Cases.parse(contract('instagram/webhooks.json'));
  expect(payloads).toHaveLength(39);
  const keys = new Map<string, string>();
  for (const { name, payload } of payloads) {
    const { ok, deliveries, ignored } = readInstagram(payload);
    expect(ok, name).toBe(true);
    const told = deliveries.map(({ received, receipts }) =>
      [
        ...received.map(({ inbound: { kind, parts } }) =>
          [kind, ...parts.map((part) => part.kind)].join(' '),
        ),
        ...receipts.map(({ state }) => state),
      ].join(', '),
    );
    const all = [...told, ...(ignored > 0 ? [`${ignored} ignored`] : [])].join('; ');
    expect(all, name).toBe(EXPECTED[name] ?? 'MESSAGE TEXT');
    for (const { inbound } of deliveries.flatMap(({ received }) => received)) {
      // The same message a second time has the same key, and nothing else has.
      const holder = keys.get(inbound.externalId) ?? name;
      expect(holder, name).toBe(name === 'duplicate' ? 'text' : name);
      keys.set(inbound.externalId, holder);
    }
  }
  expect(keys.get('ig:aWdfMQ')).toBe('text');
});
