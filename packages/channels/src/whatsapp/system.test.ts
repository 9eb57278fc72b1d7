import { expect, test } from 'vitest';
import { AZIZA, AZIZA_BSUID, says, whatsapp } from '../../test/payloads.ts';
import { onlyWhatsapp, readWhatsapp } from '../../test/reading.ts';

test('who changed number or id is told with the name they had before', () => {
  const system = { body: '…', wa_id: '998911111111', type: 'user_changed_number' };
  expect(onlyWhatsapp(says('system', system))).toMatchObject({
    kind: 'NOTICE',
    data: 'CHANGED_NUMBER',
    chatId: 'phone:998911111111',
    contact: { externalId: '998911111111', phone: '998911111111', previousExternalId: AZIZA },
  });
  const moved = { type: 'user_changed_user_id', user_id: 'UZ.2' };
  expect(
    onlyWhatsapp(says('system', moved, { from: undefined, from_user_id: AZIZA_BSUID })),
  ).toMatchObject({
    data: 'CHANGED_ID',
    contact: { externalId: 'UZ.2', bsuid: 'UZ.2', previousExternalId: AZIZA_BSUID },
  });
  expect(onlyWhatsapp(says('system', { type: 'customer_identity_changed' }))).toMatchObject({
    kind: 'NOTICE',
    data: 'CHANGED_IDENTITY',
    contact: { externalId: AZIZA },
  });
  expect(onlyWhatsapp(says('system', { type: 'something_new' }))).toMatchObject({ data: 'OTHER' });
});

test('whose number is hidden is told apart by the id they had, wherever it stands', () => {
  const now = { type: 'user_changed_user_id', user_id: 'UZ.2' };
  const system = (more: object) =>
    onlyWhatsapp(says('system', { ...now, ...more }, { from: undefined }));
  const told = {
    chatId: 'bsuid:UZ.2',
    contact: { externalId: 'UZ.2', bsuid: 'UZ.2', previousExternalId: AZIZA_BSUID },
  };
  expect(system({ previous_user_id: AZIZA_BSUID })).toMatchObject(told);
  expect(system({ body: `User Aziza changed from ${AZIZA_BSUID} to UZ.2` })).toMatchObject(told);
  // Without a word about who they were they are somebody new.
  const fresh = system({ body: 'User Aziza changed' });
  expect(fresh).toMatchObject({ contact: { externalId: 'UZ.2' } });
  expect(fresh?.contact).not.toHaveProperty('previousExternalId');
});

test('a new id that is told by itself names the old one, and the number when it is known', () => {
  const update = (more: object) =>
    whatsapp(
      {
        contacts: [{ profile: { name: 'Aziza' }, wa_id: AZIZA }],
        user_id_update: [
          { user_id: { previous: AZIZA_BSUID, current: 'UZ.2' }, timestamp: '1795348801', ...more },
        ],
      },
      'user_id_update',
    );
  expect(onlyWhatsapp(update({ wa_id: AZIZA }))).toMatchObject({
    kind: 'NOTICE',
    data: 'CHANGED_ID',
    chatId: 'bsuid:UZ.2',
    contact: {
      externalId: 'UZ.2',
      bsuid: 'UZ.2',
      phone: AZIZA,
      previousExternalId: AZIZA_BSUID,
    },
    at: '2026-11-22T12:00:01.000Z',
  });
  expect(onlyWhatsapp(update({}))?.contact).not.toHaveProperty('phone');
  expect(readWhatsapp(update({ user_id: 7 }))).toMatchObject({ ignored: 1, deliveries: [] });
});

test('who wants no advertising any more is told as a notice', () => {
  const wish = { wa_id: AZIZA, category: 'marketing_messages', timestamp: 1_795_348_801 };
  const payload = (value: string) =>
    whatsapp({ user_preferences: [{ ...wish, value }] }, 'user_preferences');
  expect(onlyWhatsapp(payload('stop'))).toMatchObject({ kind: 'NOTICE', data: 'MARKETING_STOP' });
  expect(onlyWhatsapp(payload('resume'))).toMatchObject({ data: 'MARKETING_RESUME' });
  expect(readWhatsapp(payload('maybe'))).toMatchObject({ ignored: 1, deliveries: [] });
});
