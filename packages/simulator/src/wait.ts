import type { Bell } from './bell.ts';

/**
 * What `find` gives, as soon as there is enough of it; null when the time is up. It looks at every
 * ring of the topic. The time is the real one, so that a test never waits on a clock that it moved.
 */
export function waitFor<T>(
  bell: Bell,
  topic: string,
  find: () => T[],
  wanted: { count: number; timeoutMs: number },
): Promise<T[] | null> {
  return new Promise((resolve) => {
    const finish = (result: T[] | null) => {
      off();
      clearTimeout(timer);
      resolve(result);
    };
    const look = () => {
      const found = find();
      if (found.length >= wanted.count) finish(found);
    };
    const timer = setTimeout(() => finish(null), wanted.timeoutMs);
    const off = bell.on(topic, look);
    look();
  });
}
