// Webhooks of our own making, shaped by what the platforms send.

export const NUMBER = '100000000000001';
export const OWN_NUMBER = '15551230000';
export const AZIZA = '998901234567';
export const AZIZA_BSUID = 'UZ.1047385771169864';

/** A webhook of WhatsApp's with one value for one phone number. */
export function whatsapp(value: object, field = 'messages', number = NUMBER): object {
  const metadata = { display_phone_number: OWN_NUMBER, phone_number_id: number };
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000000000001',
        changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }],
      },
    ],
  };
}

/** A message of Aziza's; with her number and no id of any other kind unless told. */
export function says(type: string, content: unknown, more: object = {}): object {
  return whatsapp({
    contacts: [{ profile: { name: 'Aziza' }, wa_id: AZIZA }],
    messages: [
      {
        from: AZIZA,
        id: 'wamid.m1',
        timestamp: '1795348801',
        type,
        ...(content === undefined ? {} : { [type]: content }),
        ...more,
      },
    ],
  });
}

/** What became of a message that we sent. */
export function status(fields: object): object {
  return whatsapp({
    statuses: [
      {
        id: 'wamid.out1',
        status: 'sent',
        timestamp: '1795348802',
        recipient_id: AZIZA,
        ...fields,
      },
    ],
  });
}

export const PROFILE = '17841400000000000';
export const SANJAR = '200000000000001';

/** A webhook of Instagram's with these events for one profile. */
export function instagram(events: readonly object[], profile = PROFILE): object {
  return {
    object: 'instagram',
    entry: [{ id: profile, time: 1_795_348_800_005, messaging: events }],
  };
}

/** Something that Sanjar did in his conversation with the profile. */
export function does(fields: object): object {
  return {
    sender: { id: SANJAR },
    recipient: { id: PROFILE },
    timestamp: 1_795_348_801_000,
    ...fields,
  };
}
