/** So much of something that is shared: whoever wants more than is left waits in line. */
export interface Allowance {
  /** Runs `task` with so much of it, at most all there is, and takes it back afterwards. */
  with<Value>(amount: number, task: () => Promise<Value>): Promise<Value>;
}

/** An allowance of `total`; what wants nothing never waits. */
export function createAllowance(total: number): Allowance {
  const queue: { readonly amount: number; readonly go: () => void }[] = [];
  let left = total;
  const serve = (): void => {
    // In the order in which they came, or a large one would wait for ever.
    for (let next = queue[0]; next !== undefined && next.amount <= left; next = queue[0]) {
      left -= next.amount;
      queue.shift();
      next.go();
    }
  };
  return {
    async with(wanted, task) {
      const amount = Math.min(wanted, total);
      if (amount <= 0) return task();
      await new Promise<void>((resolve) => {
        queue.push({ amount, go: resolve });
        serve();
      });
      try {
        return await task();
      } finally {
        left += amount;
        serve();
      }
    },
  };
}
