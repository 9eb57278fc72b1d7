import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { env } from './env.ts';
import type { Owner } from './owner.ts';
import { wordsOf, type Locale, type Words } from './words.ts';

/** How a person looks at the dashboard. */
export interface Look {
  locale?: Locale;
  width?: number;
  height?: number;
  hasScripts?: boolean;
  colorScheme?: 'light' | 'dark';
  /** A finger instead of a mouse. */
  isPhone?: boolean;
}

/** A person at a browser of their own; what goes wrong unseen is collected. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly say: Words;
  readonly locale: Locale;
  /** Requests to other machines, errors in the console, refused by the content policy. */
  readonly complaints: string[];
  /** Gives the browser the session of a person who signed up by the API. */
  signIn(owner: Owner): Promise<void>;
  /** What is expected to be complained of while a test breaks something. */
  forgive(pattern: RegExp): void;
}

/** Starts Chromium without anything that would ask the network by itself. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: env.chromium,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

const tags = { en: 'en-US', uz: 'uz-UZ', ru: 'ru-RU' };

/** Sits a new person down at an empty page; addresses are taken relative to `url`. */
export async function takeSeat(browser: Browser, url: string, look: Look = {}): Promise<Seat> {
  const locale = look.locale ?? 'en';
  const context = await browser.newContext({
    baseURL: url,
    locale: tags[locale],
    timezoneId: 'Asia/Tashkent',
    viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
    javaScriptEnabled: look.hasScripts ?? true,
    colorScheme: look.colorScheme ?? 'light',
    hasTouch: look.isPhone ?? false,
    isMobile: look.isPhone ?? false,
  });
  const complaints: string[] = [];
  const forgiven: RegExp[] = [];
  const complain = (text: string) => {
    if (!forgiven.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('request', (request) => {
    if (!isHere(request.url())) complain(`asked another machine: ${request.url()}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (!isHere(socket.url())) complain(`asked another machine: ${socket.url()}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complain(`${message.type()} in the console: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (failure) => complain(`thrown: ${String(failure.error())}`));
  const page = await context.newPage();
  return {
    context,
    page,
    say: wordsOf(locale),
    locale,
    complaints,
    signIn: async (owner) => {
      const [name = '', value = ''] = owner.cookie().split('=');
      await context.addCookies([{ name, value, url }]);
    },
    forgive: (pattern) => void forgiven.push(pattern),
  };
}

function isHere(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return ['data:', 'blob:', 'about:'].includes(protocol) || hostname === '127.0.0.1';
}
