import { readdirSync } from 'node:fs';

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

/** What the addresses in a workspace are made of: ids of what lives there. */
export interface Known {
  readonly bot: string;
  /** A bot that has no channel yet. */
  readonly unfinished: string;
  /** A version of the bot's personality that is not published. */
  readonly draft: string;
  /** Conversations: one that a person has, one in which an answer failed. */
  readonly taken: string;
  readonly failed: string;
  /** A conversation that may be written to for a day. */
  readonly onWhatsapp: string;
}

/** A page to look at: its route, what is special about it, and its address in a full workspace. */
export interface Place {
  readonly route: string;
  readonly name: string;
  /** Who looks: a guest, one who has just registered, or the owner of a full workspace. */
  readonly who: 'guest' | 'newcomer' | 'owner';
  readonly address: (known: Known) => string;
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
  place('/bots/[id]/setup/talk', 'wizard-talk', ({ bot }) => `/bots/${bot}/setup/talk`),
  place('/bots/[id]', 'bot', ({ bot }) => `/bots/${bot}`),
  place('/bots/[id]', 'bot-unfinished', ({ unfinished }) => `/bots/${unfinished}`),
  place('/bots/[id]/try', 'bot-try', ({ bot }) => `/bots/${bot}/try`),
  place('/bots/[id]/try', 'bot-try-draft', ({ bot, draft }) => {
    return `/bots/${bot}/try?version=${draft}`;
  }),
  place('/bots/[id]/personality', 'bot-personality', ({ bot }) => {
    return `/bots/${bot}/personality`;
  }),
  place('/bots/[id]/personality', 'bot-difference', ({ bot, draft }) => {
    return `/bots/${bot}/personality?compare=${draft}`;
  }),
  place('/bots/[id]/channels', 'bot-channels', ({ bot }) => `/bots/${bot}/channels`),
  place('/bots/[id]/channels', 'bot-no-channel', ({ unfinished }) => {
    return `/bots/${unfinished}/channels`;
  }),
  place('/bots/[id]/attention', 'bot-attention', ({ bot }) => `/bots/${bot}/attention`),
  place('/bots/[id]/attention', 'bot-attention-none', ({ unfinished }) => {
    return `/bots/${unfinished}/attention`;
  }),
  place('/bots/[id]/settings', 'bot-settings', ({ bot }) => `/bots/${bot}/settings`),
  place('/inbox', 'inbox-empty', () => '/inbox', 'newcomer'),
  place('/inbox', 'inbox', () => '/inbox'),
  place('/inbox', 'inbox-search', () => '/inbox?q=Malika'),
  place('/inbox/[conversation]', 'talk', ({ taken }) => `/inbox/${taken}`),
  place('/inbox/[conversation]', 'talk-failed', ({ failed }) => `/inbox/${failed}`),
  place('/inbox/[conversation]', 'talk-details', ({ failed }) => `/inbox/${failed}?side=contact`),
  place('/inbox/[conversation]', 'talk-window', ({ onWhatsapp }) => `/inbox/${onWhatsapp}`),
  place('/inbox/[conversation]/template', 'template', ({ onWhatsapp }) => {
    return `/inbox/${onWhatsapp}/template`;
  }),
  place('/usage', 'usage-empty', () => '/usage', 'newcomer'),
  place('/usage', 'usage', () => '/usage'),
  place('/account', 'account', () => '/account'),
  place('/[missing]', 'no-page', () => '/nowhere'),
];
