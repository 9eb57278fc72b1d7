import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, hasContracts } from './contracts.ts';
import { readWhatsapp } from './reading.ts';

const Cases = z.object({
  payloads: z.array(z.object({ name: z.string(), payload: z.unknown() })),
});
const Pywa = z.record(z.string(), z.unknown());

/** What was made of a webhook, in short: kinds, states and news, and what was left alone. */
function digest(payload: unknown): string {
  const { ok, deliveries, ignored } = readWhatsapp(payload);
  const told = deliveries.map(({ accountId, received, receipts, accountNews }) => {
    const all = [
      ...received.map(({ inbound: { kind, parts } }) =>
        [kind, ...parts.map((part) => part.kind)].join(' '),
      ),
      ...receipts.map(({ state, error }) => [state, error?.code].filter(Boolean).join(' ')),
      ...accountNews.map(({ event }) => `news ${event}`),
    ];
    return `${accountId}: ${all.join(', ')}`;
  });
  return [
    ...(ok ? [] : ['not ours']),
    ...told,
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
  ].join('; ');
}

test.skipIf(!hasContracts)('the collected edge cases become what they should', () => {
  const { payloads } = Cases.parse(contract('whatsapp/edge-cases.json'));
  const a = '100000000000001';
  expect(Object.fromEntries(payloads.map(({ name, payload }) => [name, digest(payload)]))).toEqual({
    two_messages_in_one_value: `${a}: MESSAGE TEXT, MESSAGE TEXT`,
    two_changes_message_and_status: `${a}: MESSAGE TEXT, READ`,
    two_entries_two_phone_numbers: `${a}: MESSAGE TEXT; 100000000000002: MESSAGE TEXT`,
    duplicate_delivery: `${a}: MESSAGE TEXT`,
    out_of_order_timestamps: `${a}: MESSAGE TEXT, MESSAGE TEXT`,
    status_read_before_delivered: `${a}: READ`,
    status_delivered_after_read: `${a}: DELIVERED`,
    status_for_unknown_message: `${a}: SENT`,
    status_with_pricing: `${a}: SENT`,
    status_failed_window: `${a}: FAILED WINDOW_CLOSED`,
    status_unknown_value: '1 ignored',
    voice_note: `${a}: MESSAGE VOICE`,
    reaction_removed: `${a}: REACTION`,
    unsupported: `${a}: MESSAGE UNSUPPORTED`,
    unknown_type: `${a}: MESSAGE UNSUPPORTED`,
    click_to_whatsapp_referral: `${a}: MESSAGE TEXT`,
    smb_message_echo: `${a}: ECHO TEXT`,
    value_level_error: `${a}: news RATE`,
    unknown_field: '1 ignored',
    other_object: 'not ours',
    dashboard_test_button: '123456123: MESSAGE TEXT',
  });
});

test.skipIf(!hasContracts)('a person is one contact whichever ids a webhook tells', () => {
  const { payloads } = Cases.parse(contract('whatsapp/bsuid-payloads.json'));
  const read = new Map(payloads.map(({ name, payload }) => [name, readWhatsapp(payload)]));
  const contact = (name: string) => read.get(name)?.deliveries[0]?.received[0]?.inbound;
  expect(contact('inbound_username_only')).toMatchObject({
    chatId: 'bsuid:CO.1047385771169864',
    contact: { externalId: 'CO.1047385771169864', handle: 'testuser' },
  });
  expect(contact('inbound_both_ids')).toMatchObject({
    chatId: 'bsuid:CO.1047385771169864',
    contact: { externalId: 'CO.1047385771169864', phone: '573001234567' },
  });
  expect(contact('inbound_legacy_number_only')).toMatchObject({
    chatId: 'phone:573001234567',
    contact: { externalId: '573001234567', phone: '573001234567' },
  });
  const receipts = [...read.values()].flatMap(({ deliveries }) => deliveries[0]?.receipts ?? []);
  expect(receipts.map(({ state, error }) => error?.code ?? state)).toEqual([
    'SENT',
    'DELIVERED',
    'READ',
    'NOT_ON_PLATFORM',
  ]);
});

test.skipIf(!hasContracts)('the webhooks that another library was tested with are all read', () => {
  const all = (file: string) =>
    Object.fromEntries(
      Object.entries(Pywa.parse(contract(`whatsapp/pywa-${file}.json`))).map(([name, payload]) => [
        name,
        digest(payload).replace(/^[^:]+: /, ''),
      ]),
    );
  expect(all('message')).toEqual({
    text: 'MESSAGE TEXT',
    image: 'MESSAGE IMAGE',
    media_with_url: 'MESSAGE IMAGE',
    video: 'MESSAGE VIDEO TEXT',
    document: 'MESSAGE DOCUMENT TEXT',
    audio: 'MESSAGE AUDIO',
    voice: 'MESSAGE VOICE',
    static_sticker: 'MESSAGE STICKER',
    animated_sticker: 'MESSAGE STICKER',
    reaction: 'REACTION',
    unreaction_empty: 'REACTION',
    unreaction_no_emoji: 'REACTION',
    current_location: 'MESSAGE LOCATION',
    chosen_location: 'MESSAGE LOCATION',
    contacts: 'MESSAGE CONTACT CONTACT CONTACT',
    order: 'MESSAGE TEXT',
    unsupported: 'MESSAGE UNSUPPORTED',
    unsupported_with_type: 'MESSAGE UNSUPPORTED',
    reply: 'MESSAGE TEXT',
    forwarded: 'MESSAGE TEXT',
    forwarded_many_times: 'MESSAGE TEXT',
    interactive_message_with_err: 'MESSAGE UNSUPPORTED, news OUTAGE',
    referral: 'MESSAGE TEXT',
  });
  expect(all('callback_button')).toEqual({
    button: 'PRESS PRESS',
    quick_reply: 'PRESS PRESS',
    quick_reply_without_context: 'PRESS PRESS',
  });
  expect(all('edited_message')).toEqual({ image: 'EDIT IMAGE TEXT' });
  expect(all('deleted_message')).toEqual({ revoke: 'DELETE' });
  expect(all('outgoing_message')).toEqual({
    text: 'ECHO TEXT',
    delete: 'DELETE',
    edit: 'EDIT TEXT',
  });
  expect(all('system')).toEqual({ phone_number_change: 'NOTICE', identity_change: 'NOTICE' });
  expect(all('user_marketing_preferences')).toEqual({ resume: 'NOTICE', signup: 'NOTICE' });
  for (const told of Object.values(all('account_update'))) expect(told).toMatch(/^news [A-Z_]+$/);
});
