import { applyAction } from '$app/forms';
import type { SubmitFunction } from '$app/forms';
import { refreshAll } from '$app/navigation';

/**
 * Sends a form without leaving the page: `busy` is true meanwhile, a redirect to the same page
 * only refreshes it (the scroll position stays), and what was typed is kept.
 */
export function inPlace(busy: (value: boolean) => void = () => {}): SubmitFunction {
  return () => {
    busy(true);
    return async ({ result, update }) => {
      if (result.type === 'redirect' && pathOf(result.location) === location.pathname) {
        await refreshAll();
      } else if (result.type === 'success') {
        await update({ reset: false });
      } else {
        await applyAction(result);
      }
      busy(false);
    };
  };
}

function pathOf(address: string): string {
  return new URL(address, location.href).pathname;
}
