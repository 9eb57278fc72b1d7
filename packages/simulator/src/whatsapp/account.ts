import { z } from 'zod';
import { readPart } from '../meta/clues.ts';
import { GraphError, invalid } from '../meta/errors.ts';
import { shakeHands } from '../meta/handshake.ts';
import type { Callback } from '../meta/model.ts';
import type { Caller, GraphCall } from '../meta/service.ts';
import { digits } from '../meta/world.ts';
import { subscribe } from './book.ts';
import { type Business, type Phone, Template } from './model.ts';

const Override = z.looseObject({
  override_callback_uri: z.string().optional(),
  verify_token: z.string().optional(),
});

/** A number as its business sees it; `fields` chooses among what there is. */
export function phoneInfo(call: GraphCall, phone: Phone): unknown {
  const all: Record<string, unknown> = {
    verified_name: phone.name,
    display_phone_number: `+${phone.phone}`,
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    status: phone.registered ? 'CONNECTED' : 'DISCONNECTED',
    platform_type: 'CLOUD_API',
    throughput: { level: phone.habits.perSecond > 80 ? 'HIGH' : 'STANDARD' },
    messaging_limit_tier: 'TIER_1K',
    account_mode: 'LIVE',
    webhook_configuration: phone.hook ? { phone_number: phone.hook.url } : {},
  };
  const usual = ['verified_name', 'display_phone_number', 'quality_rating'];
  return { ...chosen(call, all, usual), id: phone.id };
}

/** Changes a number: its own callback address, or whether it is registered. */
export async function updatePhone(call: GraphCall, phone: Phone): Promise<unknown> {
  const given = call.body['webhook_configuration'];
  if (given !== undefined) {
    const override = readPart(given, Override, 'webhook_configuration');
    const isRemoved = (override.override_callback_uri ?? '') === '';
    phone.hook = isRemoved ? null : await agreed(call, override);
    call.meta.world.save();
  }
  return { success: true };
}

/** Registers a number for the Cloud API, or takes it off. */
export function setRegistered(call: GraphCall, phone: Phone, isRegistered: boolean): unknown {
  if (isRegistered && !/^\d{6}$/.test(String(call.body['pin']))) {
    throw invalid('Param pin must be six digits.');
  }
  phone.registered = isRegistered;
  call.meta.world.save();
  return { success: true };
}

/** Lists, makes or ends the subscription of the token's app to a business. */
export async function subscribedApps(
  call: GraphCall,
  { app }: Caller,
  business: Business,
): Promise<unknown> {
  const { world } = call.meta;
  const view = ([id, at]: [string, Callback | null]) => ({
    whatsapp_business_api_data: {
      id,
      name: world.shared.apps[id]?.name,
      link: `https://www.facebook.com/games/?app_id=${id}`,
    },
    ...(at ? { override_callback_uri: at.url } : {}),
  });
  if (call.verb === 'GET') return { data: Object.entries(business.subscribed).map(view) };
  if (call.verb === 'DELETE') {
    delete business.subscribed[app.id];
    world.save();
    return { success: true };
  }
  const override = readPart(call.body, Override, 'body');
  const at = override.override_callback_uri === undefined ? null : await agreed(call, override);
  subscribe(world, business.id, app.id, at);
  return at ? { success: true, data: [view([app.id, at])] } : { success: true };
}

/** Lists a business's templates, or takes a new one, which is approved at once. */
export function messageTemplates(call: GraphCall, business: Business): unknown {
  if (call.verb === 'GET') {
    const name = call.query.get('name');
    const status = call.query.get('status');
    const data = business.templates.filter(
      (one) => (name === null || one.name === name) && (status === null || one.status === status),
    );
    return pageOf(call, data);
  }
  const given = { ...call.body, id: digits(16), status: 'APPROVED' };
  const template = readPart(given, Template, 'body');
  business.templates.push(template);
  call.meta.world.save();
  return { id: template.id, status: template.status, category: template.category };
}

/** Quick starts of a chat: at most three prompts and thirty commands. */
export function setAutomation(call: GraphCall, phone: Phone): unknown {
  const { prompts, commands } = readPart(call.body, Automation, 'body');
  phone.automation = {
    ...phone.automation,
    ...(prompts && { prompts }),
    ...(commands && { commands }),
  };
  call.meta.world.save();
  return { success: true };
}

const Automation = z.looseObject({
  prompts: z.array(z.string().max(80)).max(3).optional(),
  commands: z
    .array(z.looseObject({ command_name: z.string(), command_description: z.string().max(256) }))
    .max(30)
    .optional(),
});

/** A page of a list, with a cursor where there is more. */
export function pageOf(call: GraphCall, all: readonly unknown[]): unknown {
  const limit = Math.min(100, Number(call.query.get('limit') ?? 25) || 25);
  const from = Number(Buffer.from(call.query.get('after') ?? '', 'base64').toString() || 0);
  const end = from + limit;
  const cursor = (at: number) => Buffer.from(String(at)).toString('base64');
  const cursors = { before: cursor(from), after: cursor(end) };
  const next = all.length > end ? { next: `${call.origin}/next?after=${cursors.after}` } : {};
  return { data: all.slice(from, end), paging: { cursors, ...next } };
}

/** The fields that a call asks for, or the usual ones; throws 100 for one that does not exist. */
export function chosen(
  call: GraphCall,
  all: Record<string, unknown>,
  usual: readonly string[],
): Record<string, unknown> {
  const asked = call.query
    .get('fields')
    ?.split(',')
    .filter((name) => name !== 'id');
  const names = asked ?? usual;
  for (const name of names) {
    if (name in all) continue;
    throw new GraphError(100, { message: `(#100) Tried accessing nonexisting field (${name})` });
  }
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

async function agreed(call: GraphCall, override: z.infer<typeof Override>): Promise<Callback> {
  const at = {
    url: override.override_callback_uri ?? '',
    verifyToken: override.verify_token ?? '',
  };
  const refusal = await shakeHands(call.meta, 'whatsapp_business_account', at);
  if (refusal === null) return at;
  throw new GraphError(2200, { message: `(#2200) Callback verification failed: ${refusal}` });
}
