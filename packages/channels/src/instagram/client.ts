import { z } from 'zod';
import type { Attempt } from '../channel.ts';
import { download } from '../media.ts';
import { deliver } from '../meta/deliver.ts';
import { type Answer, type Call, createGraph } from '../meta/graph.ts';
import { mediaHosts } from '../meta/hosts.ts';
import { attemptOf } from '../meta/judge.ts';
import { maybe } from '../meta/read.ts';
import { keepShowing } from '../meta/typing.ts';
import { Pace, type Rates } from '../pace.ts';
import { Reason } from '../reason.ts';
import { layOutForInstagram } from './outbound.ts';
import type { Instagram, InstagramOptions, InstagramPiece, LongToken } from './types.ts';
import { INSTAGRAM_VERDICTS } from './verdicts.ts';

const Sent = z.object({ message_id: z.string().min(1) });
const Commented = z.object({ id: z.string().min(1) });
const Acted = z.object({ recipient_id: z.string() });
const Person = z.object({ user_id: z.string(), username: z.string(), name: maybe(z.string()) });
const Listed = z.object({ data: z.array(Person).min(1) });
const Done = z.object({ success: z.literal(true) });
const Token = z.object({ access_token: z.string().min(1), expires_in: z.int().min(1) });
const Profile = z.object({ name: maybe(z.string()), username: maybe(z.string()) });

/** Three hundred texts a second. */
const RATES: Rates = { mostPerSecond: 300, gapOf: () => 0, burst: 1 };
const TYPING_EVERY_MS = 15_000;

const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_seen',
  'messaging_referral',
  'message_reactions',
  'message_edit',
  'comments',
];

/** One Instagram profile behind one token. Makes no call before it is asked for something. */
export function createInstagram(options: InstagramOptions): Instagram {
  const {
    token,
    accountId = 'me',
    baseUrl = 'https://graph.instagram.com',
    version = 'v25.0',
    timeoutMs = 20_000,
    now = () => performance.now(),
    clock = () => new Date(),
  } = options;
  const graph = createGraph({ platform: 'instagram', baseUrl, token, version, timeoutMs });
  const pace = new Pace(now, RATES);
  const rules = INSTAGRAM_VERDICTS;
  const act = (id: string, sender_action: string, signal?: AbortSignal) =>
    graph.call({
      method: 'POST',
      path: `/${accountId}/messages`,
      json: { recipient: { id }, sender_action },
      signal,
    });
  const done = (answer: Answer): Attempt<true> =>
    attemptOf(answer, rules, (body) => Done.safeParse(body).data?.success);
  const exchange = async (path: string, query: Record<string, string>) => {
    const asked = { ...query, access_token: token };
    const answer = await graph.call({ method: 'GET', path, query: asked, unversioned: true });
    return attemptOf(answer, rules, (body): LongToken | undefined => {
      const read = Token.safeParse(body).data;
      if (read === undefined) return undefined;
      const until = clock().getTime() + read.expires_in * 1_000;
      return { token: read.access_token, expiresAt: new Date(until).toISOString() };
    });
  };
  const subscription = async (method: 'POST' | 'DELETE') => {
    const query = { subscribed_fields: FIELDS.join(',') };
    return done(await graph.call({ method, path: `/${accountId}/subscribed_apps`, query }));
  };

  return {
    async verify(signal) {
      const query = { fields: 'user_id,username,name' };
      const answer = await graph.call({ method: 'GET', path: '/me', query, signal });
      const me = attemptOf(answer, rules, meIn);
      if (!me.ok) return me;
      const { user_id: externalId, username, name } = me.value;
      return { ok: true, value: { externalId, username, displayName: name ?? username } };
    },

    layOut: layOutForInstagram,

    async send(chatId, piece, signal) {
      const sender = { graph, pace, rules, idOf: (body: unknown) => idOf(piece, body) };
      const call = { ...callOf(accountId, chatId, piece), signal };
      const result = await deliver(sender, chatId, call);
      const isLate = result.outcome === 'rejected' && result.reasonCode === Reason.WINDOW_CLOSED;
      if (!isLate || piece.kind !== 'message' || !piece.byHuman) return result;
      // For a person the window is open longer; the tag is for nobody else, and only then.
      const tag = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
      return deliver(sender, chatId, { ...call, json: { ...call.json, ...tag } });
    },

    waitFor: (chatId) => Math.ceil(pace.waitFor(chatId)),
    waitOfBot: () => Math.ceil(pace.waitOfBot()),
    keepQuiet: (chatId, ms) => pace.pause(chatId, ms),
    markRead: async (chatId) =>
      attemptOf(await act(chatId, 'mark_seen'), rules, () => true as const),
    keepTyping: (chatId) =>
      keepShowing((signal) => act(chatId, 'typing_on', signal), TYPING_EVERY_MS),

    exchangeToken: (appSecret) =>
      exchange('/access_token', { grant_type: 'ig_exchange_token', client_secret: appSecret }),
    refreshToken: () => exchange('/refresh_access_token', { grant_type: 'ig_refresh_token' }),
    subscribe: () => subscription('POST'),
    unsubscribe: () => subscription('DELETE'),

    async profile(personId, signal) {
      const path = `/${encodeURIComponent(personId)}`;
      const query = { fields: 'name,username' };
      const answer = await graph.call({ method: 'GET', path, query, signal });
      return attemptOf(answer, rules, (body) => {
        const read = Profile.safeParse(body).data;
        return read && { name: read.name ?? null, handle: read.username ?? null };
      });
    },

    fetchMedia: (url, limits, signal) =>
      download({ url, hosts: mediaHosts(baseUrl) }, limits, signal),
  };
}

type Send = Call & { json: object };

function callOf(accountId: string, chatId: string, piece: InstagramPiece): Send {
  const method = 'POST';
  const path = `/${accountId}/messages`;
  switch (piece.kind) {
    case 'message':
      return { method, path, json: { recipient: { id: chatId }, message: piece.message } };
    case 'private-reply': {
      const recipient = { comment_id: piece.commentId };
      return { method, path, json: { recipient, message: piece.message } };
    }
    case 'public-reply':
      return { method, path: `/${piece.commentId}/replies`, json: { message: piece.text } };
    case 'reaction': {
      const { messageId: message_id, isOn } = piece;
      const recipient = { id: chatId };
      // Instagram lets a profile give this one only.
      const payload = isOn ? { message_id, reaction: 'love' } : { message_id };
      return {
        method,
        path,
        json: { recipient, sender_action: isOn ? 'react' : 'unreact', payload },
      };
    }
  }
}

/** A reaction has no id of its own: it goes by the message's. */
function idOf(piece: InstagramPiece, body: unknown): string | undefined {
  switch (piece.kind) {
    case 'message':
    case 'private-reply':
      return Sent.safeParse(body).data?.message_id;
    case 'public-reply':
      return Commented.safeParse(body).data?.id;
    case 'reaction':
      return Acted.safeParse(body).success ? piece.messageId : undefined;
  }
}

function meIn(body: unknown): z.infer<typeof Person> | undefined {
  return Person.safeParse(body).data ?? Listed.safeParse(body).data?.data[0];
}
