import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFailed } from 'vitest';
import type { Seat } from './browser.ts';

const folder = fileURLToPath(new URL('../test-results/', import.meta.url));

/** When the running test fails: a picture of each open page, and what was complained of. */
export function keepEvidence(seat: Seat): void {
  onTestFailed(async ({ task }) => {
    mkdirSync(folder, { recursive: true });
    for (const [place, page] of seat.context.pages().entries()) {
      const path = `${folder}${task.name.replace(/\W+/g, '-')}-${place}.png`;
      await page.screenshot({ path });
      process.stderr.write(`${page.url()} looked like ${path}\n`);
    }
    for (const complaint of seat.complaints) process.stderr.write(`${complaint}\n`);
  });
}
