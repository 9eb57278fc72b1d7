import type { Head } from '@cbf/db';
import type { Parts } from '../context.ts';
import { headOrFirst, placeOf, readBatch, wants } from '../events/feed.ts';
import { present } from '../events/present.ts';
import { Packet } from './frame.ts';
import type { Member, Room } from './group.ts';
import type { Hall } from './hall.ts';
import { itemsOf } from './log-group.ts';
import type { Opening } from './opening.ts';
import type { Outlet } from './outlet.ts';
import type { Program } from './program.ts';

/** One subscription of a socket that we serve: on its way into its room, in it, or ended. */
export class Seat implements Member {
  readonly outlet: Outlet;
  readonly id: string;
  after = 0;
  #left = false;
  #room: Room | null = null;

  constructor(outlet: Outlet, id: string) {
    this.outlet = outlet;
    this.id = id;
  }

  get hasLeft(): boolean {
    return this.#left;
  }

  /** Goes into a room, behind a place in the log; stays out when the subscription ended meanwhile. */
  join(room: Room, after = 0): void {
    this.after = after;
    room.join(this);
    if (this.#left) room.leave(this);
    else this.#room = room;
  }

  leave(): void {
    this.#left = true;
    this.#room?.leave(this);
    this.#room = null;
  }
}

/**
 * Brings a subscription to where it is served with the others. Throws when the database cannot be
 * asked; what was shown until then was in order.
 */
export async function takeSeat(
  parts: Parts,
  hall: Hall,
  program: Program,
  opening: Opening,
  seat: Seat,
): Promise<void> {
  switch (opening.kind) {
    case 'LOG':
      return catchUp(parts, hall, program, opening, seat);
    case 'TICKS': {
      const head = await headOrFirst(parts.database, program.workspaceId);
      return seat.join(hall.ticks(program, opening.botId, head));
    }
    case 'PARTIALS':
      return seat.join(hall.partials(program, opening.conversationId));
  }
}

// Who is behind the others first reads alone, at its own pace and from its own cursor, until it
// stands where they are: so nothing is missed or told twice.
async function catchUp(
  { database }: Parts,
  hall: Hall,
  program: Program,
  { part, after }: Extract<Opening, { kind: 'LOG' }>,
  seat: Seat,
): Promise<void> {
  const { workspaceId } = program;
  const { outlet, id } = seat;
  let place: Head | null = placeOf(after);
  for (;;) {
    const batch = await readBatch(database, workspaceId, place);
    place = batch.place;
    const steps = batch.steps.filter((step) => wants(part, step));
    if (steps.length > 0) {
      const presented = await present(database, workspaceId, steps);
      const items = await itemsOf(program, presented, program.context());
      if (seat.hasLeft) return;
      if (items.length > 0) outlet.write(new Packet(items).frames(id, true), items.length);
      await outlet.drained();
    }
    if (seat.hasLeft || !outlet.isOpen) return;
    const room = hall.log(program, part, place);
    if (room) return seat.join(room, place.seq);
    // The others have gone on, or do not know yet that the log has begun anew.
    if (batch.steps.length === 0) await hall.look(workspaceId);
  }
}
