import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteServerAsyncLocalStorage } from '#lib/paraglide/runtime.js';
import type { Locale } from '#lib/words/locale.ts';

interface Scope {
  locale?: Locale;
  origin?: string;
  messageCalls?: Set<string>;
}

const storage = new AsyncLocalStorage<Scope>();
overwriteServerAsyncLocalStorage(storage);

/** Runs the work of one request in its language; requests side by side never see each other's. */
export function runInLocale<T>(locale: Locale, origin: string, work: () => T): T {
  return storage.run({ locale, origin, messageCalls: new Set() }, work);
}
