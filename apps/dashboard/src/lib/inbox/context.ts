import { createContext } from 'svelte';
import type { Seen } from './seen.svelte.ts';

/** What this browser has seen of the inbox, made by the inbox's layout. */
export const [useSeen, provideSeen] = createContext<Seen>();
