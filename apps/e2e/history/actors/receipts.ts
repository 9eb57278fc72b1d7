import { operation, type Owner } from '../../src/owner.ts';
import type { Of } from '../lines.ts';

interface Receipt {
  id: string;
  conversationId: string;
  state: string;
  calls: {
    attempt: number;
    state: 'OPEN' | 'MADE' | 'NOT_MADE' | 'LOST';
    totalTokens: number | null;
  }[];
}

interface Counts {
  promptTokens: number;
  cachedTokens: number;
  thoughtsTokens: number;
  candidatesTokens: number;
  totalTokens: number;
}

/** So many turns are asked for in one operation. */
const TOGETHER = 20;
const places = Array.from({ length: TOGETHER }, (_, at) => at);
const TurnsOf = operation<Record<string, Receipt | null>, Record<string, string>>(`
  query TurnsOf(${places.map((at) => `$t${at}: ID!`).join(', ')}) {
    ${places.map((at) => `t${at}: node(id: $t${at}) { ...Receipt }`).join('\n')}
  }
  fragment Receipt on Turn { id conversationId state calls { attempt state totalTokens } }
`);
const Bill = operation<{ usage: { totals: Counts } }, { from: string; to: string }>(`
  query Bill($from: DateTimeISO!, $to: DateTimeISO!) {
    usage(from: $from, to: $to, interval: HOUR) {
      totals { promptTokens cachedTokens thoughtsTokens candidatesTokens totalTokens }
    }
  }
`);

type Line =
  Omit<Of<'read.turn'>, 't' | 'by' | 'tenant'> | Omit<Of<'read.call'>, 't' | 'by' | 'tenant'>;

const ATONCE = 8;

/** The turns of these ids with all calls of the model that are on their books. */
export async function receiptsOf(owner: Owner, ids: Iterable<string>): Promise<Line[]> {
  const left = [...ids];
  const lines: Line[] = [];
  const read = async () => {
    for (let some = left.splice(-TOGETHER); some.length > 0; some = left.splice(-TOGETHER)) {
      for (const node of await turnsOf(owner, some)) {
        const { id, conversationId: conversation, state, calls } = node;
        lines.push({ kind: 'read.turn', conversation, id, state });
        for (const { attempt, state: how, totalTokens: total } of calls) {
          lines.push({ kind: 'read.call', conversation, turn: id, attempt, state: how, total });
        }
      }
    }
  };
  await Promise.all(Array.from({ length: ATONCE }, read));
  return lines;
}

async function turnsOf(owner: Owner, ids: readonly string[]): Promise<Receipt[]> {
  // A place that is left over asks for the first one again.
  const asked = Object.fromEntries(places.map((at) => [`t${at}`, ids[at] ?? ids[0] ?? '']));
  const found = await owner.ask(TurnsOf, asked);
  return ids.flatMap((_, at) => found[`t${at}`] ?? []);
}

/** All tokens that a tenant is told it has used, over the last days. */
export async function billOf(owner: Owner): Promise<Of<'read.usage'>['tokens']> {
  const day = 86_400_000;
  const from = new Date(Date.now() - 2 * day).toISOString();
  const to = new Date(Date.now() + day).toISOString();
  const { totals } = (await owner.ask(Bill, { from, to })).usage;
  return {
    prompt: totals.promptTokens,
    cached: totals.cachedTokens,
    thoughts: totals.thoughtsTokens,
    candidates: totals.candidatesTokens,
    total: totals.totalTokens,
  };
}
