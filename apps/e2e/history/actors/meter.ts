import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { Post } from './house.ts';
import type { Pen } from './pen.ts';

/** Writes every so many milliseconds how large each process is and how many sockets it has. */
export function startMeter(posts: readonly Post[], pen: Pen, everyMs = 1_000): () => void {
  const timer = setInterval(() => {
    for (const { name: who, pid } of posts) {
      const number = pid();
      const size = number === undefined ? undefined : sizeOf(number);
      if (number !== undefined && size) pen.write({ kind: 'measured', who, pid: number, ...size });
    }
  }, everyMs);
  return () => clearInterval(timer);
}

/** What Linux says of a process; undefined when it has ended. */
export function sizeOf(pid: number): { rssMb: number; sockets: number } | undefined {
  try {
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const open = readdirSync(`/proc/${pid}/fd`).filter((fd) => isSocket(`/proc/${pid}/fd/${fd}`));
    return kb === undefined ? undefined : { rssMb: Number(kb) / 1024, sockets: open.length };
  } catch {
    return undefined;
  }
}

function isSocket(path: string): boolean {
  try {
    return readlinkSync(path).startsWith('socket:');
  } catch {
    return false;
  }
}
