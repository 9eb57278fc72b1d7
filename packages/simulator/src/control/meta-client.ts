import { z } from 'zod';
import { Habits as AccountHabits, Message as IgMessage } from '../instagram/model.ts';
import { Habits as NumberHabits, Message as WaMessage, Template } from '../whatsapp/model.ts';
import * as ig from './instagram.ts';
import * as meta from './meta.ts';
import * as wa from './whatsapp.ts';
import { type ControlWire, search } from './wire.ts';

const Done = z.object({ ok: z.literal(true) });

interface Waiting {
  customer: number;
  /** Counts only messages with a greater `n`. */
  after?: number;
  count?: number;
  timeoutMs?: number;
}

/** Meta's apps, tokens and webhooks. */
export function metaControl(wire: ControlWire) {
  return {
    app: (wish: meta.NewApp = {}) => wire.post('/meta/apps', wish, meta.AppView),
    configure: (habits: meta.AppHabits) => wire.post('/meta/apps/habits', habits, meta.AppView),
    /** Fails with the platform's sentence when the address does not answer the handshake. */
    subscribe: (what: meta.Subscribe) => wire.post('/meta/subscribe', what, Done),
    /** From now on an app's events gather, until they are released. */
    hold: (app: string) => wire.post('/meta/hold', { app }, Done),
    release: (how: meta.Release) =>
      wire.post('/meta/release', how, z.object({ posts: z.number() })),
    /** Gives the status of the first answer; null when there was none. */
    post: (what: meta.RawPost) =>
      wire.post('/meta/post', what, z.object({ status: z.number().nullable() })),
    /** The webhooks that have not been answered 200 yet. */
    deliveries: () => wire.get('/meta/deliveries', z.array(meta.DeliveryView)),
    /** The messages of all numbers and accounts after a place, as soon as there is one. */
    heard: (place: { run?: string; after?: number; timeoutMs?: number }) =>
      wire.get(`/meta/heard${search(place)}`, meta.MetaHeard),
    token: (wish: meta.TokenWish) =>
      wire.post('/meta/tokens', wish, z.object({ token: z.string() })),
    revoke: (token: string) => wire.post('/meta/tokens/revoke', { token }, Done),
  };
}

/** Customers of WhatsApp numbers, and the numbers themselves. */
export function whatsappControl(wire: ControlWire) {
  const told = (path: string) => (what: object) => wire.post(`/whatsapp${path}`, what, wa.WaTold);
  const chat = (path: string) => (seat: wa.WaSeat) =>
    wire.post(`/whatsapp${path}`, seat, wa.WaChatView);
  return {
    openNumber: (wish: wa.NewNumber = {}) => wire.post('/whatsapp/numbers', wish, wa.NumberView),
    customer: (wish: wa.NewWaCustomer) => wire.post('/whatsapp/customers', wish, wa.WaCustomerView),
    template: (wish: wa.NewTemplate) => wire.post('/whatsapp/templates', wish, Template),
    configure: (habits: wa.WaHabits) => wire.post('/whatsapp/habits', habits, NumberHabits),
    say: (what: wa.WaSay) => told('/say')(what),
    /** What many customers write, in this order; null for a line that could not be written. */
    lines: (lines: wa.WaLines['lines']) =>
      wire.post('/whatsapp/lines', { lines }, z.array(wa.WaTold.nullable())),
    press: (what: wa.WaPress) => told('/press')(what),
    react: (what: wa.WaReact) => told('/react')(what),
    edit: (what: wa.WaEdit) => told('/edit')(what),
    remove: (what: wa.WaMessageRef) => told('/remove')(what),
    /** A person of the business answers from the phone app. */
    echo: (what: wa.WaEcho) => told('/echo')(what),
    /** The customer gets another number. */
    move: (what: wa.WaMove) => told('/move')(what),
    /** The customer has WhatsApp on a new device. */
    changeIdentity: (seat: wa.WaSeat) => told('/identity')(seat),
    /** The customer opens the chat: what was delivered is read. */
    read: (seat: wa.WaSeat) => chat('/read')(seat),
    block: (seat: wa.WaSeat) => chat('/block')(seat),
    unblock: (seat: wa.WaSeat) => chat('/unblock')(seat),
    inject: (what: wa.WaInject) =>
      wire.post('/whatsapp/inject', what, z.object({ update: z.number() })),
    status: (what: wa.WaStatus) =>
      wire.post('/whatsapp/status', what, z.object({ messageId: z.string() })),
    chat: (seat: wa.WaSeat) => wire.get(`/whatsapp/chat${search({ ...seat })}`, wa.WaChatView),
    /** The number's messages that reached the customer, as soon as there are `count` of them. */
    wait: (query: Waiting & { number: string }) =>
      wire.get(`/whatsapp/wait${search({ ...query })}`, z.array(WaMessage)),
  };
}

/** Customers of Instagram accounts, and the accounts themselves. */
export function instagramControl(wire: ControlWire) {
  const told = (path: string) => (what: object) => wire.post(`/instagram${path}`, what, ig.IgTold);
  return {
    openAccount: (wish: ig.NewAccount = {}) =>
      wire.post('/instagram/accounts', wish, ig.AccountView),
    customer: (wish: ig.NewIgCustomer) =>
      wire.post('/instagram/customers', wish, ig.IgCustomerView),
    /** The code that a sign-in in the browser would have brought back. */
    code: (what: { account: string; app: string }) =>
      wire.post('/instagram/codes', what, z.object({ code: z.string() })),
    configure: (habits: ig.IgHabits) => wire.post('/instagram/habits', habits, AccountHabits),
    say: (what: ig.IgSay) => told('/say')(what),
    /** What many customers write, in this order; null for a line that could not be written. */
    lines: (lines: ig.IgLines['lines']) =>
      wire.post('/instagram/lines', { lines }, z.array(ig.IgTold.nullable())),
    press: (what: ig.IgPress) => told('/press')(what),
    react: (what: ig.IgReact) => told('/react')(what),
    edit: (what: ig.IgEdit) => told('/edit')(what),
    remove: (what: ig.IgMessageRef) => told('/remove')(what),
    /** A person of the business answers in Instagram itself. */
    echo: (what: ig.IgEcho) => told('/echo')(what),
    /** The customer comes by a link that carries a reference. */
    link: (seat: ig.IgSeat) => told('/link')(seat),
    /** The customer opens the thread: what was sent is seen. */
    read: (seat: ig.IgSeat) => wire.post('/instagram/read', seat, ig.IgThreadView),
    block: (seat: ig.IgSeat) => wire.post('/instagram/block', seat, ig.IgThreadView),
    unblock: (seat: ig.IgSeat) => wire.post('/instagram/unblock', seat, ig.IgThreadView),
    comment: (what: ig.IgComment) => wire.post('/instagram/comment', what, ig.IgCommented),
    comments: (account: string) =>
      wire.get(`/instagram/comments${search({ account })}`, ig.IgComments),
    inject: (what: ig.IgInject) =>
      wire.post('/instagram/inject', what, z.object({ update: z.number() })),
    chat: (seat: ig.IgSeat) => wire.get(`/instagram/chat${search({ ...seat })}`, ig.IgThreadView),
    /** The account's messages that reached the customer, as soon as there are `count` of them. */
    wait: (query: Waiting & { account: string }) =>
      wire.get(`/instagram/wait${search({ ...query })}`, z.array(IgMessage)),
  };
}
