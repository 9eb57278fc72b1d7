import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, takeSeat } from '../../src/browser.ts';
import { tooWide, untranslated } from '../../src/reading.ts';

// The other tests trust these to notice; here something is wrong on purpose.
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('another machine, an error and a refusal by the content policy are complained of', async () => {
  const { context, page, complaints } = await takeSeat(browser, 'http://127.0.0.1:9');
  const policy = `<meta http-equiv="content-security-policy" content="img-src 'none'">`;
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: policy }));
  await page.goto('http://127.0.0.1:9/');
  await page.evaluate(() => fetch('http://machine.example/').catch(() => undefined));
  await page.evaluate(() => {
    document.body.append(Object.assign(new Image(), { src: '/picture.png' }));
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  await expect.poll(() => complaints.join('\n')).toMatch(/asked another machine: http:\/\/machine/);
  await expect.poll(() => complaints.join('\n')).toMatch(/Content Security Policy/);
  await expect.poll(() => complaints.join('\n')).toMatch(/thrown: Error: on purpose/);
  await context.close();
});

it('a text that leaves its box, or the window, is found', async () => {
  const { context, page } = await takeSeat(browser, 'http://127.0.0.1:9', { width: 320 });
  await page.setContent('<p>It fits.</p>');
  expect(await tooWide(page)).toEqual([]);
  await page.setContent('<p style="width:20px">Unbreakable</p>');
  expect(await tooWide(page)).toEqual(['P Unbreakable']);
  await page.setContent('<!doctype html><div style="width:900px"><i>x</i></div>');
  expect(await tooWide(page)).not.toEqual([]);
  await context.close();
});

it('English is found on a page in another language, names and figures are left alone', () => {
  const texts = ['Suhbatlar', 'Save', 'Welcome back.', 'The token is wrong.', 'Gemini', '4 242'];
  expect(untranslated(texts, 'uz')).toEqual(['Save', 'Welcome back.', 'The token is wrong.']);
});
