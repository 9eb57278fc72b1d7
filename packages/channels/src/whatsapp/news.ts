import { redact } from '@cbf/base';
import { z } from 'zod';
import type { AccountNews } from '../hook.ts';
import { maybe, Words } from '../meta/read.ts';

const Told = z.object({
  event: Words,
  decision: Words,
  current_limit: Words,
  message_template_name: Words,
  message_template_language: Words,
  reason: Words,
  display_phone_number: Words,
  violation_info: maybe(z.object({ violation_type: Words })),
  ban_info: maybe(z.object({ waba_ban_state: Words })),
});

/** What Meta tells of a business account, by the names of its fields. */
const TOPICS = new Set([
  'account_update',
  'account_review_update',
  'account_alerts',
  'business_capability_update',
  'message_template_status_update',
  'message_template_quality_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'template_category_update',
]);

/** A change of a business account in our words; null when it is none that we know. */
export function readNews(topic: string, value: unknown, at: string): AccountNews | null {
  const told = Told.safeParse(value).data;
  if (told === undefined || !TOPICS.has(topic)) return null;
  const { message_template_name: name, message_template_language: language = '' } = told;
  const details = [
    told.display_phone_number,
    told.violation_info?.violation_type,
    told.ban_info?.waba_ban_state,
    told.current_limit,
    told.reason,
  ];
  const detail = redact(details.filter(Boolean).join(' ')).slice(0, 300);
  const event = (told.event || told.decision || 'UNKNOWN').slice(0, 100);
  return {
    topic,
    event,
    at,
    ...(detail === '' ? {} : { detail }),
    ...(name === undefined ? {} : { template: { name, language } }),
  };
}
