import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
} from 'graphql';
import { isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { isCtx, type Ctx } from '../context.ts';
import type { Engine } from './engine.ts';
import { finish } from './mask.ts';

type Results = AsyncGenerator<ExecutionResult, void, void>;

/**
 * Runs a subscription: every event is executed in a context of its own, so that it reads what is
 * in the database now and not what an earlier event left in memory.
 */
export async function subscribe(
  engine: Engine,
  args: ExecutionArgs,
): Promise<Results | ExecutionResult> {
  const ctx = contextOf(args);
  const variables = args.variableValues ?? {};
  const compiled = engine.compile({
    document: args.document,
    operationName: args.operationName ?? undefined,
  });
  if (!isCompiledQuery(compiled)) return finish(compiled, ctx);
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return finish(source, ctx);
  return mapped(source[Symbol.asyncIterator](), (event) =>
    execute(compiled, event, ctx, variables),
  );
}

async function execute(
  compiled: CompiledQuery,
  event: unknown,
  ctx: Ctx,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult> {
  const own = ctx.fork();
  return finish(await compiled.query(event, own, variables), own);
}

// Written by hand because `return` must reach the source at once: a generator that waits for its
// next event would keep a closed subscription, and its place in the hub, until that event comes.
function mapped(
  source: AsyncIterator<unknown>,
  map: (event: unknown) => Promise<ExecutionResult>,
): Results {
  const over = { done: true, value: undefined } as const;
  const end = async (): Promise<typeof over> => {
    await source.return?.();
    return over;
  };
  return {
    async next() {
      const event = await source.next();
      if (event.done) return over;
      try {
        return { done: false, value: await map(event.value) };
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: end,
    async throw(error: GraphQLError) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await end();
    },
  };
}

function contextOf({ contextValue }: ExecutionArgs): Ctx {
  if (typeof contextValue === 'object' && contextValue !== null && isCtx(contextValue)) {
    return contextValue;
  }
  throw new Error('A subscription came without its context.');
}
