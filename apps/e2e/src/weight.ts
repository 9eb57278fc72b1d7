import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** What a page's scripts weigh over the wire, in bytes of gzip. */
export interface Weight {
  /** Until the page opened its live connection, from when on it lives. */
  readonly toLive: number;
  readonly all: number;
}

/** Weighs every script that the page fetches from now on; ask for it when the page has settled. */
export function weigh(page: Page): () => Promise<Weight> {
  const scripts: { isEarly: boolean; size: Promise<number> }[] = [];
  let isLive = false;
  page.on('websocket', () => (isLive = true));
  page.on('response', (answer) => {
    if (answer.request().resourceType() !== 'script') return;
    const size = answer.body().then((body) => gzipSync(body).length);
    scripts.push({ isEarly: !isLive, size });
  });
  return async () => {
    const sizes = await Promise.all(scripts.map(async (one) => ({ ...one, size: await one.size })));
    const sum = (some: typeof sizes) => some.reduce((total, { size }) => total + size, 0);
    return { toLive: sum(sizes.filter(({ isEarly }) => isEarly)), all: sum(sizes) };
  };
}
