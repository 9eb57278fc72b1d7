import { Kind, type DocumentNode } from 'graphql';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { headCursor } from './feed.ts';

const read = new WeakMap<Ctx, string>();
const asks = new WeakMap<DocumentNode, boolean>();

/**
 * Reads the head of the log before anything else of an operation that may ask for `cursor`. Read
 * after the data, it would hide from a subscriber what was written in between.
 */
export async function readCursorFirst(ctx: Ctx, document: DocumentNode): Promise<void> {
  if (ctx.viewer.kind !== 'MEMBER') return;
  const wanted = asks.get(document) ?? mayAsk(document);
  asks.set(document, wanted);
  if (wanted) read.set(ctx, await headCursor(ctx.parts.database, workspaceOf(ctx)));
}

/** The head of the workspace's log as it was before the operation began. */
export function cursorOfOperation(ctx: Ctx): Promise<string> {
  const known = read.get(ctx);
  return known === undefined
    ? headCursor(ctx.parts.database, workspaceOf(ctx))
    : Promise.resolve(known);
}

// A fragment at the root may hold the field: reading once too often costs one small statement.
function mayAsk({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some(
        (selection) => selection.kind !== Kind.FIELD || selection.name.value === 'cursor',
      ),
  );
}
