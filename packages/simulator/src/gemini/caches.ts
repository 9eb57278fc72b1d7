import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Cached, countCached } from './answer.ts';
import { invalid, notYours } from './errors.ts';
import type { CacheRequest } from './request.ts';
import { checkParts } from './validate.ts';

const STANDARD_MS = 60 * 60 * 1000;

type Request = z.output<typeof CacheRequest>;
type Entry = {
  key: string;
  id: string;
  model: string;
  displayName: string | undefined;
  created: number;
  updated: number;
  until: number;
  cached: Cached;
};

/** Contexts kept for later requests: each is seen by the key that made it, until it expires. */
export class CacheStore {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps contents and system instruction; refuses a request that has neither. */
  create(request: Request, model: string, key: string): Record<string, unknown> {
    const { contents, systemInstruction } = request;
    if (contents.length === 0 && !systemInstruction) {
      throw invalid('* CreateCachedContentRequest.cached_content: contents is not specified\n');
    }
    contents.forEach((content, n) => checkParts(content, `contents[${n}]`));
    const now = this.#clock.now();
    const id = randomBytes(12).toString('hex');
    const entry: Entry = {
      key,
      id,
      model,
      displayName: request.displayName,
      created: now,
      updated: now,
      until: this.#untilOf(request),
      cached: {
        contents,
        systemInstruction,
        tokens: countCached(contents, systemInstruction),
      },
    };
    this.#entries.set(id, entry);
    return describe(entry);
  }

  /** Moves the end of a cache. */
  update(name: string, key: string, request: Request): Record<string, unknown> {
    const entry = this.#find(name, key);
    entry.until = this.#untilOf(request);
    entry.updated = this.#clock.now();
    return describe(entry);
  }

  describe(name: string, key: string): Record<string, unknown> {
    return describe(this.#find(name, key));
  }

  /** The context that a request of that model continues; refuses another model's. */
  use(name: string, key: string, model: string): Cached {
    const entry = this.#find(name, key);
    if (entry.model !== `models/${model}`) {
      throw invalid(
        `Model used by GenerateContent request (models/${model}) and CachedContent (${entry.model}) has to be the same.`,
      );
    }
    return entry.cached;
  }

  list(key: string): Record<string, unknown>[] {
    const now = this.#clock.now();
    return [...this.#entries.values()]
      .filter((entry) => entry.key === key && entry.until > now)
      .map(describe);
  }

  delete(name: string, key: string): void {
    this.#entries.delete(this.#find(name, key).id);
  }

  clear(): void {
    this.#entries.clear();
  }

  #find(name: string, key: string): Entry {
    const entry = this.#entries.get(name.replace(/^cachedContents\//, ''));
    if (!entry || entry.key !== key || entry.until <= this.#clock.now()) {
      throw notYours('CachedContent', name);
    }
    return entry;
  }

  #untilOf({ ttl, expireTime }: Request): number {
    if (expireTime !== undefined) return Date.parse(expireTime);
    return this.#clock.now() + (ttl === undefined ? STANDARD_MS : Number.parseFloat(ttl) * 1000);
  }
}

function describe(entry: Entry): Record<string, unknown> {
  return {
    name: `cachedContents/${entry.id}`,
    model: entry.model,
    ...(entry.displayName === undefined ? {} : { displayName: entry.displayName }),
    createTime: new Date(entry.created).toISOString(),
    updateTime: new Date(entry.updated).toISOString(),
    expireTime: new Date(entry.until).toISOString(),
    usageMetadata: { totalTokenCount: entry.cached.tokens },
  };
}
