import { z } from 'zod';
import { readPart } from '../meta/clues.ts';
import type { GraphCall } from '../meta/service.ts';
import { chosen } from './account.ts';
import type { Phone } from './model.ts';

const Profile = z.object({
  about: z.string().min(1).max(139).optional(),
  address: z.string().max(256).optional(),
  description: z.string().max(512).optional(),
  email: z.string().max(128).optional(),
  vertical: z.string().optional(),
  websites: z.array(z.string().max(256)).max(2).optional(),
});

/** Reads or changes what customers see of the business. */
export function phoneProfile(call: GraphCall, phone: Phone): unknown {
  if (call.verb === 'POST') {
    Object.assign(phone.profile, readPart(call.body, Profile, 'body'));
    call.meta.world.save();
    return { success: true };
  }
  const none = Object.fromEntries(Object.keys(Profile.shape).map((name) => [name, '']));
  const all = { ...none, websites: [], ...phone.profile };
  const profile = {
    ...chosen(call, all, Object.keys(phone.profile)),
    messaging_product: 'whatsapp',
  };
  return { data: [profile] };
}
