import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { getOperationAST, GraphQLError, OperationTypeNode, type ExecutionArgs } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { createContext, type Origin, type Parts } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { mask, unknownAsker, type Asker } from '../graphql/mask.ts';
import { subscribe } from '../graphql/subscribe.ts';
import type { Viewer } from '../viewer.ts';
import { Refusal } from '../words/refusal.ts';
import { viewerOfSocket } from './viewer-of.ts';

/** What a socket knows beside the protocol; the viewer stands after connection_init. */
export interface Extra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  viewer: Viewer | null;
}

const maxSubscriptions = 20;
const initMs = 3000;

/** The hooks of graphql-ws: who may connect, what may be asked, and in which words it fails. */
export function createHandlers(
  engine: Engine,
  parts: Parts,
): ServerOptions<Record<string, unknown> | undefined, Extra> {
  const askerOf = (extra: Extra): Asker => ({
    ...unknownAsker(parts.logger),
    locale: extra.viewer?.locale ?? 'en',
  });
  return {
    connectionInitWaitTimeout: initMs,
    async onConnect({ extra, connectionParams }) {
      extra.viewer = await viewerOfSocket(parts, extra.request, connectionParams ?? {});
      return extra.viewer !== null;
    },

    onSubscribe(context, _id, { query, operationName, variables }) {
      const { extra } = context;
      const viewer = extra.viewer;
      try {
        if (viewer === null) throw new Refusal('UNAUTHENTICATED', 'signInFirst');
        // The new one is already in the list.
        if (Object.keys(context.subscriptions).length > maxSubscriptions) {
          const limit = maxSubscriptions;
          throw new Refusal('RATE_LIMITED', 'tooManySubscriptions', { limit });
        }
        const found = engine.document(query);
        if (!('kind' in found)) return found.map((error) => mask(error, askerOf(extra)));
        const operation = {
          document: found,
          operationName: operationName ?? undefined,
          variables: variables ?? undefined,
        };
        engine.admit(operation, viewer);
        const ast = getOperationAST(found, operationName);
        if (ast && ast.operation !== OperationTypeNode.SUBSCRIPTION) {
          throw new Refusal('BAD_INPUT', 'onlySubscriptions');
        }
        return {
          schema: engine.schema,
          document: found,
          operationName: operationName ?? null,
          variableValues: variables ?? null,
          contextValue: createContext(parts, viewer, originOf(extra), randomUUID()),
        };
      } catch (thrown) {
        return [mask(thrown, askerOf(extra))];
      }
    },

    subscribe: (args: ExecutionArgs) => subscribe(engine, args),
    onError: ({ extra }, _id, _payload, errors) =>
      errors.map((error) => mask(error, askerOf(extra)).toJSON()),
  };
}

function originOf({ request }: Extra): Origin {
  return {
    address: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent'] ?? null,
    setCookie: () => {
      throw new GraphQLError('A socket cannot set cookies.');
    },
  };
}
