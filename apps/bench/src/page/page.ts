import {
  enter,
  learn,
  openBrowser,
  openHouse,
  openShop,
  operation,
  takeSeat,
  until,
  untilChannel,
} from '@cbf/e2e';
import type { Row } from '../figures.ts';
import { atLeast, atMost } from '../goals.ts';
import { median } from '../harness/rounds.ts';
import { tenth, type Measured, type Options } from '../options.ts';
import { openBarePage } from './bare.ts';
import { tabOf, type Poured, type Tab } from './tab.ts';

/** How many messages a conversation shows at once. */
const windowSize = 200;
const [bare, ours] = ['bare page', 'our page'] as const;
const MiB = 1024 * 1024;

const Talks = operation<{ conversations: { edges: { node: { id: string } }[] } }, object>(
  'query Talks { conversations(first: 1) { edges { node { id } } } }',
);

/** What an open conversation takes in, in Chromium, beside a page that does the least possible. */
export async function page({ rounds, amount, seconds, source }: Options): Promise<Measured> {
  const env = { NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  const [house, browser, plain] = await Promise.all([
    openHouse({ built: !source, ...(source ? {} : { env }) }),
    openBrowser(),
    openBarePage(),
  ]);
  try {
    const owner = await house.signUp();
    const shop = await openShop(house, owner);
    await untilChannel(owner, shop, 'OK');
    const customer = await enter(house, shop);
    await customer.say('#echo first');
    await customer.hears(1, 30_000);
    const { conversations } = await until(
      () => owner.ask(Talks, {}),
      (found) => found.conversations.edges.length > 0,
    );
    const seat = await takeSeat(browser, house.url);
    await seat.signIn(owner);
    await seat.page.goto(`/inbox/${conversations.edges[0]?.node.id ?? ''}`);
    let heard = 1;
    const learnOnce = () =>
      learn(house.cord, async (text) => {
        await customer.say(`#echo ${text}`);
        await customer.hears((heard += 1), 30_000);
      });
    // Numbers of messages go on without a gap in each page.
    const [first, second] = [await learnOnce(), await learnOnce()];
    const other = await takeSeat(browser, plain.url);
    await other.page.goto('/');
    await other.page.locator('[data-open]').waitFor();
    const tabs = {
      [bare]: await tabOf(other, first, (frames) => plain.say(frames)),
      [ours]: await tabOf(seat, second, (frames) => house.cord.say(frames)),
    };
    return await compare(tabs, { rounds, amount, seconds });
  } finally {
    await browser.close();
    await Promise.all([house.stop(), plain.stop()]);
  }
}

type Tabs = Readonly<Record<typeof bare | typeof ours, Tab>>;

async function compare(
  tabs: Tabs,
  { rounds, amount, seconds }: Pick<Options, 'rounds' | 'amount' | 'seconds'>,
): Promise<Measured> {
  const names = [bare, ours] as const;
  // The window is full and the code compiled before anything is measured.
  for (const name of names) for (let time = 0; time < 2; time += 1) await tabs[name].pour(amount);
  const poured: Record<(typeof names)[number], Poured[]> = { [bare]: [], [ours]: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      poured[name].push(await tabs[name].pour(amount));
  }
  const rows: Row[] = [];
  let goals: Measured['goals'] = [];
  for (const name of names) {
    const tab = tabs[name];
    const before = await tab.rest();
    const much = await tab.pour(10 * amount);
    const after = await tab.rest();
    const share = await tab.drip(Math.ceil(perSecond * seconds), seconds);
    const of = (what: keyof Poured) => median(poured[name].map((each) => each[what]));
    const ratios = poured[name].map(({ micros }, at) => micros / (poured[bare][at]?.micros ?? 1));
    const grown = (after.heap - before.heap) / MiB;
    const most = Math.max(much.most, ...poured[name].map((each) => each.most));
    // The last one is ours.
    goals = goalsOf({ perSecond: of('perSecond'), grown, most, count: 10 * amount });
    rows.push({
      side: name,
      'messages a second': Math.round(of('perSecond')),
      'main thread µs a message': Math.round(of('micros')),
      '× baseline': tenth(median(ratios)),
      [`${10 * amount} at once, a second`]: Math.round(much.perSecond),
      'heap grown MiB': tenth(grown),
      'heap MiB': tenth(after.heap / MiB),
      'messages held': most,
      elements: after.nodes,
      [`busy at ${perSecond} a second, %`]: Math.round(share * 100),
    });
  }
  return {
    tables: {
      [`An open conversation in Chromium, ${amount} messages as fast as they go`]: rows,
    },
    goals,
  };
}

function goalsOf(found: { perSecond: number; grown: number; most: number; count: number }) {
  const path = 'Page of a conversation';
  return [
    atLeast(path, 'messages taken in', found.perSecond, 2_000, 'a second'),
    atMost(path, `heap grown by ${found.count} messages`, found.grown, 1, 'MiB'),
    atMost(path, 'messages in the document', found.most, windowSize, 'at once'),
  ];
}

/** What a busy shop has at its busiest. */
const perSecond = 100;
