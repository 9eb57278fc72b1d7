import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '@cbf/base';
import { isCtx, type Ctx } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { execute } from '../graphql/execute.ts';
import { limits, sizeRule } from '../graphql/limits.ts';
import { mask, unknownAsker } from '../graphql/mask.ts';
import { Refusal } from '../words/refusal.ts';

/** Apollo as the door for queries and mutations, over the engine that both doors share. */
export function createApollo(engine: Engine, logger: Logger): ApolloServer<Ctx> {
  return new ApolloServer<Ctx>({
    gateway: executorOf(engine),
    documentStore: engine.documents,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [sizeRule],
    validationOptions: { maxErrors: limits.validationErrors },
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    // Whether a schema may be asked for depends on the viewer: `engine.admit` decides.
    introspection: true,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => JSON.stringify(result),
    formatError: (formatted, thrown) => lastFormat(formatted, thrown, logger),
    logger: quiet(logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      admission(engine),
      statusForPlainJson,
    ],
  });
}

// The public way to another executor: Apollo hands the operation over and keeps the protocol.
function executorOf(engine: Engine): ApolloServerOptionsWithGateway<Ctx>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: engine.schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: async ({ document, request, context }) => {
          if (!isCtx(context)) throw new Error('An operation came without its context.');
          const { operationName, variables } = request;
          return execute(engine, { document, operationName, variables }, context);
        },
      }),
    stop: () => Promise.resolve(),
  };
}

function admission(engine: Engine): ApolloServerPlugin<Ctx> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation, request, contextValue }) {
          try {
            if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
              throw new Refusal('BAD_INPUT', 'overSocket');
            }
            engine.admit({ document, ...request }, contextValue.viewer);
          } catch (thrown) {
            const error = mask(thrown, contextValue);
            error.extensions.http = { status: 400, headers: new Map() };
            throw error;
          }
          return Promise.resolve();
        },
      }),
  };
}

// A client that takes only application/json reads a status other than 200 as a broken line.
const statusForPlainJson: ApolloServerPlugin<Ctx> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, response }) {
        const accept = request.http?.headers.get('accept') ?? '';
        const plain = accept.includes('application/json') && !accept.includes('graphql-response');
        if (plain && response.http.status === 400) response.http.status = 200;
        return Promise.resolve();
      },
    }),
};

// Results of execution were finished in the asker's words; what failed earlier is masked here.
function lastFormat(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  logger: Logger,
): GraphQLFormattedError {
  if (formatted.extensions?.requestId !== undefined) return formatted;
  const { extensions: { http: _, ...extensions } = {}, ...rest } = mask(
    thrown,
    unknownAsker(logger),
  ).toJSON();
  return { ...rest, extensions };
}

function quiet(logger: Logger) {
  return {
    debug: (message: string) => logger.trace(message),
    info: (message: string) => logger.debug(message),
    warn: (message: string) => logger.debug(message),
    error: (message: string) => logger.error(message),
  };
}
