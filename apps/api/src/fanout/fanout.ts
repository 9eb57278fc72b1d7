import { CloseCode } from 'graphql-ws';
import { getArgumentValues, getVariableValues } from 'graphql';
import { z } from 'zod';
import { createContext, type Parts } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { mayOne, type MemberViewer, type Viewer } from '../viewer.ts';
import type { Counts } from './counts.ts';
import { isPlainId } from './frame.ts';
import { Hall } from './hall.ts';
import { openings } from './opening.ts';
import type { Outlet } from './outlet.ts';
import { apart, createProgram, type Program } from './program.ts';
import { Seat, takeSeat } from './seat.ts';
import { createShapes } from './shape.ts';

/** One socket as the fan-out sees it. */
export interface Subscriber {
  readonly outlet: Outlet;
  /** Who asks, once that is known. */
  readonly viewer: Viewer | null;
  /** The subscriptions that we serve. */
  readonly seats: Seat[];
  /** Whether graphql-ws serves the id, and how many it serves. */
  serves(id: string): boolean;
  readonly served: number;
  /** Lets graphql-ws answer a frame. */
  pass(text: string): void;
}

/** Serves the subscriptions that can be shared; graphql-ws keeps the protocol and all the rest. */
export interface Fanout {
  /** How many groups of subscribers there are. */
  readonly groups: number;
  /** Takes a frame from a socket; false when it is for graphql-ws. */
  take(subscriber: Subscriber, text: string): boolean;
  /** Ends all subscriptions of a socket. */
  leave(subscriber: Subscriber): void;
  close(): void;
}

const subscribe = z.object({
  type: z.literal('subscribe'),
  id: z.string().refine(isPlainId),
  payload: z.object({
    query: z.string(),
    operationName: z.string().nullish(),
    variables: z.record(z.string(), z.unknown()).nullish(),
  }),
});
const complete = z.object({ type: z.literal('complete'), id: z.string() });
type Payload = z.infer<typeof subscribe>['payload'];

interface Plan {
  readonly program: Program;
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A fan-out with nobody in it; `most` is how many subscriptions one socket may have. */
export function createFanout(engine: Engine, parts: Parts, counts: Counts, most: number): Fanout {
  const hall = new Hall(parts);
  const shapeOf = createShapes(engine.schema);

  // Whatever is wrong with a request, graphql-ws comes to the same end and has the words for it.
  const planOf = (payload: Payload, viewer: MemberViewer): Plan | null => {
    const document = engine.document(payload.query);
    if (!('kind' in document)) return null;
    const operationName = payload.operationName ?? undefined;
    const variables = payload.variables ?? {};
    engine.admit({ document, operationName, variables }, viewer);
    const shape = shapeOf(document, operationName);
    if (!shape || !openings.has(shape.field.name) || !mayOne(viewer, ['read'])) return null;
    const { coerced } = getVariableValues(
      engine.schema,
      shape.operation.variableDefinitions ?? [],
      variables,
    );
    if (!coerced) return null;
    const args = getArgumentValues(shape.field, shape.node, coerced);
    const asked = { shape, document, operationName, variables, coerced, viewer };
    const place = apart(asked);
    // Members share what is the same for all of them: there are thousands, and it is most of them.
    const known = hall.program(place.key);
    const program = known ?? createProgram(engine, parts, counts, asked, place);
    return program && { program, field: shape.field.name, args };
  };

  const open = async (
    { program, field, args }: Plan,
    viewer: MemberViewer,
    subscriber: Subscriber,
    id: string,
    text: string,
  ): Promise<void> => {
    const { seats, outlet } = subscriber;
    const seat = new Seat(outlet, id);
    seats.push(seat);
    const opening = await openings
      .get(field)?.(createContext(parts, viewer, socketOrigin), args)
      .catch(() => null);
    if (seat.hasLeft) return;
    if (!opening) {
      remove(seats, id);
      return subscriber.pass(text);
    }
    try {
      await takeSeat(parts, hall, program, opening, seat);
    } catch (err) {
      if (!outlet.isOpen) return;
      parts.logger.error({ err }, 'A subscriber could not be served.');
      outlet.socket.close(1013, 'Try again');
    }
  };

  return {
    get groups() {
      return hall.groups;
    },
    take(subscriber, text) {
      const { viewer, seats, outlet } = subscriber;
      if (viewer?.kind !== 'MEMBER') return false;
      const frame = frameOf(text);
      if (frame?.type === 'complete') {
        const seat = remove(seats, frame.id);
        seat?.leave();
        return seat !== undefined;
      }
      if (!frame || subscriber.serves(frame.id)) return false;
      if (seats.some(({ id }) => id === frame.id)) {
        const reason = `Subscriber for ${frame.id} already exists`;
        outlet.socket.close(CloseCode.SubscriberAlreadyExists, reason);
        return true;
      }
      if (seats.length + subscriber.served >= most) return false;
      const plan = orNull(() => planOf(frame.payload, viewer));
      if (!plan) return false;
      void open(plan, viewer, subscriber, frame.id, text);
      return true;
    },
    leave({ seats }) {
      for (const seat of seats.splice(0)) seat.leave();
    },
    close: () => hall.close(),
  };
}

// A subscription changes nothing that would need to know where it came from.
const socketOrigin = {
  address: '',
  userAgent: null,
  setCookie: () => {
    throw new Error('A socket cannot set cookies.');
  },
};

// A socket has few, so a list is found through as quickly as a map, and is a tenth of its size.
function remove(seats: Seat[], id: string): Seat | undefined {
  const place = seats.findIndex((seat) => seat.id === id);
  return place < 0 ? undefined : seats.splice(place, 1)[0];
}

function frameOf(text: string): z.infer<typeof subscribe> | z.infer<typeof complete> | null {
  if (!text.includes('"subscribe"') && !text.includes('"complete"')) return null;
  const json = orNull((): unknown => JSON.parse(text));
  return subscribe.safeParse(json).data ?? complete.safeParse(json).data ?? null;
}

function orNull<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch {
    return null;
  }
}
