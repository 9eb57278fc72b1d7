export type { TypedDocumentNode } from '@graphql-typed-document-node/core';
export { createClient, type Client, type ClientOptions } from './client.ts';
export { ApiError, type Trouble } from './errors.ts';
export type { RequestOptions } from './request.ts';
export type { Listener } from './subscribe.ts';
export * from './generated.ts';
