import type { Parts } from '../context.ts';
import { headOrFirst, placeOf, readBatch, wants } from '../events/feed.ts';
import { present } from '../events/present.ts';
import { Packet } from './frame.ts';
import type { Member } from './group.ts';
import type { Hall, Leave } from './hall.ts';
import { itemsOf } from './log-group.ts';
import type { Opening } from './opening.ts';
import type { Program } from './program.ts';

/** One subscription of a socket that we serve: on its way into its group, in it, or ended. */
export class Seat {
  #left = false;
  #leave: Leave | null = null;

  get hasLeft(): boolean {
    return this.#left;
  }

  /** Remembers how to leave the group; leaves it at once when the subscription has ended meanwhile. */
  take(leave: Leave): void {
    if (this.#left) leave();
    else this.#leave = leave;
  }

  leave(): void {
    this.#left = true;
    this.#leave?.();
    this.#leave = null;
  }
}

/**
 * Brings a member into its group. Who is behind the others first reads alone, at its own pace and
 * from its own cursor, until it stands where they are; so nothing is missed or told twice.
 */
export async function takeSeat(
  { database }: Parts,
  hall: Hall,
  program: Program,
  opening: Opening,
  member: Member,
  seat: Seat,
): Promise<void> {
  const { workspaceId } = program;
  if (opening.kind === 'PARTIALS') {
    return seat.take(hall.enterPartials(program, opening.conversationId, member));
  }
  if (opening.kind === 'TICKS') {
    const head = await headOrFirst(database, workspaceId);
    return seat.take(hall.enterTicks(program, opening.botId, head, member));
  }
  const { outlet, id } = member;
  let place = placeOf(opening.after);
  for (;;) {
    const batch = await readBatch(database, workspaceId, place);
    place = batch.place;
    const steps = batch.steps.filter((step) => wants(opening.part, step));
    if (steps.length > 0) {
      const presented = await present(database, workspaceId, steps);
      const items = await itemsOf(program, presented, program.context());
      if (seat.hasLeft) return;
      if (items.length > 0) outlet.write(new Packet(items).frames(id, true), items.length);
      await outlet.drained();
    }
    if (seat.hasLeft || !outlet.isOpen) return;
    const leave = hall.enterLog(program, opening.part, place, member);
    if (leave) return seat.take(leave);
    // The others have gone on, or do not know yet that the log has begun anew.
    if (batch.steps.length === 0) await hall.look(workspaceId);
  }
}
