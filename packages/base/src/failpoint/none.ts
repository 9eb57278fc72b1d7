const done = Promise.resolve();

/** What stands at a failpoint in everything that was built: nothing. */
export function hit(_name: string): Promise<void> {
  return done;
}

/** What was built loses nothing on purpose. */
export function loses(_name: string): boolean {
  return false;
}
