// Pictures of every page for people's eyes: npm run pictures -w @cbf/e2e -- <folder> [part of a name]
// Starts the demo with data of its own; names say page, language, colours and width.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser, takeSeat } from '../src/browser.ts';
import { env } from '../src/env.ts';
import { places, type Known } from '../src/places.ts';
import { freePort } from '../src/process.ts';
import { speak } from '../src/steps.ts';
import { locales } from '../src/words.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const password = 'only for these pictures';
const [folder = join(tmpdir(), 'cbf-pictures'), wanted = ''] = process.argv.slice(2);
const data = await mkdtemp(join(tmpdir(), 'cbf-pictures-'));
const demo = await startDemo();
const browser = await openBrowser();
let known: Known | null = null;
try {
  await mkdir(resolve(folder), { recursive: true });
  for (const locale of locales) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const look = { locale, colorScheme };
      const guest = await takeSeat(browser, demo.url, look);
      const newcomer = await takeSeat(browser, demo.url, look);
      await enter(newcomer.page, '/sign-up', `new_${locale}_${colorScheme}`);
      const owner = await takeSeat(browser, demo.url, look);
      await enter(owner.page, '/sign-in', 'demo');
      await speak(owner.page, locale);
      known ??= await lookAround(owner.page);
      const pages = { guest: guest.page, newcomer: newcomer.page, owner: owner.page };
      for (const { name, who, address } of places.filter((place) => place.name.includes(wanted))) {
        const page = pages[who];
        await page.setViewportSize({ width: 360, height: 740 });
        await page.goto(address(known));
        await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
        for (const width of [360, 768, 1280]) {
          await page.setViewportSize({ width, height: width < 500 ? 740 : 800 });
          const file = `${name}.${locale}.${colorScheme}.${width}.png`;
          await page.screenshot({ path: join(folder, file), fullPage: true });
        }
      }
      for (const { context } of [guest, newcomer, owner]) await context.close();
      process.stdout.write(`${locale}, ${colorScheme}: in ${resolve(folder)}\n`);
    }
  }
} finally {
  await browser.close();
  await demo.stop();
  await rm(data, { recursive: true, force: true });
}

/** Starts `npm run demo` on free ports; resolves with its address once it is ready. */
async function startDemo() {
  const names = ['PORT', 'API_PORT', 'RUNNER_PORT', 'SIMULATOR_PORT'];
  const ports = await Promise.all(
    names.map(async (name) => [name, String(await freePort())] as const),
  );
  const child = spawn(process.execPath, ['scripts/start.mjs', '--demo'], {
    cwd: root,
    env: {
      ...Object.fromEntries(ports),
      PATH: env.path,
      DATA_DIR: data,
      DEMO_PASSWORD: password,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text);
      const address = /ready: (\S+)/.exec(text)?.[1];
      if (address !== undefined) ready(address);
    });
    child.once('close', () => failed(new Error('The demo did not start.')));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Registers or signs in; the forms have the same two fields. */
async function enter(page: Page, form: string, username: string): Promise<void> {
  await page.goto(form);
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(password);
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForURL('**/bots');
}

/** Finds in the demo what the addresses of pages need, and makes the bot that isn't finished. */
async function lookAround(page: Page): Promise<Known> {
  await page.goto('/bots');
  const bot = await idIn(page, 'main h2 a', /bots\/(\w+)/);
  await page.goto('/bots/new/personality?name=Olma&trade=shop&locale=uz');
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForURL('**/setup');
  const unfinished = /bots\/(\w+)/.exec(page.url())?.[1] ?? '';
  await page.goto(`/bots/${bot}/personality`);
  const draft = await idIn(page, 'a[href*="compare="]', /compare=(\w+)/);
  const talk = async (show: string) => {
    await page.goto(`/inbox?show=${show}`);
    return idIn(page, '[data-row]', /inbox\/(\w+)/);
  };
  const [taken, failed] = [await talk('person'), await talk('waiting')];
  // Nobody of the demo writes by WhatsApp.
  return { bot, unfinished, draft, taken, failed, onWhatsapp: taken };
}

async function idIn(page: Page, selector: string, id: RegExp): Promise<string> {
  const href = await page.locator(selector).first().getAttribute('href');
  return id.exec(href ?? '')?.[1] ?? '';
}
