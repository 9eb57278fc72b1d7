import { randomUUID } from 'node:crypto';
import { getOperationAST, GraphQLError, OperationTypeNode, type ExecutionArgs } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { createContext, type Origin, type Parts } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { mask, unknownAsker, type Asker } from '../graphql/mask.ts';
import { subscribe } from '../graphql/subscribe.ts';
import { Refusal } from '../words/refusal.ts';
import type { Caps } from './socket-caps.ts';
import type { Line } from './socket-line.ts';
import { viewerOfSocket } from './viewer-of.ts';

const initMs = 3000;

/** The hooks of graphql-ws: who may connect, what may be asked, and in which words it fails. */
export function createHandlers(
  engine: Engine,
  parts: Parts,
  caps: Caps,
): ServerOptions<Record<string, unknown> | undefined, Line> {
  const { subscriptions: most } = parts.config.sockets;
  const askerOf = (extra: Line): Asker => ({
    ...unknownAsker(parts.logger),
    locale: extra.viewer?.locale ?? 'en',
  });
  return {
    connectionInitWaitTimeout: initMs,
    async onConnect(context) {
      const { extra: line, connectionParams } = context;
      const { request } = line;
      if (!request) return false;
      const viewer = await viewerOfSocket(parts, request, connectionParams ?? {});
      // A socket lives long; what it was opened with is not needed any more.
      line.request = null;
      if (viewer === null || !line.outlet.isOpen) return false;
      if (!caps.recognise(line, viewer.kind === 'MEMBER' ? viewer.userId : null)) {
        parts.logger.warn('A person has too many sockets; SOCKETS_PER_USER says how many.');
        line.close(4429, 'Too many sockets');
        return false;
      }
      line.viewer = viewer;
      line.context = context;
      return true;
    },

    onSubscribe({ extra }, _id, { query, operationName, variables }) {
      const viewer = extra.viewer;
      try {
        if (viewer === null) throw new Refusal('UNAUTHENTICATED', 'signInFirst');
        // The new one is already in the list.
        if (extra.served + extra.seats.length > most) {
          throw new Refusal('RATE_LIMITED', 'tooManySubscriptions', { limit: most });
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

function originOf({ address, userAgent }: Line): Origin {
  return {
    address,
    userAgent,
    setCookie: () => {
      throw new GraphQLError('A socket cannot set cookies.');
    },
  };
}
