import type { InboundContact } from '../channel.ts';
import { Person } from './wire.ts';

/** By what a person is known in one thing of a webhook. */
export interface Named {
  phone?: string | undefined;
  bsuid?: string | undefined;
}

/** The people whom a webhook introduces, to be found by number or business-scoped id. */
export type People = (named: Named) => InboundContact | null;

/** In whose surroundings a message stands. */
export interface Surroundings {
  people: People;
  /** The business's own number, as shown. */
  ownNumber: string;
  receivedAt: Date;
}

/**
 * Reads the `contacts` beside messages. A person who is not introduced is known by what the message
 * says alone: nobody's id is given to somebody else because they stand in one webhook.
 */
export function peopleOf(contacts: readonly unknown[]): People {
  const known = contacts.flatMap((one) => Person.safeParse(one).data ?? []);
  return (named) => {
    const person = known.find(
      ({ wa_id, user_id }) =>
        (user_id !== undefined && user_id === named.bsuid) ||
        (wa_id !== undefined && wa_id === named.phone && agree(user_id, named.bsuid)),
    );
    const bsuid = named.bsuid ?? person?.user_id;
    const number = named.phone ?? person?.wa_id;
    const externalId = bsuid ?? number;
    if (externalId === undefined) return null;
    const { name = '', username = '' } = person?.profile ?? {};
    const phone = number === undefined ? undefined : digitsOf(number);
    return {
      externalId,
      name: name.trim() || username || (phone ?? externalId),
      ...(username === '' ? {} : { handle: username.replace(/^@/, '') }),
      ...(phone === undefined ? {} : { phone }),
      ...(bsuid === undefined ? {} : { bsuid }),
    };
  };
}

/** Where a person is written to: by their id for this business first, which they keep longer. */
export function chatOf({ externalId, bsuid }: InboundContact): string {
  return bsuid === undefined ? `phone:${externalId}` : `bsuid:${bsuid}`;
}

function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function digitsOf(number: string): string | undefined {
  const digits = number.replace(/^\+/, '');
  return /^\d{4,20}$/.test(digits) ? digits : undefined;
}
