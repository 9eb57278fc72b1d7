import { openNotices } from '@cbf/db';
import type { WireKind } from './wire.ts';

// LISTEN and NOTIFY know only their own database, so one name serves every house.
const channel = 'cbf_wakeups';

/** Wires by LISTEN and NOTIFY; what does not fit in PostgreSQL's 8000 bytes does not travel. */
export function postgresWire(url: string): WireKind {
  return {
    name: 'postgres',
    mostBytes: 7_900,
    connect: (ears, signal) => openNotices(url, channel, ears, signal),
  };
}
