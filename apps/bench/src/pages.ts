// What each page of the built dashboard costs a browser that has never been there.
import { fillWithLife, openBrowser, openHouse, places, type Owner } from '@cbf/e2e';
import { spreadOf } from './figures.ts';
import { readOptions, report, run, say } from './report.ts';
import { bytesOf } from './wire.ts';

type Browser = Awaited<ReturnType<typeof openBrowser>>;

/** One load: the scripts' addresses, what the browser was sent, and when the page was there. */
interface Load {
  readonly scripts: readonly string[];
  readonly encodings: readonly string[];
  readonly scriptBytes: number;
  readonly bytes: number;
  readonly requests: number;
  readonly readyMs: number;
}

const KiB = 1024;

await run(async () => {
  const options = readOptions({ loads: '3', budget: '75', pages: '' });
  const budget = Number(options.budget);
  say('Starting the line and the dashboard');
  const env = { NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  const house = await openHouse({ built: true, env });
  const browser = await openBrowser();
  try {
    const [owner, newcomer] = [await house.signUp(), await house.signUp()];
    say('Filling a workspace');
    const life = await fillWithLife(house, owner);
    const people = { owner, newcomer, guest: null };
    const gzipped = new Map<string, number>();
    const rows = [];
    for (const { name, who, address } of places) {
      if (!name.includes(options.pages)) continue;
      say(`Loading: ${name}`);
      const loads: Load[] = [];
      for (let n = 0; n < Number(options.loads); n += 1) {
        loads.push(await load(browser, house.url, address(life), people[who]));
      }
      const last = loads.at(-1);
      if (last === undefined) continue;
      for (const url of last.scripts) {
        if (!gzipped.has(url)) gzipped.set(url, await bytesOf(url, 'gzip'));
      }
      const gzip = sum(last.scripts.map((url) => gzipped.get(url) ?? 0));
      rows.push({
        page: name,
        'JS KiB': tenth(last.scriptBytes / KiB),
        as: last.encodings.join(' '),
        'JS KiB, gzip': tenth(gzip / KiB),
        [`≤ ${budget}`]: last.scriptBytes / KiB <= budget ? 'ok' : 'over',
        scripts: last.scripts.length,
        requests: last.requests,
        'all KiB': tenth(last.bytes / KiB),
        'DOMContentLoaded ms': Math.round(spreadOf(loads.map(({ readyMs }) => readyMs))?.p50 ?? 0),
      });
    }
    report('pages', { 'Each page with an empty cache': rows }, options.json);
  } finally {
    await browser.close();
    await house.stop();
  }
});

/** Opens a page in a browser profile of its own until nothing more is asked for. */
async function load(
  browser: Browser,
  url: string,
  path: string,
  person: Owner | null,
): Promise<Load> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-US' });
  try {
    const [name = '', value = ''] = person?.cookie().split('=') ?? [];
    if (person !== null) await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const finished = new Set<Promise<Answer>>();
    page.on('requestfinished', (request) => {
      finished.add(
        Promise.all([request.sizes(), request.response()]).then(async ([sizes, response]) => ({
          url: request.url(),
          bytes: sizes.responseBodySize,
          encoding: (await response?.headerValue('content-encoding')) ?? 'plain',
          isScript: /javascript/.test((await response?.headerValue('content-type')) ?? ''),
        })),
      );
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const answers = await Promise.all(finished);
    const scripts = answers.filter(({ isScript }) => isScript);
    return {
      scripts: scripts.map((script) => script.url),
      encodings: [...new Set(scripts.map(({ encoding }) => encoding))].sort(),
      scriptBytes: sum(scripts.map(({ bytes }) => bytes)),
      bytes: sum(answers.map(({ bytes }) => bytes)),
      requests: answers.length,
      readyMs: await page.evaluate(() => {
        const [visit] = performance.getEntriesByType('navigation');
        return visit instanceof PerformanceNavigationTiming ? visit.domContentLoadedEventEnd : 0;
      }),
    };
  } finally {
    await context.close();
  }
}

interface Answer {
  readonly url: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly isScript: boolean;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function tenth(number: number): number {
  return Math.round(number * 10) / 10;
}
