import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

/** The wall clock of one process, which a test may set while it runs. */
export interface WallClock {
  /** What the process is to be started with. */
  readonly env: Record<string, string>;
  /** From now on its wall clock is so many seconds off; its steady one goes on. */
  off(seconds: number): Promise<void>;
}

/** A clock that is kept in `file`; throws what to install when libfaketime is missing. */
export async function wallClock(file: string): Promise<WallClock> {
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  if (library === undefined) {
    throw new Error('Clocks cannot be moved here: install the Debian package faketime.');
  }
  const off = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}`);
  await off(0);
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    off,
  };
}
