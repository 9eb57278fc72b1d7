/** Wakes whoever waits for a change of a topic; a ring that nobody hears is lost. */
export class Bell {
  readonly #listeners = new Map<string, Set<() => void>>();

  /** Calls `run` at every ring of the topic until the returned function is called. */
  on(topic: string, run: () => void): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set);
    set.add(run);
    return () => {
      set.delete(run);
      if (set.size === 0) this.#listeners.delete(topic);
    };
  }

  ring(topic: string): void {
    for (const run of [...(this.#listeners.get(topic) ?? [])]) run();
  }
}
