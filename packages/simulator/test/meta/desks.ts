import type { AccountView, IgCustomerView } from '../../src/control/instagram.ts';
import type { NumberView, WaCustomerView } from '../../src/control/whatsapp.ts';
import type { Simulator } from '../../src/launch.ts';
import { at, type Callback, openCallback, type Posted } from './callback.ts';

/** An answer of the Graph API as it came over the wire. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
  /** The parts of its error, when it is one. */
  error: { code: unknown; subcode: unknown; message: unknown; details: unknown };
}

/** Calls an address of one of Meta's hosts; an object is sent as JSON. */
export async function graph(
  url: string,
  token: string | undefined,
  options: { verb?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { body } = options;
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  const response = await fetch(url, {
    method: options.verb ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  const error = (name: string) => at(answer, 'error', name);
  return {
    status: response.status,
    headers: response.headers,
    body: answer,
    error: {
      code: error('code'),
      subcode: error('error_subcode'),
      message: error('message'),
      details: at(answer, 'error', 'error_data', 'details'),
    },
  };
}

/** A WhatsApp number with a callback and a customer, and short ways to act as either. */
export interface NumberDesk {
  number: NumberView;
  customer: WaCustomerView;
  seat: { number: string; customer: number };
  callback: Callback;
  /** Calls `/{version}/{path}`; the number's own id stands for `me`. */
  call(path: string, body?: unknown, verb?: string): Promise<Answer>;
  /** Sends from the number; a text when only that is given. */
  send(what: string | Record<string, unknown>): Promise<Answer>;
  say(text: string): Promise<{ update: number | null; messageId: string }>;
  /** The values of all changes that have come, oldest first. */
  values(): unknown[];
  close(): Promise<void>;
}

/** Opens a number whose webhooks come to a callback; the customer has not written yet. */
export async function newNumberDesk(simulator: Simulator): Promise<NumberDesk> {
  const { whatsapp } = simulator.control;
  const callback = await openCallback();
  const { url, verifyToken } = callback;
  const number = await whatsapp.openNumber({ callback: { url, verifyToken } });
  const customer = await whatsapp.customer({ name: 'Аня Каримова' });
  const seat = { number: number.id, customer: customer.id };
  const call: NumberDesk['call'] = (path, body, verb) =>
    graph(`${simulator.whatsappUrl}/v25.0/${path.replace(/^me\b/, number.id)}`, number.token, {
      body,
      ...(verb === undefined ? {} : { verb }),
    });
  return {
    number,
    customer,
    seat,
    callback,
    call,
    send: (what) =>
      call('me/messages', {
        messaging_product: 'whatsapp',
        to: customer.phone,
        ...(typeof what === 'string' ? { type: 'text', text: { body: what } } : what),
      }),
    say: (text) => whatsapp.say({ ...seat, text }),
    values: () => callback.got.flatMap(valuesOf),
    close: () => callback.close(),
  };
}

/** The values of the changes in one POST. */
export function valuesOf({ body }: Pick<Posted, 'body'>): unknown[] {
  const entries = at(body, 'entry');
  const changes = (Array.isArray(entries) ? entries : []).map((entry) => at(entry, 'changes'));
  return changes.flat().map((change) => at(change, 'value'));
}

/** An Instagram account with a callback and a customer, and short ways to act as either. */
export interface AccountDesk {
  account: AccountView;
  customer: IgCustomerView;
  seat: { account: string; customer: number };
  callback: Callback;
  call(path: string, body?: unknown, verb?: string): Promise<Answer>;
  /** Sends to the customer, who must have written; a text when only that is given. */
  send(what: string | Record<string, unknown>): Promise<Answer>;
  say(text: string): Promise<{ update: number; messageId: string }>;
  /** The messaging events that have come, oldest first. */
  events(): unknown[];
  close(): Promise<void>;
}

/** Opens an account whose webhooks come to a callback; the customer has not written yet. */
export async function newAccountDesk(simulator: Simulator): Promise<AccountDesk> {
  const { instagram } = simulator.control;
  const callback = await openCallback();
  const { url, verifyToken } = callback;
  const account = await instagram.openAccount({ callback: { url, verifyToken }, subscribed: true });
  const customer = await instagram.customer({ name: 'Anna' });
  const seat = { account: account.id, customer: customer.id };
  const call: AccountDesk['call'] = (path, body, verb) =>
    graph(`${simulator.instagramUrl}/v25.0/${path}`, account.token, {
      body,
      ...(verb === undefined ? {} : { verb }),
    });
  return {
    account,
    customer,
    seat,
    callback,
    call,
    send: async (what) => {
      const { scopedId } = await instagram.chat(seat);
      const message = typeof what === 'string' ? { message: { text: what } } : what;
      return call('me/messages', { recipient: { id: scopedId }, ...message });
    },
    say: (text) => instagram.say({ ...seat, text }),
    events: () => callback.got.flatMap(eventsOf),
    close: () => callback.close(),
  };
}

/** The messaging events in one POST. */
export function eventsOf({ body }: Pick<Posted, 'body'>): unknown[] {
  const entries = at(body, 'entry');
  return (Array.isArray(entries) ? entries : [])
    .map((entry) => at(entry, 'messaging'))
    .filter((list) => list !== undefined)
    .flat();
}
