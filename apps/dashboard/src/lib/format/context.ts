import { createContext } from 'svelte';
import type { Format } from './format.ts';

/** How the open dashboard writes numbers and times, provided by the (app) layout as a getter. */
export const [useFormat, provideFormat] = createContext<() => Format>();
