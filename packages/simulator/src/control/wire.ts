import { z } from 'zod';

const Failure = z.object({ error: z.string() });

type Query = Record<string, string | number | undefined>;

/** JSON to and from the control API; throws an Error with its own sentence when it refuses. */
export class ControlWire {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  get<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    return this.#call('GET', path, undefined, shape);
  }

  post<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    return this.#call('POST', path, body, shape);
  }

  delete(path: string): Promise<unknown> {
    return this.#call('DELETE', path, undefined, z.unknown());
  }

  async #call<T>(verb: string, path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    const response = await fetch(`${this.#url}/control${path}`, {
      method: verb,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return shape.parse(answer);
    const failure = Failure.safeParse(answer);
    throw new Error(
      failure.success ? failure.data.error : `The simulator said ${response.status}.`,
    );
  }
}

/** The query of an address, without what is undefined. */
export function search(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(Object.fromEntries(given.map(([key, value]) => [key, String(value)])))}`;
}
