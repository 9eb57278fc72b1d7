import { createHash, randomUUID } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { isCompiledQuery } from 'graphql-jit';
import { createContext, type Ctx, type Parts } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { finish } from '../graphql/mask.ts';
import type { MemberViewer } from '../viewer.ts';
import type { Counts } from './counts.ts';
import { impersonal, scopeKey } from './scope.ts';
import type { Shape } from './shape.ts';

/** What the members of a group have in common: the operation, its variables, and who may see it. */
export interface Program {
  readonly key: string;
  /** Programs with the same scope may read through the same context. */
  readonly scope: string;
  readonly workspaceId: string;
  /** Fresh eyes on the database, for the events of one batch. */
  context(): Ctx;
  /** One event's result as JSON; throws when the api is at fault and nothing can be said of it. */
  run(ctx: Ctx, event: unknown): Promise<string>;
}

/** What a program is made of. */
export interface Asked {
  readonly shape: Shape;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** As the client gave them, and as the operation understands them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly viewer: MemberViewer;
}

/** What sets a group apart from all others. */
export interface Apart {
  readonly key: string;
  readonly scope: string;
}

/** Which group an operation belongs to; one that depends on the person is in a group of its own. */
export function apart({ shape, coerced, viewer }: Asked): Apart {
  const scope = shape.personal ? randomUUID() : scopeKey(viewer);
  const variables = canonical(coerced, shape.places);
  const key = createHash('sha256').update(`${scope}\n${shape.hash}\n${variables}`);
  return { scope, key: key.digest('base64url') };
}

/** Makes the program of an operation; null when it cannot be compiled. */
export function createProgram(
  engine: Engine,
  parts: Parts,
  counts: Counts,
  { shape, document, operationName, variables, viewer }: Asked,
  { key, scope }: Apart,
): Program | null {
  const compiled = engine.compile({ document, operationName });
  if (!isCompiledQuery(compiled)) return null;
  const asking = shape.personal ? viewer : impersonal(viewer);
  return {
    key,
    scope,
    workspaceId: viewer.workspaceId,
    context: () => createContext(parts, asking, nowhere),
    async run(ctx, event) {
      counts.executions += 1;
      const result = finish(await compiled.query(event, ctx, variables), ctx);
      if (result.data === null && result.errors?.some(({ extensions }) => isOurs(extensions.code)))
        throw new Error('An event could not be shown.');
      counts.serialisations += 1;
      return JSON.stringify(result);
    },
  };
}

// No request stands behind an event.
const nowhere = {
  address: '',
  userAgent: null,
  setCookie: () => {
    throw new Error('An event cannot set cookies.');
  },
};

function isOurs(code: unknown): boolean {
  return code === 'INTERNAL';
}

/** Variables as one text, whatever order they came in, without those that are left out. */
export function canonical(
  variables: Readonly<Record<string, unknown>>,
  without: ReadonlySet<string> = new Set(),
): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(variables).filter(([name]) => !without.has(name))),
    (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  );
}
