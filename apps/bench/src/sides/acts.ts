// The three acts of a turn over HTTP, as a runner asks for them: by statements on the raw driver, or
// by MikroORM's entities. The third argument says which.
import { createServer } from 'node:http';
import { z } from 'zod';
import { entityActs } from './acts/entities.ts';
import { rawActs } from './acts/raw.ts';
import { listen } from './listen.ts';

const Body = z.object({ operationName: z.string(), variables: z.unknown() });
const Claim = z.object({ runnerId: z.string(), limit: z.number() });
const Completion = z.object({
  input: z.object({
    ...{ turnId: z.string(), lease: z.string(), runnerId: z.string(), text: z.string() },
    ...{ model: z.string(), finishReason: z.literal('STOP'), firstTokenMs: z.number() },
    ...{ modelMs: z.number(), historyKept: z.number(), historyDropped: z.number() },
    usage: z.object({
      ...{ promptTokens: z.number(), candidatesTokens: z.number(), totalTokens: z.number() },
    }),
  }),
});
const Report = z.object({
  input: z.object({
    ...{ deliveryId: z.string(), lease: z.string() },
    ...{ platformMessageId: z.string(), sendMs: z.number() },
  }),
});

const [url = '', way = ''] = process.argv.slice(2);
const acts = await (way === 'raw' ? rawActs(url) : entityActs(url));

async function act(body: unknown): Promise<object> {
  const { operationName, variables } = Body.parse(body);
  switch (operationName) {
    case 'ClaimTurns': {
      const { runnerId, limit } = Claim.parse(variables);
      return { claimTurns: await acts.claim(runnerId, limit) };
    }
    case 'CompleteTurn': {
      const delivery = await acts.complete(Completion.parse(variables).input);
      return { completeTurn: { outcome: 'STORED', delivery } };
    }
    default:
      await acts.record(Report.parse(variables).input);
      return { recordDelivery: true };
  }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    act(JSON.parse(Buffer.concat(chunks).toString('utf8'))).then(
      (data) => response.end(JSON.stringify({ data })),
      (error: unknown) => response.end(JSON.stringify({ errors: String(error) })),
    );
  });
});
await listen(server);
