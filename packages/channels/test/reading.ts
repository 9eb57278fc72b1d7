import { expect } from 'vitest';
import { readWhatsappHook } from '../src/whatsapp/hook.ts';
import { readInstagramHook } from '../src/instagram/hook.ts';
import { NUMBER, PROFILE } from './payloads.ts';
import { HookShape } from './shape.ts';

/** When the webhooks of the tests are read. */
export const NOW = new Date('2026-11-22T12:30:00.000Z');

/** A webhook of WhatsApp's in our words, once its shape was found right. */
export function readWhatsapp(payload: unknown) {
  return HookShape.parse(readWhatsappHook(Buffer.from(JSON.stringify(payload)), NOW));
}

/** The one thing that a customer did, when the webhook brings nothing else. */
export function onlyWhatsapp(payload: unknown) {
  const { deliveries, ignored } = readWhatsapp(payload);
  expect(ignored).toBe(0);
  expect(deliveries.map(({ accountId }) => accountId)).toEqual([NUMBER]);
  const all = deliveries.flatMap(({ received }) => received);
  expect(all).toHaveLength(1);
  return all[0]?.inbound;
}

/** A webhook of Instagram's in our words, once its shape was found right. */
export function readInstagram(payload: unknown) {
  return HookShape.parse(readInstagramHook(Buffer.from(JSON.stringify(payload)), NOW));
}

/** The one thing that was done with the profile, when the webhook brings nothing else. */
export function onlyInstagram(payload: unknown) {
  const { deliveries, ignored } = readInstagram(payload);
  expect(ignored).toBe(0);
  expect(deliveries.map(({ accountId }) => accountId)).toEqual([PROFILE]);
  const all = deliveries.flatMap(({ received }) => received);
  expect(all).toHaveLength(1);
  return all[0]?.inbound;
}
