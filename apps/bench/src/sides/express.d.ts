// What the sides use of express, which comes without types.
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Application {
    (request: IncomingMessage, response: ServerResponse): void;
    use(path: string, ...handlers: readonly unknown[]): void;
    post(
      path: string,
      handler: (
        request: { readonly query: Readonly<Record<string, unknown>> },
        response: { end(text: string): void },
      ) => void,
    ): void;
  }
  const express: { (): Application; json(): unknown };
  export { express as default };
}
