import { render } from '@testing-library/svelte';
import { createRawSnippet, getAllContexts, mount, unmount, type Component } from 'svelte';
import type { Locale } from '#lib/words/locale.ts';
import WithFormat from './WithFormat.svelte';

/** Draws a component as the dashboard's layout would: with a language's numbers and times. */
export function draw<Props extends Record<string, unknown>>(
  part: Component<Props>,
  props: Props,
  locale: Locale = 'en',
) {
  const children = createRawSnippet(() => ({
    render: () => '<div></div>',
    setup(target) {
      const drawn = mount(part, { target, props, context: getAllContexts() });
      return () => void unmount(drawn);
    },
  }));
  return render(WithFormat, { locale, children });
}
