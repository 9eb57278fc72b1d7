import { readdirSync } from 'node:fs';
import type { Life } from './life.ts';

const routes = new URL('../../dashboard/src/routes/', import.meta.url);

/** Every page of the dashboard as its routes folder names it, for example `/bots/[id]`. */
export function pagesOfRoutes(): string[] {
  return readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) => {
      const parts = file.split('/').slice(0, -1);
      return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
    })
    .sort();
}

/** A page to look at: its route, what is special about it, and its address in a full workspace. */
export interface Place {
  readonly route: string;
  readonly name: string;
  /** Who looks: a guest, one who has just registered, or the owner of a full workspace. */
  readonly who: 'guest' | 'newcomer' | 'owner';
  readonly address: (life: Life) => string;
}

const place = (route: string, name: string, address: Place['address'], who?: Place['who']) => ({
  route,
  name,
  address,
  who: who ?? 'owner',
});

/** All pages, in all states that look different. */
export const places: readonly Place[] = [
  place('/', 'welcome', () => '/', 'guest'),
  place('/sign-up', 'sign-up', () => '/sign-up', 'guest'),
  place('/sign-in', 'sign-in', () => '/sign-in', 'guest'),
  place('/bots', 'bots-empty', () => '/bots', 'newcomer'),
  place('/bots', 'bots', () => '/bots'),
  place('/bots/new', 'wizard-name', () => '/bots/new'),
  place(
    '/bots/new/personality',
    'wizard-personality',
    () => '/bots/new/personality?name=Non&trade=cafe&locale=uz',
  ),
  place('/bots/[id]/setup', 'wizard-channel', ({ unfinished }) => `/bots/${unfinished}/setup`),
  place('/bots/[id]/setup/talk', 'wizard-talk', ({ shop }) => `/bots/${shop.botId}/setup/talk`),
  place('/bots/[id]', 'bot', ({ shop }) => `/bots/${shop.botId}`),
  place('/bots/[id]', 'bot-unfinished', ({ unfinished }) => `/bots/${unfinished}`),
  place('/bots/[id]/try', 'bot-try', ({ shop }) => `/bots/${shop.botId}/try`),
  place('/bots/[id]/try', 'bot-try-draft', ({ shop, draft }) => {
    return `/bots/${shop.botId}/try?version=${draft}`;
  }),
  place('/bots/[id]/personality', 'bot-personality', ({ shop }) => {
    return `/bots/${shop.botId}/personality`;
  }),
  place('/bots/[id]/personality', 'bot-difference', ({ shop, draft }) => {
    return `/bots/${shop.botId}/personality?compare=${draft}`;
  }),
  place('/bots/[id]/channels', 'bot-channels', ({ shop }) => `/bots/${shop.botId}/channels`),
  place('/bots/[id]/channels', 'bot-no-channel', ({ unfinished }) => {
    return `/bots/${unfinished}/channels`;
  }),
  place('/bots/[id]/settings', 'bot-settings', ({ shop }) => `/bots/${shop.botId}/settings`),
  place('/inbox', 'inbox-empty', () => '/inbox', 'newcomer'),
  place('/inbox', 'inbox', () => '/inbox'),
  place('/inbox', 'inbox-search', () => '/inbox?q=Malika'),
  place('/inbox/[conversation]', 'talk', ({ taken }) => `/inbox/${taken.id}`),
  place('/inbox/[conversation]', 'talk-failed', ({ failed }) => `/inbox/${failed.id}`),
  place(
    '/inbox/[conversation]',
    'talk-details',
    ({ failed }) => `/inbox/${failed.id}?side=contact`,
  ),
  place('/usage', 'usage-empty', () => '/usage', 'newcomer'),
  place('/usage', 'usage', () => '/usage'),
  place('/account', 'account', () => '/account'),
  place('/[missing]', 'no-page', () => '/nowhere'),
];
