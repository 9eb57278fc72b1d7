import { z } from 'zod';
import type { Cord } from './cord.ts';
import { until } from './until.ts';

/** What is read of a frame that tells of an entry of the log; the rest of it is kept as it is. */
const Frame = z.object({
  id: z.string(),
  type: z.literal('next'),
  payload: z.object({
    data: z.object({
      events: z.looseObject({
        __typename: z.string(),
        cursor: z.string(),
        at: z.string(),
        message: z
          .looseObject({
            author: z.string(),
            deliveryState: z.string(),
            seq: z.number(),
            parts: z.array(z.record(z.string(), z.unknown())),
          })
          .optional(),
      }),
    }),
  }),
});
type Event = z.infer<typeof Frame>['payload']['data']['events'];

/** Frames such as the api sends to open pages, as many as a test needs. */
export interface Flood {
  /** So many new messages of the customer, each as the api would send it. */
  messages(count: number): string[];
  /** That the log cannot be followed; it goes on from the place that was learned. */
  resync(): string;
  /** The id of the message that was made last. */
  last(): string;
}

/**
 * Learns from a real message how the api tells of one, to be able to tell of more; `hears` lets the
 * bot answer with a text. Throws when the api told of none in time.
 */
export async function learn(cord: Cord, hears: (text: string) => Promise<void>): Promise<Flood> {
  const told: { id: string; event: Event }[] = [];
  const stop = cord.hear((text) => {
    const frame = Frame.safeParse(JSON.parse(text));
    if (frame.success) told.push({ id: frame.data.id, event: frame.data.payload.data.events });
  });
  await hears('to learn from');
  await until(
    async () => told.map(({ event }) => event.message),
    (messages) =>
      messages.some((message) => message?.author === 'BOT') &&
      (messages.at(-1)?.deliveryState ?? 'SENT') === 'SENT',
    30_000,
  );
  stop();
  const sample = told.find(({ event }) => event.__typename === 'MessageAdded');
  const place = /^(.*)\.(\d+)$/.exec(told.at(-1)?.event.cursor ?? '');
  const { id, event } = sample ?? {};
  if (!id || !event?.message || !place) throw new Error('The api told of no message.');
  const { message } = event;
  // What the api itself tells meanwhile lies before what is made up here.
  let cursor = Number(place[2]) + 100;
  let seq = Math.max(...told.map((entry) => entry.event.message?.seq ?? 0));
  let said = 0;
  const frame = (events: Record<string, unknown>) =>
    JSON.stringify({ id, type: 'next', payload: { data: { events } } });
  const one = () => {
    said += 1;
    seq += 1;
    const text = `Flood ${said}`;
    const parts = message.parts.map((part) => ({ ...part, text }));
    cursor += 1;
    return frame({
      ...event,
      cursor: `${place[1]}.${cursor}`,
      message: { ...message, id: `msg_flood${said}`, seq, text, parts },
    });
  };
  const lost = { __typename: 'ResyncRequired', reason: 'TOO_FAR_BEHIND', at: event.at };
  return {
    resync: () => frame({ ...lost, cursor: place[0] }),
    messages: (count) => Array.from({ length: count }, one),
    last: () => `m-msg_flood${said}`,
  };
}
