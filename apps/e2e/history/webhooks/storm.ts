import { startLine, type Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import { instagram } from '../../src/platforms/instagram.ts';
import { openStall, type Stall } from '../../src/platforms/stall.ts';
import { whatsapp } from '../../src/platforms/whatsapp.ts';
import { until } from '../../src/until.ts';
import { diceOf } from '../actors/dice.ts';
import { sizeOf } from '../actors/meter.ts';
import { listOf, messagesOf } from '../actors/reader.ts';
import type { Judged } from '../outcome.ts';
import { see } from '../points/acts.ts';
import { forgery, of, postOf, type Post } from './post.ts';
import { mutated } from './source.ts';

/** What a storm of webhooks came to. */
export interface StormFigures {
  webhooks: number;
  taken: number;
  refused: number;
  forged: number;
  /** Of those that were signed, from the request to the answer. */
  ackMsP99: number;
  /** What the api or the runner grew by after the first tenth, the more of the two. */
  grownMb: number;
}

const atOnce = 16;
/** Between so many others comes one that says something by which it is known again. */
const probeEvery = 20;

/** The accounts that the mutated webhooks are about. */
const accounts = { WHATSAPP: '100000000000001', INSTAGRAM: '17841400000000000' };
type Platform = keyof typeof accounts;

/**
 * Sends mutated, forged, packed and huge webhooks to a whole line, and between them good ones. None may
 * be answered as a fault of ours, what was not signed not be taken, and of the good ones each be there
 * once, in its order, and nothing else under its sender's name.
 */
export async function stormHooks(count: number, seed: number): Promise<Judged<StormFigures>> {
  const line = await startLine({ env: { LOG_LEVEL: 'info' } });
  try {
    return await storm(line, count, seed);
  } finally {
    await line.stop();
  }
}

async function storm(line: Line, count: number, seed: number): Promise<Judged<StormFigures>> {
  const { control } = line.simulator;
  await control.gemini.configure({ firstChunkMs: 5, chunkMs: 1 });
  const owner = await line.signUp();
  const stalls = await Promise.all([
    openStall(control, owner, opened(whatsapp, 'WHATSAPP'), { name: 'WHATSAPP' }),
    openStall(control, owner, opened(instagram, 'INSTAGRAM'), { name: 'INSTAGRAM' }),
  ]);
  const secrets = stalls.map(({ account }) => account.secrets.at(-1) ?? '');
  const dice = diceOf(seed);
  const wrong: string[] = [];
  const acks: number[] = [];
  const figures = { webhooks: 0, taken: 0, refused: 0, forged: 0, ackMsP99: 0, grownMb: 0 };
  const probes: string[][] = [[], []];
  const early = { sizes: [0, 0] };
  const sizes = () =>
    [line.api(), line.runners[0]].map((one) => Math.round(sizeOf(one?.pid ?? 0)?.rssMb ?? 0));

  const send = async ({ body, headers, wants }: Post, url: string) => {
    const begun = performance.now();
    const status = await fetch(url, {
      method: 'POST',
      body: Uint8Array.from(body),
      headers: { 'content-type': 'application/json', ...headers },
    }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      // Who sends far too much may be cut off before they are through.
      (error: unknown) => (wants === 413 ? 413 : String(error)),
    );
    figures.webhooks += 1;
    if (wants === 200) acks.push(performance.now() - begun);
    if (status === 200) figures.taken += 1;
    else figures.refused += 1;
    if (wants === 401) figures.forged += 1;
    if (status !== wants && wrong.length < 20) {
      wrong.push(`${status} instead of ${wants} for ${body.toString().slice(0, 300)}`);
    }
  };

  const busy = new Set<Promise<void>>();
  for await (const bytes of mutated(count, seed)) {
    const at = isInstagrams(bytes) ? 1 : 0;
    const [stall, secret = ''] = [stalls[at], secrets[at]];
    // The channel's own address, or the one that all share.
    const url = addressOf(stall, dice.roll() < 0.5);
    const sending = send(postOf(bytes, secret, dice), url);
    busy.add(sending);
    void sending.catch(() => undefined).finally(() => busy.delete(sending));
    if (busy.size >= atOnce) await Promise.race(busy);
    if (figures.webhooks % probeEvery === 0) {
      const text = `probe ${probes[at]?.length ?? 0}`;
      probes[at]?.push(text);
      // One after the other: Meta keeps no order of what it sends side by side.
      await send(of(probeOf(at, text), secret), url);
    }
    if (early.sizes[0] === 0 && figures.webhooks > count / 10) early.sizes = sizes();
  }
  await Promise.all(busy);
  for (const [at, said] of probes.entries()) {
    wrong.push(...(await misread(owner, probers[at] ?? '', said)));
  }
  const forgeries = await see.found(owner, forgery);
  if (forgeries > 0) wrong.push(`${forgeries} messages that nobody signed are stored.`);
  const names = (await listOf(owner)).map(({ contact }) => contact.name);
  if (names.length === 0) wrong.push('Nothing was stored at all.');
  const late = sizes();
  figures.grownMb = Math.max(...late.map((mb, at) => mb - (early.sizes[at] ?? 0)));
  figures.ackMsP99 = Math.round(acks.sort((a, b) => a - b)[Math.floor(acks.length * 0.99)] ?? 0);
  return { figures, wrong };
}

/** The driver of a platform, whose next account has the id that the webhooks name. */
function opened(driver: typeof whatsapp, platform: Platform): typeof whatsapp {
  return {
    ...driver,
    openAccount: (control, name) => driver.openAccount(control, name, accounts[platform]),
  };
}

function isInstagrams(bytes: Buffer): boolean {
  return bytes.includes('"instagram"') || bytes.includes(accounts.INSTAGRAM);
}

function addressOf(stall: Stall | undefined, isOwn: boolean): string {
  const own = stall?.hookUrl ?? '';
  return isOwn ? own : own.slice(0, own.lastIndexOf('/'));
}

/** Who sends what is known again, on each platform. */
const probers = ['998900000777', '7000000000000777'];

function probeOf(at: number, text: string): Buffer {
  const [id, now] = [text.replace(' ', ''), Date.now()];
  const from = probers[at] ?? '';
  const payload =
    at === 0
      ? whatsappSays(from, { id, timestamp: String(Math.floor(now / 1_000)), text })
      : instagramSays(from, { id, timestamp: now, text });
  return Buffer.from(JSON.stringify(payload));
}

function whatsappSays(
  from: string,
  { id, timestamp, text }: Record<'id' | 'timestamp' | 'text', string>,
) {
  const metadata = { phone_number_id: accounts.WHATSAPP, display_phone_number: '1' };
  const messages = [{ from, id: `wamid.${id}`, timestamp, type: 'text', text: { body: text } }];
  const contacts = [{ wa_id: from, profile: { name: from } }];
  const value = { messaging_product: 'whatsapp', metadata, contacts, messages };
  const changes = [{ field: 'messages', value }];
  return { object: 'whatsapp_business_account', entry: [{ id: '1', changes }] };
}

function instagramSays(
  from: string,
  { id, timestamp, text }: { id: string; timestamp: number; text: string },
) {
  const ends = { sender: { id: from }, recipient: { id: accounts.INSTAGRAM } };
  const messaging = [{ ...ends, timestamp, message: { mid: `mid.${id}`, text } }];
  return { object: 'instagram', entry: [{ id: accounts.INSTAGRAM, time: timestamp, messaging }] };
}

/** What is wrong with what is shown of somebody who said this. */
async function misread(owner: Owner, name: string, said: readonly string[]): Promise<string[]> {
  if (said.length === 0) return [];
  const talks = (await listOf(owner)).filter(({ contact }) => contact.name === name);
  const [talk, ...more] = talks;
  if (talk === undefined || more.length > 0) return [`${name} has ${talks.length} conversations.`];
  const shown = await until(
    async () => (await messagesOf(owner, talk.id)).filter(({ direction }) => direction === 'IN'),
    (all) => all.length >= said.length,
  );
  const texts = shown.map(({ text }) => text);
  return texts.join('|') === said.join('|')
    ? []
    : [`${name} said ${said.length}: ${texts.join('|').slice(0, 300)}`];
}
