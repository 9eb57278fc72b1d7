import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enter, type Customer } from '../../src/customer.ts';
import { talksOf, type Talk } from '../../src/inbox.ts';
import { startLine } from '../../src/line.ts';
import { channelOf, openShop, untilChannel } from '../../src/shop.ts';
import { until } from '../../src/until.ts';
import { wallClock } from './clock.ts';

/** What came of the jumps. */
export interface Jumps {
  jumps: number;
  /** What was not as if the clocks had stood still; empty when all was. */
  wrong: string[];
  /** The longest that a customer waited for an answer, ms. */
  slowestMs: number;
}

/** Where a clock goes in turn: an hour on, back to the truth, an hour back, and to the truth. */
const course = [3_600, 0, -3_600, 0];
const patienceMs = 20_000;

/**
 * Lets the wall clock of the api and that of the runner jump by an hour, in turn, while customers
 * talk. Each answer must come soon, once and unmarked, and nobody may lose a channel or a session.
 */
export async function jumpClocks(jumps: number, database?: string): Promise<Jumps> {
  const folder = await mkdtemp(join(tmpdir(), 'cbf-clocks-'));
  const clocks = {
    api: await wallClock(join(folder, 'api')),
    runner: await wallClock(join(folder, 'runner')),
  };
  const apiEnv = {
    ...clocks.api.env,
    ...(database === undefined ? {} : { DATABASE_URL: database }),
  };
  const line = await startLine({ runners: 0, apiEnv });
  const wrong: string[] = [];
  let slowestMs = 0;
  try {
    await line.startRunner(clocks.runner.env);
    await line.simulator.control.gemini.configure({ firstChunkMs: 300, chunkMs: 5 });
    const owner = await line.signUp();
    const shop = await openShop(line, owner, { mergeWindowMs: 0 });
    await untilChannel(owner, shop, 'OK', 30_000);
    const customers: Customer[] = [];
    for (let jump = 0; jump < jumps; jump += 1) {
      const whose = Math.floor(jump / course.length) % 2 === 0 ? 'api' : 'runner';
      const seconds = course[jump % course.length] ?? 0;
      const where = `the jump ${jump} of the ${whose} to ${seconds} s`;
      // One question is under way while the clock jumps, the next comes after it.
      const customer = await enter(line, shop, { name: `J${jump}` });
      customers.push(customer);
      await customer.say('#echo during');
      await clocks[whose].off(seconds);
      const from = performance.now();
      await customer.hears(1, patienceMs).catch(() => wrong.push(`no answer during ${where}`));
      await customer.say('#echo after');
      await customer.hears(2, patienceMs).catch(() => wrong.push(`no answer after ${where}`));
      slowestMs = Math.max(slowestMs, performance.now() - from);
      const { statusCode } = await channelOf(owner, shop);
      if (statusCode !== 'OK') wrong.push(`the channel is ${statusCode} at ${where}`);
      const [talk] = await talksOf(owner, shop);
      if (talk?.contact.name === `J${jump}`) wrong.push(...marksIn(talk, where));
    }
    for (const [jump, customer] of customers.entries()) {
      const texts = (await customer.texts()).join(', ');
      if (texts !== 'during, after') wrong.push(`after jump ${jump} a customer read: ${texts}`);
    }
    await until(
      () => talksOf(owner, shop),
      (talks) => talks.every(({ openTurn }) => !openTurn),
    );
  } finally {
    await line.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return { jumps, wrong, slowestMs: Math.round(slowestMs) };
}

function marksIn(talk: Talk, where: string): string[] {
  const marked = talk.messages.edges.some(({ node }) => node.maybeTwice);
  return marked ? [`an answer is marked as maybe twice at ${where}`] : [];
}
