import type { Bot, Channel, Personality } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import type { Person } from './people.ts';
import type { Version } from './shop.ts';

/** Something that happened at a moment; it may only touch the demo's workspace. */
export interface Act {
  readonly at: Date;
  run(change: LineChange): Promise<void>;
}

/** A personality of the demo with what its owner wrote. */
export interface Written {
  readonly personality: Personality;
  readonly version: Version;
}

/** A bot on its channel, with the person of the shop who looks after it. */
export interface Stage {
  readonly bot: Bot;
  readonly channel: Channel;
  readonly operatorId: string;
  /** The next message's number on the platform. */
  nextNumber(): number;
  /** The version that answered at a moment. */
  writtenAt(at: Date): Written;
}

/** A customer in front of a stage. */
export interface Seat {
  readonly stage: Stage;
  readonly person: Person;
}
