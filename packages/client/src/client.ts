import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { request, type RequestOptions } from './request.ts';
import { openSockets, type Listener } from './subscribe.ts';

/** How to reach the api: its `/graphql` address and the `Authorization` header. */
export interface ClientOptions {
  url: string;
  authorization: string;
  fetch?: typeof globalThis.fetch | undefined;
  random?: (() => number) | undefined;
}

/** A typed door to the api; every document brings its own types. */
export interface Client {
  /** Runs one operation; throws an `ApiError` when it did not succeed. */
  request<R, V>(
    document: TypedDocumentNode<R, V>,
    variables: V,
    options?: RequestOptions,
  ): Promise<R>;
  /** Follows a subscription until the returned function is called; reconnects by itself. */
  subscribe<R, V extends Record<string, unknown>>(
    document: TypedDocumentNode<R, V>,
    variables: V,
    listener: Listener<R>,
  ): () => void;
  close(): Promise<void>;
}

/** Makes a client; nothing is sent and no socket opened before it is used. */
export function createClient(options: ClientOptions): Client {
  const random = options.random ?? Math.random;
  const { url, authorization } = options;
  const door = { url, authorization, fetch: options.fetch, random };
  const sockets = openSockets(url, authorization, random);
  return {
    request: (document, variables, settings = {}) => request(door, document, variables, settings),
    subscribe: sockets.subscribe,
    close: sockets.close,
  };
}
