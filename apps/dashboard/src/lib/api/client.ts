import { Client, fetchExchange } from '@urql/svelte';
import { getLocale } from '#lib/paraglide/runtime.js';

/**
 * A client for one load, one form or one open page, over the fetch it is given: `load`'s own on
 * the server, so that what was fetched there isn't fetched again in the browser. It keeps no
 * cache; live pages hold their own state.
 */
export function createApi(fetch: typeof globalThis.fetch): Client {
  return new Client({
    url: '/graphql',
    fetch,
    exchanges: [fetchExchange],
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetchOptions: { headers: { 'accept-language': getLocale() } },
  });
}
