// What the sides use of express, which comes without types.
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Request {
    readonly query: Readonly<Record<string, unknown>>;
    readonly params: Readonly<Record<string, unknown>>;
    readonly body: unknown;
  }
  interface Response {
    end(text: string): void;
    json(value: unknown): void;
  }
  interface Application {
    (request: IncomingMessage, response: ServerResponse): void;
    use(path: string, ...handlers: readonly unknown[]): void;
    post(
      path: string,
      ...handlers: readonly ((request: Request, response: Response) => unknown)[]
    ): void;
  }
  const express: {
    (): Application;
    json(options?: { readonly limit: string }): (request: Request, response: Response) => unknown;
  };
  export { express as default };
}
