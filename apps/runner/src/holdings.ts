import type { LeaseInput } from '@cbf/client';

/** Something that the api lent to this runner, and how to let go of it. */
export interface Holding {
  lease: string;
  /** Called when the api wants it back; what is under way must stop writing. */
  drop: () => void;
}

/** All leases of one kind that this runner holds. */
export class Holdings {
  readonly #held = new Map<string, Holding>();

  get size(): number {
    return this.#held.size;
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  add(id: string, holding: Holding): void {
    this.#held.set(id, holding);
  }

  remove(id: string): void {
    this.#held.delete(id);
  }

  drop(ids: readonly string[]): void {
    for (const id of ids) this.#held.get(id)?.drop();
  }

  leases(): LeaseInput[] {
    return [...this.#held].map(([id, { lease }]) => ({ id, lease }));
  }
}
