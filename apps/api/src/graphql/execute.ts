import { getOperationAST, OperationTypeNode, type ExecutionResult } from 'graphql';
import { isCompiledQuery } from 'graphql-jit';
import type { Ctx } from '../context.ts';
import { readCursorFirst } from '../events/cursor.ts';
import type { Engine, Operation } from './engine.ts';
import { finish } from './mask.ts';

/** Runs a query or mutation that was admitted; what fails comes back as errors in words. */
export async function execute(
  engine: Engine,
  operation: Operation,
  ctx: Ctx,
): Promise<ExecutionResult> {
  const compiled = engine.compile(operation);
  await readCursorFirst(ctx, operation.document);
  if (!isCompiledQuery(compiled)) return finish(compiled, ctx);
  try {
    return finish(await compiled.query(undefined, ctx, operation.variables ?? {}), ctx);
  } finally {
    if (mayChangePeople(operation, ctx)) ctx.parts.accounts.forget();
  }
}

// Sessions, names and roles are changed by mutations of people, and by nothing that runners do.
function mayChangePeople({ document, operationName }: Operation, { viewer }: Ctx): boolean {
  if (viewer.kind === 'RUNNER') return false;
  const kind = getOperationAST(document, operationName)?.operation;
  return kind === OperationTypeNode.MUTATION;
}
