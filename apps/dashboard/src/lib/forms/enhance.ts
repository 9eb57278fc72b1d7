import { applyAction, type ActionResult, type SubmitFunction } from '$app/forms';
import { refreshAll } from '$app/navigation';
import { m } from '#lib/paraglide/messages.js';

/**
 * Sends a form without leaving the page: `busy` is true meanwhile, a redirect to the same page
 * only refreshes it (the scroll position stays), and what was typed is kept.
 */
export function inPlace(busy: (value: boolean) => void = () => {}): SubmitFunction {
  return ({ action }) => {
    busy(true);
    const isOwn = action.pathname === location.pathname;
    return async ({ result, update }) => {
      if (result.type === 'redirect' && pathOf(result.location) === location.pathname) {
        await refreshAll();
      } else if (result.type === 'success') {
        await update({ reset: false });
      } else {
        await applyAction(result.type === 'error' && isOwn ? unsent() : result);
      }
      busy(false);
    };
  };
}

/** A form that never arrived keeps its page and what was typed, and says so at its top. */
function unsent(): ActionResult {
  const message = navigator.onLine ? m.error_api_down() : m.error_offline();
  const data = { message, errors: {}, typed: {} };
  return { type: 'failure', status: 503, data, location: location.pathname + location.search };
}

/**
 * Sends a form like `inPlace`, but where it leads to is loaded as a whole page: with the session
 * comes a language and a look, and all that is open is in others.
 */
export function thenAnew(busy: (value: boolean) => void): SubmitFunction {
  return () => {
    busy(true);
    return async ({ result }) => {
      if (result.type === 'redirect') return location.assign(result.location);
      await applyAction(result);
      busy(false);
    };
  };
}

function pathOf(address: string): string {
  return new URL(address, location.href).pathname;
}
