import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLine } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import type { Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';
import { Line } from '../lines.ts';
import { dice, ofCalls, ofMeta, ofSends, ofUpdates } from './faults.ts';
import { excusesOf, isSend, linesIn, mannersOf, readingOf } from './judge.ts';
import {
  onMeta,
  onTelegram,
  openMetaStalls,
  openShops,
  type Owned,
  type PlatformName,
  type Voice,
} from './voices.ts';

/** What was said to a bot, what came back, and what the owner was told of it. */
export interface Said {
  /** The answers that were asked for, in order. */
  readonly asked: string[];
  /** The messages as they came. */
  readonly read: readonly string[];
  /** Answers that the owner sees as perhaps sent twice. */
  readonly marked: ReadonlySet<string>;
  readonly markedFallbacks: number;
  /** Answers that did not arrive, or perhaps not, which the owner sees as such. */
  readonly letters: number;
}

/** What a run came to. */
export interface PlatformRun {
  readonly seed: number;
  readonly sends: number;
  readonly calls: number;
  readonly faults: number;
  readonly wrong: readonly string[];
  /** Where the history is; null when nothing was wrong and it was thrown away. */
  readonly folder: string | null;
}

/** How much is said, and how often something goes wrong. */
export interface PlatformPlan {
  readonly seed: number;
  /** On Telegram. */
  readonly bots: number;
  /** Half of them on WhatsApp, half on Instagram. */
  readonly metaBots: number;
  readonly customersPerBot: number;
  readonly linesPerCustomer: number;
  readonly share: number;
}

const fallback = /^(?!answer )/;

/** Customers talk while Telegram and Gemini fail in every way they have; says all that was wrong. */
export async function talkThroughFaults(plan: PlatformPlan): Promise<PlatformRun> {
  const folder = await mkdtemp(join(tmpdir(), 'cbf-platforms-'));
  const file = join(folder, 'history');
  const house = await startLine({ history: file });
  const roll = dice(plan.seed);
  let faults = 0;
  const wrong: string[] = [];
  let isJudged = false;
  const { control } = house.simulator;
  const disturb = async (on: PlatformName) => {
    if (roll() >= plan.share) return;
    faults += 1;
    const meta = on === 'TELEGRAM' ? null : ofMeta(on === 'WHATSAPP' ? 'whatsapp' : 'instagram');
    const kinds = meta ? [meta, ofCalls] : [ofSends, ofCalls, ofSends, ofCalls, ofUpdates];
    const rules = kinds[Math.floor(roll() * kinds.length)] ?? ofSends;
    const rule = rules[Math.floor(roll() * rules.length)];
    if (rule) await control.faults.add(rule);
  };
  try {
    await control.gemini.configure({ firstChunkMs: 10, chunkMs: 2 });
    const owner = await house.signUp();
    const shops = await openShops(house, owner, plan.bots);
    const stalls = await openMetaStalls(house, plan.metaBots);
    const entering = [
      ...shops.map(
        ({ shop }) =>
          (name: string) =>
            onTelegram(house, shop, name),
      ),
      ...stalls.map(
        ({ shop, on }) =>
          (name: string) =>
            onMeta(shop, on, name),
      ),
    ];
    const talking = entering.flatMap((enterAs, bot) =>
      Array.from({ length: plan.customersPerBot }, async (_, at) => {
        const voice = await enterAs(`B${bot}C${at}`);
        return talk(`B${bot}C${at}`, voice, plan.linesPerCustomer, disturb);
      }),
    );
    const talks = await Promise.all(talking);
    await control.faults.clear();
    const bots = [...shops, ...stalls];
    for (const { owner: its, shop } of bots) await settled(its, shop);
    const seen = new Map<string, Marks>();
    for (const { owner: its, shop } of bots) {
      for (const [name, marks] of await marksOf(its, shop)) seen.set(name, marks);
    }
    for (const { name, asked, voice } of talks) {
      const marks = seen.get(name) ?? {
        marked: new Set<string>(),
        markedFallbacks: 0,
        letters: 0,
      };
      const read = await voice.texts();
      wrong.push(...readingOf({ asked, read, ...marks }, fallback).map((say) => `${name}: ${say}`));
    }
    const history = await linesOf(file);
    const letters = [...seen.values()].reduce((sum, marks) => sum + marks.letters, 0);
    wrong.push(...mannersOf(history), ...excusesOf(history, letters));
    const counts = (kind: Line['kind']) => history.filter((line) => line.kind === kind);
    const sends = counts('bot.call').filter((l) => l.kind === 'bot.call' && isSend(l));
    wrong.push(...(await billOf(bots, history)));
    isJudged = true;
    return {
      seed: plan.seed,
      sends: sends.length,
      calls: counts('model.call').length,
      faults,
      wrong,
      folder: wrong.length === 0 ? null : folder,
    };
  } finally {
    await house.stop();
    if (isJudged && wrong.length === 0) await rm(folder, { recursive: true, force: true });
  }
}

async function talk(
  name: string,
  voice: Voice,
  lines: number,
  disturb: (on: PlatformName) => Promise<void>,
): Promise<{ name: string; asked: string[]; voice: Voice }> {
  const asked: string[] = [];
  for (let line = 0; line < lines; line += 1) {
    const text = `answer ${line} to ${name}, long enough to come in more than one chunk`;
    await disturb(voice.on);
    asked.push(text);
    // What never came is judged at the end; who is left waiting says no more.
    if (!(await voice.asks(`#echo ${text}`))) break;
  }
  return { name, asked, voice };
}

interface Marks {
  marked: Set<string>;
  markedFallbacks: number;
  letters: number;
}

interface Listed {
  conversations: {
    edges: {
      node: { id: string; contact: { name: string }; openTurn: { state: string } | null };
    }[];
  };
}

interface Written {
  conversation: {
    messages: {
      edges: {
        node: { author: string; text: string; maybeTwice: boolean; deliveryState: string };
      }[];
    };
  };
}

const List = operation<Listed, { botId: string }>(`
  query List($botId: ID!) {
    conversations(botId: $botId, first: 100) {
      edges { node { id contact { name } openTurn { state } } }
    }
  }
`);
const Read = operation<Written, { id: string }>(`
  query Read($id: ID!) {
    conversation(id: $id) {
      messages(last: 100) { edges { node { author text maybeTwice deliveryState } } }
    }
  }
`);

async function talksIn(owner: Owner, shop: Pick<Shop, 'botId'>) {
  const { conversations } = await owner.ask(List, { botId: shop.botId });
  return Promise.all(
    conversations.edges.map(async ({ node }) => {
      const { conversation } = await owner.ask(Read, { id: node.id });
      const messages = conversation.messages.edges.map((edge) => edge.node);
      return {
        name: node.contact.name,
        open: node.openTurn,
        answers: messages.filter(({ author }) => author === 'BOT'),
      };
    }),
  );
}

/** Waits until nothing is on its way any more. */
function settled(owner: Owner, shop: Pick<Shop, 'botId'>) {
  const over = ['SENT', 'DELIVERED', 'READ', 'FAILED', 'UNCERTAIN'];
  return until(
    () => talksIn(owner, shop),
    (all) =>
      all.every(
        ({ open, answers }) =>
          open === null && answers.every(({ deliveryState }) => over.includes(deliveryState)),
      ),
    90_000,
  );
}

async function marksOf(owner: Owner, shop: Pick<Shop, 'botId'>): Promise<[string, Marks][]> {
  return (await talksIn(owner, shop)).map(({ name, answers }) => {
    const texts = answers
      .filter(({ maybeTwice }) => maybeTwice)
      .flatMap(({ text }) => linesIn(text));
    const marked = new Set(texts.filter((text) => !fallback.test(text)));
    const ends = ['FAILED', 'UNCERTAIN'];
    const letters = answers.filter(({ deliveryState }) => ends.includes(deliveryState)).length;
    return [name, { marked, markedFallbacks: texts.length - marked.size, letters }];
  });
}

async function linesOf(file: string): Promise<Line[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Line.parse(JSON.parse(line)));
}

const Bill = operation<
  { usage: { totals: { totalTokens: number } } },
  { botId: string; from: string; to: string }
>(`query Bill($botId: ID!, $from: DateTimeISO!, $to: DateTimeISO!) {
  usage(botId: $botId, from: $from, to: $to, interval: DAY) { totals { totalTokens } }
}`);

/** The bill has every token of answers that were whole, and none that the model did not return. */
async function billOf(
  shops: readonly Owned<Pick<Shop, 'botId'>>[],
  history: readonly Line[],
): Promise<string[]> {
  const day = 24 * 3_600_000;
  const [from, to] = [-day, day].map((ms) => new Date(Date.now() + ms).toISOString());
  let billed = 0;
  for (const { owner, shop } of shops) {
    const { usage } = await owner.ask(Bill, { botId: shop.botId, from: from ?? '', to: to ?? '' });
    billed += usage.totals.totalTokens;
  }
  const returned = history.flatMap((line) => (line.kind === 'model.answered' ? [line] : []));
  const sum = (lines: typeof returned) =>
    lines.reduce((total, { tokens }) => total + (tokens?.total ?? 0), 0);
  const least = sum(
    returned.filter(({ status, finish }) => status === 200 && finish !== undefined),
  );
  const most = sum(returned);
  return billed < least || billed > most
    ? [`${billed} tokens are billed; the model returned between ${least} and ${most}`]
    : [];
}
