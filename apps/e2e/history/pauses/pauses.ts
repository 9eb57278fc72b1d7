import { enter } from '../../src/customer.ts';
import { openGate, type Gate } from '../../src/gate.ts';
import { by, talksOf, type Talk } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import type { Process } from '../../src/process.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

/** What came of the pauses. */
export interface Pauses {
  pauses: number;
  /** What paused runners had in hand and were told is not theirs any more. */
  fenced: number;
  wrong: string[];
}

/** How many customers are being answered on the wire, and as many whose answer is thought about. */
const half = 3;
const leaseMs = 2_000;
const patienceMs = 60_000;
// A free plan has a hundred answers a month.
const roundsOfShop = 8;

/** One of the two runners, behind a gate that sees what it reports and what it is told. */
interface Hand {
  readonly runner: Process;
  readonly gate: Gate;
  /** How many answers it has brought, signs of life it gave, and refusals it got. */
  brought: number;
  signs: number;
  refusals: number;
}

/**
 * Stops the runner that works (SIGSTOP) while some of its answers are being thought and some are
 * being sent, until the other one has taken over and answered, and lets it go on: what it reports
 * is refused, each answer is stored once, and nobody reads anything twice that is not marked.
 */
export async function pauseRunners(pauses: number, database?: string): Promise<Pauses> {
  const address = database === undefined ? {} : { DATABASE_URL: database };
  const apiEnv = { LEASE_MS: String(leaseMs), ...address };
  const line = await startLine({ runners: 0, built: true, apiEnv });
  const hands: Hand[] = [];
  const wrong: string[] = [];
  try {
    hands.push(await startHand(line), await startHand(line));
    let place: Place | undefined;
    for (let done = 0; done < pauses; done += 1) {
      if (place === undefined || done % roundsOfShop === 0) place = await openPlace(line);
      wrong.push(...(await oneRound(line, place, hands, `P${done}`)));
    }
  } finally {
    await line.killRunners();
    for (const { gate } of hands) await gate.close();
    await line.stop();
  }
  const fenced = hands.reduce((all, { refusals }) => all + refusals, 0);
  if (fenced < pauses) wrong.push(`${pauses} paused runners were refused only ${fenced} things`);
  return { pauses, fenced, wrong };
}

async function startHand(line: Line): Promise<Hand> {
  const gate = await openGate(line.apiUrl);
  const runner = await line.startRunner({ API_URL: gate.url });
  const hand: Hand = { runner, gate, brought: 0, signs: 0, refusals: 0 };
  gate.rule = (operation, answer) => {
    if (operation === 'CompleteTurn') hand.brought += 1;
    if (operation === 'RunnerHeartbeat') hand.signs += 1;
    if (isRefusal(answer)) hand.refusals += 1;
    return 'pass';
  };
  return hand;
}

interface Place {
  readonly owner: Owner;
  readonly shop: Shop;
}

async function openPlace(line: Line): Promise<Place> {
  const owner = await line.signUp();
  const shop = await openShop(line, owner, { mergeWindowMs: 0 });
  await untilChannel(owner, shop, 'OK', patienceMs);
  return { owner, shop };
}

async function oneRound(
  line: Line,
  { owner, shop }: Place,
  hands: readonly Hand[],
  name: string,
): Promise<string[]> {
  const { gemini, faults } = line.simulator.control;
  const customers = await Promise.all(
    Array.from({ length: 2 * half }, (_, at) => enter(line, shop, { name: `${name}-${at}` })),
  );
  const talks = async (isSo: (all: Talk[]) => boolean) => {
    const ours = async () =>
      (await talksOf(owner, shop)).filter(({ contact }) => contact.name.startsWith(`${name}-`));
    return until(ours, isSo, patienceMs);
  };
  const [heard, unheard] = [customers.slice(0, half), customers.slice(half)];

  const slowSend = { kind: 'delay', ms: 3 * leaseMs } as const;
  const method = { platform: 'telegram', method: 'sendMessage' } as const;
  await faults.add({ ...method, times: half, action: slowSend });
  await gemini.configure({ firstChunkMs: 20, chunkMs: 5 });
  for (const hand of hands) hand.brought = 0;
  await Promise.all(heard.map(({ say }) => say('#echo one answer')));
  await talks((all) => count(all, isBeingSent) === half);
  await gemini.configure({ firstChunkMs: 2 * leaseMs });
  await Promise.all(unheard.map(({ say }) => say('#echo one answer')));
  await talks((all) => count(all, isThoughtAbout) === half);

  const [paused] = hands.toSorted((a, b) => b.brought - a.brought);
  if (paused === undefined) return ['nobody works'];
  paused.runner.signal('SIGSTOP');
  await gemini.configure({ firstChunkMs: 20 });
  await talks((all) => count(all, isSent) === customers.length);
  paused.signs = 0;
  paused.runner.signal('SIGCONT');
  // Two signs of life: what was in hand is put away or was reported by then.
  await until(
    () => Promise.resolve(paused.signs),
    (signs) => signs >= 2,
    patienceMs,
  );
  await Promise.all(customers.map(({ say }) => say('#echo the end')));
  const ended = await talks((all) =>
    all.every((talk) => by('BOT', talk).length === 2 && isSent(talk)),
  );
  const read = new Map<string, readonly string[]>();
  for (const [at, customer] of customers.entries()) {
    read.set(`${name}-${at}`, await customer.texts());
  }
  return ended.flatMap((talk) => judge(talk, read.get(talk.contact.name) ?? []));
}

/** Each answer is stored once and read once, or twice where the owner was told so. */
function judge(talk: Talk, read: readonly string[]): string[] {
  const { name } = talk.contact;
  const answers = by('BOT', talk);
  const stored = answers.map(({ text }) => text).join(', ');
  const wrong = stored === 'one answer, the end' ? [] : [`${name} has stored: ${stored}`];
  for (const { text, maybeTwice } of answers) {
    const times = read.filter((other) => other === text).length;
    if (times === 0 || times > (maybeTwice ? 2 : 1)) {
      wrong.push(`${name} read "${text}" ${times} times, ${maybeTwice ? '' : 'not '}marked`);
    }
  }
  return wrong;
}

function count(talks: readonly Talk[], isSo: (talk: Talk) => boolean): number {
  return talks.filter(isSo).length;
}

function isBeingSent(talk: Talk): boolean {
  return by('BOT', talk).at(-1)?.deliveryState === 'SENDING';
}

function isThoughtAbout({ openTurn }: Talk): boolean {
  return openTurn?.state === 'THINKING';
}

function isSent(talk: Talk): boolean {
  return talk.openTurn === null && by('BOT', talk).at(-1)?.deliveryState === 'SENT';
}

/** The api's word for a lease that another has by now: in a report's answer or in its orders. */
function isRefusal(answer: string): boolean {
  return /"recordDelivery":false|"drop(?:Turns|Deliveries)":\["/.test(answer);
}
