// How long the line takes from a customer's message to each of its steps.
import { openShop, operation, startLine, untilChannel, type Line, type Owner } from '@cbf/e2e';
import { commits, roundTrips } from './baseline.ts';
import { openFeed } from './feed.ts';
import { ratio, spreadOf, type Row } from './figures.ts';
import { readOptions, report, run, say } from './report.ts';
import { measureBare, measureLine, net, type Steps } from './steps.ts';
import type { Round } from './talk.ts';

const origin = 'http://127.0.0.1:9';
const CreateBot = operation<{ createBot: { mergeWindowMs: number } }>(
  `mutation CreateBot { createBot(input: { name: "Usual", preset: CUSTOMER_SUPPORT }) { mergeWindowMs } }`,
);

await run(async () => {
  const options = readOptions({ messages: '50' });
  const count = Number(options.messages);
  say('Starting the line');
  const env = { NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  const line = await startLine({ built: true, publicUrl: origin, env });
  const owner = await line.signUp();
  const feed = openFeed(line.apiUrl, origin, owner);
  try {
    await line.simulator.control.telegram.configure({ flood: false });
    const { mergeWindowMs } = (await owner.ask(CreateBot, {})).createBot;
    // Four, because Telegram lets one bot send thirty messages a second.
    const quick = await openShops(line, owner, 4, 0);
    const usual = await openShops(line, owner, 1, mergeWindowMs);

    const short = { count, inFlight: 1, customers: 20, letters: 42 };
    const few = { ...short, count: Math.ceil(count / 5), customers: 1 };
    const plan: Record<string, Round & { chunkMs?: number }> = {
      'one at a time': { ...short, bots: quick.slice(0, 1) },
      '20 in flight': { ...short, bots: quick, count: 2 * count, inFlight: 20, customers: 80 },
      'answer of a second': { ...few, bots: quick.slice(0, 1), letters: 588, chunkMs: 40 },
      [`merge window ${mergeWindowMs} ms`]: { ...few, bots: usual },
    };
    const pace = (chunkMs = 0) =>
      line.simulator.control.gemini.configure({ firstChunkMs: 0, chunkMs });

    say('Measuring: bare bot');
    await pace();
    const bare = await measureBare(line, short);
    const measured: [string, Steps][] = [];
    for (const [title, { chunkMs, ...round }] of Object.entries(plan)) {
      say(`Measuring: ${title}, ${round.count} messages`);
      await pace(chunkMs);
      measured.push([title, await measureLine(line, feed, round)]);
    }
    say('Measuring: round trips and commits');
    const { plain, graphql } = await roundTrips(line.apiUrl, 4 * count);
    const commit = await commits(4 * count);

    const baselines = {
      'HTTP round trip to the api': plain,
      'GraphQL { __typename }': graphql,
      'insert and commit': commit,
      'bare bot: sent': bare.sent,
      'bare bot: sent, without the model': bare.net,
    };
    const compared: Record<string, number> = {
      stored: median(plain) + median(commit),
      [net]: median(bare.net),
    };
    report(
      'line',
      {
        'Baselines, ms': Object.entries(baselines).map(([what, took]) => row({ what }, took)),
        "After the customer's message, ms (× stored: a round trip and a commit; × sent: the bare bot)":
          measured.flatMap(([round, steps]) =>
            Object.entries(steps).map(([step, took]) => ({
              ...row({ round, step }, took),
              '×': step in compared ? ratio(spreadOf(took), compared[step]) : '',
            })),
          ),
      },
      options.json,
    );
  } finally {
    await feed.close();
    await line.stop();
  }
});

/** Running bots with this merge window; their numbers on the simulator. */
async function openShops(line: Line, owner: Owner, count: number, mergeWindowMs: number) {
  const shops = await Promise.all(
    Array.from({ length: count }, () => openShop(line, owner, { mergeWindowMs })),
  );
  for (const shop of shops) await untilChannel(owner, shop, 'OK', 60_000);
  return shops.map(({ simulated }) => simulated);
}

function median(took: readonly number[]): number {
  return spreadOf(took)?.p50 ?? 0;
}

function row(names: Record<string, string>, took: readonly number[]): Row {
  const { n = 0, p50 = null, p95 = null, p99 = null } = spreadOf(took) ?? {};
  return { ...names, n, p50, p95, p99 };
}
