import { z } from 'zod';
import { contract, hasContracts } from './contracts.ts';
import {
  AZIZA,
  does,
  instagram,
  OWN_NUMBER,
  PROFILE,
  SANJAR,
  says,
  status,
  whatsapp,
} from './payloads.ts';

const file = { id: '3', mime_type: 'image/jpeg', caption: 'Салом', filename: 'a.pdf' };
const original_message_id = 'wamid.m0';

const OURS: readonly object[] = [
  says('text', { body: 'Salom 👋' }, { context: { from: OWN_NUMBER, id: 'wamid.o' } }),
  says('image', file, { referral: { source_type: 'ad', source_id: '1', headline: 'H' } }),
  says('audio', { ...file, voice: true }),
  says('location', { latitude: 41.3, longitude: 69.2, name: 'Chorsu' }),
  says('contacts', [{ name: { formatted_name: 'Ali' }, phones: [{ phone: '+998' }] }]),
  says('order', { product_items: [{ product_retailer_id: 'OSH', quantity: 1 }] }),
  says('interactive', { type: 'button_reply', button_reply: { id: 'a', title: 'A' } }),
  says('interactive', { type: 'nfm_reply', nfm_reply: { body: 'S', response_json: '{"a":1}' } }),
  says('button', { payload: 'p', text: 'P' }),
  says('reaction', { message_id: 'wamid.o', emoji: '😮' }),
  says('edit', { original_message_id, message: { type: 'text', text: { body: 'x' } } }),
  says('revoke', { original_message_id }),
  says('system', { type: 'user_changed_number', wa_id: '998911111111' }),
  says('unsupported', { type: 'poll' }, { group_id: 'G', errors: [{ code: 131051 }] }),
  status({
    status: 'failed',
    errors: [{ code: 131047, title: 'T', error_data: { details: 'D' } }],
  }),
  status({ biz_opaque_callback_data: 'd', pricing: { billable: true, category: 'service' } }),
  whatsapp(
    {
      message_echoes: [{ from: OWN_NUMBER, to: AZIZA, id: 'e', type: 'text', text: { body: 'x' } }],
    },
    'smb_message_echoes',
  ),
  whatsapp(
    { user_preferences: [{ wa_id: AZIZA, value: 'stop', timestamp: 1 }] },
    'user_preferences',
  ),
  whatsapp(
    { user_id_update: [{ wa_id: AZIZA, user_id: { previous: 'UZ.1', current: 'UZ.2' } }] },
    'user_id_update',
  ),
  {
    object: 'whatsapp_business_account',
    entry: [{ id: '2', time: 1, changes: [{ field: 'account_update', value: { event: 'X' } }] }],
  },
  instagram([
    does({ message: { mid: 'a', text: 'x', reply_to: { mid: 'b' }, referral: { ref: 'r' } } }),
    does({
      message: { mid: 'a', attachments: [{ type: 'image', payload: { url: 'https://x/y' } }] },
    }),
    does({ message: { mid: 'a', text: 'x', quick_reply: { payload: 'P' } } }),
    does({ message_edit: { mid: 'a', text: 'y', num_edit: 1 } }),
    does({ reaction: { mid: 'a', action: 'react', emoji: '❤️' } }),
    does({ postback: { mid: 'a', title: 'T', payload: 'P' } }),
    does({ read: { mid: 'a' } }),
    { ...does({ message: { mid: 'a', is_echo: true } }), sender: { id: PROFILE } },
  ]),
  {
    object: 'instagram',
    entry: [
      {
        id: PROFILE,
        time: 1,
        field: 'comments',
        value: { id: 'c', text: 'x', from: { id: SANJAR, username: 's' }, media: { id: 'm' } },
      },
    ],
  },
];

const Cases = z.object({ payloads: z.array(z.object({ payload: z.looseObject({}) })) });
const COLLECTED = hasContracts
  ? ['whatsapp/edge-cases', 'whatsapp/bsuid-payloads', 'instagram/webhooks'].flatMap((name) =>
      Cases.parse(contract(`${name}.json`)).payloads.map(({ payload }) => payload),
    )
  : [];
const [first, ...rest] = [...OURS, ...COLLECTED];
if (!first) throw new Error('There is nothing to mutate.');
/** Webhooks of Meta's of every kind, our own and the collected ones. */
export const SEEDS: readonly [object, ...object[]] = [first, ...rest];

const from = { id: 7, is_bot: false, first_name: 'Aziza', username: 'aziza', language_code: 'uz' };
const chat = { id: 7, type: 'private', first_name: 'Aziza' };
const message = { message_id: 5, date: 1_795_348_801, from, chat, text: '/start x' };
const photo = { file_id: 'F', file_size: 10, file_name: 'a', mime_type: 'image/png', duration: 3 };
const member = { chat, from, date: 1, old_chat_member: { status: 'member' } };
/** Updates of Telegram's. */
export const TELEGRAM: readonly [object, ...object[]] = [
  { update_id: 1, message },
  { update_id: 1, edited_message: { ...message, edit_date: 1_795_348_802 } },
  { update_id: 1, message: { ...message, text: undefined, photo: [photo], caption: 'x' } },
  { update_id: 1, message: { ...message, text: undefined, voice: photo } },
  {
    update_id: 1,
    message: { ...message, text: undefined, location: { latitude: 1, longitude: 2 } },
  },
  { update_id: 1, callback_query: { id: '4', from, message, data: 'a' } },
  { update_id: 1, my_chat_member: { ...member, new_chat_member: { status: 'kicked' } } },
  {
    update_id: 1,
    message_reaction: {
      ...{ chat, message_id: 5, user: from, date: 1 },
      new_reaction: [{ type: 'emoji', emoji: '👍' }],
    },
  },
  { update_id: 1, stopped_message_generation: { chat, draft_id: 7 } },
  {
    update_id: 1,
    business_connection: { id: 'b', user: from, user_chat_id: 7, date: 1, is_enabled: true },
  },
];
