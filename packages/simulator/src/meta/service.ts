import type { FaultAction } from '../faults.ts';
import type { Json } from '../json.ts';
import type { Part } from '../multipart.ts';
import type { Parts } from '../wire.ts';
import type { MetaHooks } from './hooks.ts';
import type { App, Token } from './model.ts';
import type { MetaWorld } from './world.ts';

/** The parts of the simulated Meta, which exist once. */
export interface Meta {
  parts: Parts;
  world: MetaWorld;
  hooks: MetaHooks;
  /** Callbacks may be plain http, as they never may at Meta itself. */
  local: boolean;
}

/** One call of the Graph API. */
export interface GraphCall {
  meta: Meta;
  verb: string;
  /** The path behind the version, in pieces. */
  path: readonly string[];
  query: URLSearchParams;
  /** The body's fields, of whichever kind it is, over those of the query. */
  body: Json;
  files: readonly Part[];
  /** The token that came with it; whether it opens anything is not decided yet. */
  bearer: string | undefined;
  /** Where the client reached the simulator, for addresses in answers. */
  origin: string;
  fault: FaultAction | undefined;
}

/** Who calls, once the token has been looked at. */
export interface Caller {
  token: Token;
  app: App;
}

/** An answer that is not JSON. */
export class Bytes {
  readonly type: string;
  readonly body: Buffer;

  constructor(type: string, body: Buffer) {
    this.type = type;
    this.body = body;
  }
}

/** The name by which faults and the transcript know a call, and whom it is about. */
export interface Naming {
  method: string;
  bot: string | undefined;
}

/** One of the two hosts: how its calls are named, and what they do. */
export interface GraphHost {
  platform: 'whatsapp' | 'instagram';
  name(meta: Meta, address: Pick<GraphCall, 'path' | 'query' | 'bearer'>): Naming;
  /** Gives the answer's JSON or Bytes; throws GraphError when it refuses. */
  run(call: GraphCall): unknown;
}
