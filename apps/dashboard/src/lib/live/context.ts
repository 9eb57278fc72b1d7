import { createContext } from 'svelte';
import type { Feed } from './feed.svelte.ts';

/** The open dashboard's feed, made in the (app) layout; `useFeed` fails outside of it. */
export const [useFeed, provideFeed] = createContext<Feed>();
