import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { Engine } from '../../graphql/engine.ts';
import { execute } from '../../graphql/execute.ts';
import { mask } from '../../graphql/mask.ts';
import { createKnown, type Known } from './known.ts';

const Body = z.object({
  query: z.string().optional(),
  documentId: z.string().optional(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Takes a request when it can and answers it by and by, whatever happens; false leaves it to Apollo,
 * and nothing was done yet.
 */
export type ThinDoor = (
  request: FastifyRequest,
  reply: FastifyReply,
  contextOf: () => Promise<Ctx>,
) => boolean;

/**
 * The quick way for the operations of our own clients: the same engine, limits, masking and answers
 * as Apollo's door, without what a public door must allow for. Everything else is left to Apollo.
 */
export function createThinDoor(engine: Engine): ThinDoor {
  const known = createKnown(engine);

  const operationOf = (request: FastifyRequest) => {
    // A form of another site cannot say that it sends JSON: this is what keeps forgeries out.
    const isJson = request.headers['content-type']?.startsWith('application/json');
    if (request.method !== 'POST' || !isJson) return null;
    const { data: body } = Body.safeParse(request.body);
    const found = body && named(body);
    if (!found || (body.operationName ?? found.name) !== found.name) return null;
    return { document: found.document, variables: body.variables ?? undefined };
  };
  const named = ({ query, documentId }: z.infer<typeof Body>): Known | null => {
    if (query === undefined) return documentId === undefined ? null : known.byId(documentId);
    return documentId === undefined ? known.byText(query) : null;
  };

  return (request, reply, contextOf) => {
    const { accept } = request.headers;
    const type = answerType(accept);
    const operation = type && operationOf(request);
    if (!operation) return false;
    const send = (result: ExecutionResult): void => {
      const failed = result.errors !== undefined && result.data === undefined;
      // A client that takes only application/json reads a status other than 200 as a broken line.
      const plain = accept?.includes(plainJson) && type === plainJson;
      reply.code(failed && !plain ? 400 : 200);
      reply.type(`${type}; charset=utf-8`).send(JSON.stringify(result));
    };
    // A reply that is awaited is watched until its last byte has left, which nobody here wants to know.
    contextOf()
      .then((ctx) => answer(engine, operation, ctx))
      .then(send)
      .catch((error: unknown) => {
        reply.send(error);
      });
    return true;
  };
}

async function answer(
  engine: Engine,
  operation: { document: Known['document']; variables: Record<string, unknown> | undefined },
  ctx: Ctx,
): Promise<ExecutionResult> {
  try {
    engine.admit(operation, ctx.viewer);
  } catch (thrown) {
    return { errors: [mask(thrown, ctx)] };
  }
  const { errors, ...rest } = await execute(engine, operation, ctx);
  return { ...(errors && { errors }), ...rest };
}

const graphqlJson = 'application/graphql-response+json';
const plainJson = 'application/json';

// Of the two, the first that is named; whoever weighs them by numbers is left to Apollo.
function answerType(accept = '*/*'): string | null {
  if (accept.includes(';')) return null;
  const types = accept.split(',').map((type) => type.trim());
  const first = types.find((type) => type === graphqlJson || type === plainJson);
  return first ?? (types.includes('*/*') ? plainJson : null);
}
