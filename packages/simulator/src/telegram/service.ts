import type { FaultAction } from '../faults.ts';
import type { Parts } from '../wire.ts';
import type { Hooks } from './delivery.ts';
import type { Flood } from './flood.ts';
import type { Bot } from './model.ts';
import type { Params } from './params.ts';
import type { Polls } from './polling.ts';
import type { World } from './world.ts';

/** The parts of the simulated Telegram, which exist once. */
export interface Service {
  parts: Parts;
  world: World;
  polls: Polls;
  flood: Flood;
  hooks: Hooks;
  /** Telegram's `--local` server: webhooks may be plain http, on any port, on this machine. */
  local: boolean;
  /** Every so manieth update of a bot comes twice; 0 for none. */
  doubled: number;
}

/** One call of a method by a bot that is who it says it is. */
export interface Call {
  service: Service;
  bot: Bot;
  params: Params;
  /** Aborted when nobody waits for the answer any more. */
  gone: AbortSignal;
  fault: FaultAction | undefined;
}

/** Does what the method says and returns its result; throws TelegramError when it refuses. */
export type Method = (call: Call) => unknown;
export type Methods = Record<string, Method>;
