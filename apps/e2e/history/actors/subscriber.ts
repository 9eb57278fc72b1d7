import { WebSocket } from 'ws';
import { z } from 'zod';
import { marksIn } from '../checker/tenants.ts';
import type { Dice } from './dice.ts';
import type { House } from './house.ts';
import type { Pen } from './pen.ts';
import { cursorOf } from './reader.ts';
import type { Lookout } from './secrets.ts';
import type { Tenant } from './tenant.ts';

const QUERY = `subscription Log($after: Cursor) {
  events(after: $after) {
    __typename
    cursor
    ... on MessageAdded { conversationId message { id text deliveryState } }
    ... on MessageChanged { conversationId message { id text deliveryState } }
    ... on ConversationChanged { conversation { id mode lastMessage { text } } }
    ... on TurnChanged { conversationId turn { id state } }
    ... on BotChanged { bot { id name } }
    ... on BotStatusChanged { bot { id status } }
    ... on ChannelChanged { channel { id status } }
    ... on ResyncRequired { reason }
  }
}`;

const Thing = z.looseObject({ id: z.string() });
const Event = z.looseObject({
  __typename: z.string(),
  cursor: z.string(),
  conversationId: z.string().optional(),
  message: Thing.extend({ deliveryState: z.string() }).optional(),
  conversation: Thing.optional(),
  turn: Thing.extend({ state: z.string() }).optional(),
  bot: Thing.optional(),
  channel: Thing.optional(),
  reason: z.string().optional(),
});
type Event = z.infer<typeof Event>;
const Frame = z.object({
  type: z.string(),
  payload: z
    .object({ data: z.object({ events: Event }).nullish() })
    .nullish()
    .catch(null),
});

/** A program that follows a tenant's log and comes back from where it was. */
export interface Subscriber {
  /** The place in the log that it has reached. */
  place(): string | null;
  /** Turns of which it has heard. */
  readonly turns: Set<string>;
  stop(): void;
}

/** What a subscriber needs to know. */
export interface SubscriberPlan {
  name: string;
  tenant: Tenant;
  /** After how many milliseconds at most it cuts its own socket; 0 for never. */
  cutWithinMs: number;
}

/**
 * Follows a log as a program of somebody else's would, with a plain WebSocket and the
 * graphql-transport-ws protocol: reads where the log stands, subscribes behind that, and after
 * every cut again behind the last entry it got.
 */
export function startSubscriber(
  house: House,
  plan: SubscriberPlan,
  dice: Dice,
  pen: Pen,
  lookout: Lookout,
): Subscriber {
  const { tenant } = plan;
  const about = { subscriber: plan.name, tenant: tenant.name };
  const turns = new Set<string>();
  let place: string | null = null;
  let stopped = false;
  let socket: WebSocket | undefined;
  let timer: NodeJS.Timeout | undefined;

  const take = (event: Event, text: string) => {
    place = event.cursor;
    if (event.__typename === 'ResyncRequired') {
      pen.write({ ...about, kind: 'feed.resync', cursor: place, reason: event.reason ?? '' });
      // What it reads anew is at least as new as the place from which the feed goes on.
      pen.write({ ...about, kind: 'feed.snapshot', cursor: place });
      return;
    }
    const { message, turn, conversation } = event;
    if (turn) turns.add(turn.id);
    const subject = (message ?? turn ?? conversation ?? event.bot ?? event.channel)?.id ?? '';
    const where = event.conversationId ?? conversation?.id;
    pen.write({
      ...about,
      kind: 'feed.event',
      cursor: place,
      type: event.__typename,
      subject,
      ...(where === undefined ? {} : { conversation: where }),
      ...(message ? { state: message.deliveryState } : turn ? { state: turn.state } : {}),
      marks: marksIn(text),
    });
  };
  const again = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void connect().catch(again), dice.between(20, 300));
  };
  const connect = async () => {
    if (place === null) {
      place = await cursorOf(tenant.owner);
      pen.write({ ...about, kind: 'feed.snapshot', cursor: place });
    }
    if (stopped) return;
    const headers = { cookie: tenant.owner.cookie(), origin: house.publicUrl };
    const url = `${house.apiUrl.replace('http', 'ws')}/graphql`;
    const line = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket = line;
    let isOver = false;
    const over = (code?: number) => {
      if (isOver || stopped) return;
      isOver = true;
      clearTimeout(cut);
      line.terminate();
      pen.write({ ...about, kind: 'feed.cut', ...(code === undefined ? {} : { code }) });
      again();
    };
    const cut =
      plan.cutWithinMs > 0
        ? setTimeout(() => over(), dice.between(200, plan.cutWithinMs))
        : undefined;
    line.on('open', () => line.send(JSON.stringify({ type: 'connection_init' })));
    line.on('error', () => over());
    line.on('close', (code) => over(code));
    line.on('message', (data) => {
      if (isOver || stopped) return;
      const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
      lookout.pass('answer', `the feed of ${tenant.name}`, text);
      const { type, payload } = Frame.parse(JSON.parse(text));
      if (type === 'connection_ack') {
        pen.write({ ...about, kind: 'feed.connected', after: place });
        const subscribe = { query: QUERY, variables: { after: place } };
        line.send(JSON.stringify({ id: '1', type: 'subscribe', payload: subscribe }));
      } else if (type === 'ping') line.send(JSON.stringify({ type: 'pong' }));
      else if (type === 'next' && payload?.data) take(payload.data.events, text);
      else if (type === 'error' || type === 'complete' || type === 'next') over();
    });
  };
  again();
  return {
    place: () => place,
    turns,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      socket?.removeAllListeners();
      socket?.on('error', () => undefined);
      socket?.terminate();
    },
  };
}
