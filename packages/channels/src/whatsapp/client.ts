import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Attempt } from '../channel.ts';
import { deliver } from '../meta/deliver.ts';
import { formOf } from '../meta/form.ts';
import { type Answer, type Call, createGraph } from '../meta/graph.ts';
import { mediaHosts } from '../meta/hosts.ts';
import { attemptOf, sendResultOf } from '../meta/judge.ts';
import { maybe } from '../meta/read.ts';
import { keepShowing } from '../meta/typing.ts';
import { Waits } from '../meta/verdict.ts';
import type { SendResult } from '../outbound.ts';
import { Pace, type Rates } from '../pace.ts';
import { fetchWhatsappMedia } from './fetch-media.ts';
import { layOutForWhatsapp } from './outbound.ts';
import { listTemplates } from './templates.ts';
import type { Upload } from '../upload.ts';
import type { Whatsapp, WhatsappOptions } from './types.ts';
import { WHATSAPP_VERDICTS } from './verdicts.ts';

const Sent = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
const Done = z.object({ success: z.literal(true) });
const PhoneNumber = z.object({
  id: z.string(),
  display_phone_number: z.string().catch(''),
  verified_name: maybe(z.string()),
});

/** Eighty messages a second; one customer is let be only when WhatsApp says so. */
const RATES: Rates = { mostPerSecond: 80, gapOf: () => 0, burst: 1 };
/** WhatsApp shows it for twenty-five seconds at most. */
const TYPING_EVERY_MS = 20_000;

/** One WhatsApp number behind one token. Makes no call before it is asked for something. */
export function createWhatsapp(options: WhatsappOptions): Whatsapp {
  const {
    token,
    phoneNumberId,
    wabaId,
    appSecret,
    baseUrl = 'https://graph.facebook.com',
    version = 'v25.0',
    timeoutMs = 20_000,
    now = () => performance.now(),
  } = options;
  const graph = createGraph({ platform: 'whatsapp', baseUrl, token, version, timeoutMs });
  const pace = new Pace(now, RATES);
  const rules = WHATSAPP_VERDICTS;
  const idOf = (body: unknown) => Sent.safeParse(body).data?.messages[0]?.id;
  const ok = (answer: Answer): Attempt<true> =>
    attemptOf(answer, rules, (body) => Done.safeParse(body).data?.success);
  const post = (json: object, signal?: AbortSignal): Call => ({
    method: 'POST',
    path: `/${phoneNumberId}/messages`,
    json: { messaging_product: 'whatsapp', ...json },
    signal,
  });
  const read = (message_id: string, typing: boolean, signal?: AbortSignal) =>
    graph.call(
      post(
        {
          status: 'read',
          message_id,
          ...(typing ? { typing_indicator: { type: 'text' } } : {}),
        },
        signal,
      ),
    );
  const bring = (file: Upload, signal?: AbortSignal) =>
    graph.call({
      method: 'POST',
      path: `/${phoneNumberId}/media`,
      form: formOf({ messaging_product: 'whatsapp', type: file.mimeType }, file),
      signal,
    });
  /** The id of a file once it is there; whatever kept it from there, no message was sent. */
  const store = async (file: Upload, signal?: AbortSignal): Promise<SendResult | Stored> => {
    const answer = await bring(file, signal);
    const result = answer.ok ? NO_ID : sendResultOf(answer.failure, rules);
    const stored = answer.ok ? Stored.safeParse(answer.body).data : undefined;
    if (stored) return stored;
    return result.outcome === 'uncertain'
      ? { outcome: 'retry', afterMs: Waits.trouble, detail: result.detail }
      : result;
  };
  const subscribe = async (method: 'POST' | 'DELETE', json?: object): Promise<Attempt<true>> =>
    wabaId === undefined
      ? NO_WABA
      : ok(
          await graph.call({
            method,
            path: `/${wabaId}/subscribed_apps`,
            ...(json === undefined ? {} : { json }),
          }),
        );
  const number = (query: Record<string, string>, signal?: AbortSignal) =>
    graph.call({
      method: 'GET',
      path: `/${phoneNumberId}`,
      query: { fields: 'id,display_phone_number,verified_name', ...query },
      signal,
    });

  return {
    async verify(signal) {
      const me = attemptOf(
        await number({}, signal),
        rules,
        (body) => PhoneNumber.safeParse(body).data,
      );
      if (!me.ok) return me;
      const { id: externalId, display_phone_number: username, verified_name } = me.value;
      return { ok: true, value: { externalId, username, displayName: verified_name ?? username } };
    },

    async verifySecret(signal) {
      if (appSecret === undefined) return { ok: true, value: false };
      const proof = createHmac('sha256', appSecret).update(token).digest('hex');
      const answer = await number({ appsecret_proof: proof }, signal);
      if (answer.ok) return { ok: true, value: true };
      const { failure } = answer;
      if (failure.kind !== 'refused' || failure.code !== 100)
        return attemptOf(answer, rules, () => false);
      // The same question without the proof tells which of the two is wrong.
      const without = await number({}, signal);
      return attemptOf(without, rules, () => false);
    },

    layOut: layOutForWhatsapp,

    async send(chatId, { type, content, file, replyTo, trace }, signal) {
      // A file that is brought and not sent costs time and nothing else.
      const isNow = signal?.aborted !== true && pace.waitFor(chatId) === 0;
      const stored = file && isNow ? await store(file, signal) : null;
      if (stored && 'outcome' in stored) return stored;
      const json = {
        ...recipientOf(chatId),
        ...(replyTo === undefined ? {} : { context: { message_id: replyTo } }),
        ...(trace === undefined ? {} : { biz_opaque_callback_data: trace.slice(0, 512) }),
        type,
        [type]: { ...content, ...stored },
      };
      return deliver({ graph, pace, rules, idOf }, chatId, post(json, signal));
    },

    waitFor: (chatId) => Math.ceil(pace.waitFor(chatId)),
    waitOfBot: () => Math.ceil(pace.waitOfBot()),
    keepQuiet: (chatId, ms) => pace.pause(chatId, ms),
    markRead: async (_chatId, messageId) => ok(await read(messageId, false)),
    keepTyping: (_chatId, messageId) =>
      keepShowing((signal) => read(messageId, true, signal), TYPING_EVERY_MS),
    templates: async (signal) =>
      wabaId === undefined ? NO_WABA : listTemplates(graph, wabaId, signal),

    fetchMedia: (fileId, limits, signal) =>
      fetchWhatsappMedia({ graph, phoneNumberId, hosts: mediaHosts(baseUrl) }, fileId, {
        limits,
        signal,
      }),

    async uploadMedia(file, signal) {
      const answer = await bring(file, signal);
      return attemptOf(answer, rules, (body) => Stored.safeParse(body).data?.id);
    },

    setWebhook: (url, verify_token) =>
      subscribe('POST', { override_callback_uri: url, verify_token }),
    deleteWebhook: () => subscribe('DELETE'),
  };
}

const Stored = z.object({ id: z.string().min(1) });
type Stored = z.infer<typeof Stored>;
const NO_ID: SendResult = { outcome: 'uncertain', detail: 'The answer names no file.' };
const NO_WABA = {
  ok: false,
  code: 'INTERNAL',
  detail: 'The channel names no business account.',
} as const;

/** Whom a chat's name means. */
function recipientOf(chatId: string): object {
  const [kind, ...rest] = chatId.split(':');
  const id = rest.join(':');
  if (kind === 'bsuid') return { recipient: id };
  return { recipient_type: kind === 'group' ? 'group' : 'individual', to: id };
}
