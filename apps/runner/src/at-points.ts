import { apiCalls, between } from '@cbf/base';
import type { Client } from '@cbf/client';

/** The same client, whose calls with a name in the list of points stand between two of them. */
export function atPoints(client: Client): Client {
  return {
    ...client,
    request: (document, variables, options) => {
      const [operation] = document.definitions;
      const named = operation !== undefined && 'name' in operation ? operation.name : undefined;
      const call = apiCalls.find((known) => known === named?.value);
      const ask = () => client.request(document, variables, options);
      return call === undefined ? ask() : between(`api:${call}`, ask);
    },
  };
}
