import { setTimeout as pause } from 'node:timers/promises';

/**
 * The connection was lost while a commit was under way: nobody knows whether it was done. It is not
 * tried again here; docs/decisions says for each caller why asking again is safe.
 */
export class UncertainCommit extends Error {
  constructor(cause: unknown) {
    super('The connection was lost during a commit; it may have been done or not.', { cause });
    this.name = 'UncertainCommit';
  }
}

const mostTries = 4;

/**
 * Runs `work` again when the database gave it up for a passing reason and nothing was committed: a
 * deadlock, a lost connection, a restart. At most three times more, each later and at random; then
 * the last error is thrown. `onAgain` is called before each further try.
 */
export async function retrying<Value>(
  work: () => Promise<Value>,
  onAgain: () => void = () => undefined,
): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried >= mostTries || error instanceof UncertainCommit || !isPassing(error)) throw error;
      onAgain();
      await pause(Math.random() * 50 * 4 ** (tried - 1));
    }
  }
}

/** Whether a failure is the database's and will pass by itself, so that asking again is of use. */
export function isPassing(error: unknown): boolean {
  if (error instanceof UncertainCommit) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (passing.has(code) || code.startsWith('08') || lostConnection.test(cause.message))
      return true;
  }
  return false;
}

/** Whether a failure says that there is no connection any more. */
export function isLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (gone.has(code) || code.startsWith('08') || lostConnection.test(cause.message)) return true;
  }
  return false;
}

// A server that is being stopped, has crashed, or starts; a socket that broke.
const gone = new Set([
  ...['57P01', '57P02', '57P03', '57P05', '25P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
]);

// Those, a serialization failure, a deadlock, a lock that was not to be had, too many connections.
const passing = new Set([...gone, '40001', '40P01', '55P03', '53300']);

// `pg` gives these no code.
const lostConnection =
  /Connection terminated|not queryable|timeout exceeded when trying to connect|Connection ended/;
