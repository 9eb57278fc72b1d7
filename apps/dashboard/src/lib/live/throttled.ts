/** A call that runs at most once in so many milliseconds; the last wish is never lost. */
export function throttled(
  milliseconds: number,
  work: () => void,
): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const run = (): void => {
    timer = undefined;
    last = Date.now();
    work();
  };
  return {
    call() {
      timer ??= setTimeout(run, Math.max(0, last + milliseconds - Date.now()));
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
