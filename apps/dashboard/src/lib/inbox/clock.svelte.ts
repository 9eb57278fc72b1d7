import { onMount } from 'svelte';
import { regularly } from '#lib/live/regularly.ts';

/** The time, moved on while somebody looks at the page; to be made while a component is. */
export function clock(milliseconds: number): { readonly now: Date } {
  let now = $state.raw(new Date());
  onMount(() => regularly(milliseconds, () => (now = new Date())));
  return {
    get now() {
      return now;
    },
  };
}
