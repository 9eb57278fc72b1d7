import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { instagram } from '../../src/platforms/instagram.ts';
import { openStall, type Stall } from '../../src/platforms/stall.ts';
import { telegram } from '../../src/platforms/telegram.ts';
import { whatsapp } from '../../src/platforms/whatsapp.ts';
import { until } from '../../src/until.ts';

let line: Line;
let owner: Owner;
let stalls: Stall[];
beforeAll(async () => {
  line = await startLine();
  owner = await line.signUp();
  const { control } = line.simulator;
  await control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  stalls = await Promise.all(
    [telegram, whatsapp, instagram].map((driver) =>
      openStall(control, owner, driver, { name: driver.platform }),
    ),
  );
});
afterAll(() => line.stop());

interface File {
  state: string;
  url: string | null;
  mimeType: string | null;
  failureCode: string | null;
  failure: string | null;
}
interface Told {
  author: string;
  text: string;
  parts: { kind: string; media: File | null }[];
}
const Talks = operation<
  { conversations: { edges: { node: { messages: { edges: { node: Told }[] } } }[] } },
  { botId: string }
>(`query Files($botId: ID!) {
  conversations(botId: $botId, first: 5) { edges { node { messages(last: 10) { edges { node {
    author text parts { kind media { state url mimeType failureCode failure } }
  } } } } } }
}`);

/** What was said at a stall, and the file of the customer's first part. */
async function shown({ botId }: Stall) {
  const { conversations } = await owner.ask(Talks, { botId });
  const lines = conversations.edges.flatMap(({ node }) =>
    node.messages.edges.map((edge) => edge.node),
  );
  const file = lines.find(({ author }) => author === 'CONTACT')?.parts[0]?.media ?? null;
  return { file, answer: lines.find(({ author }) => author === 'BOT')?.text ?? '' };
}

const fetched = (file: File | null) =>
  fetch(`${line.apiUrl}${file?.url ?? ''}`, { headers: { cookie: owner.cookie() } });

const bytes = randomBytes(30_000);
const upload = { base64: bytes.toString('base64') };

/** Sends a file and waits for the answer that the model gives to it. */
async function arrives(stall: Stall | undefined, send: () => Promise<unknown>, said: RegExp) {
  if (stall === undefined) throw new Error('The stall did not open.');
  await send();
  const { file } = await until(
    () => shown(stall),
    ({ answer }) => said.test(answer),
    30_000,
  );
  expect(file).toMatchObject({ state: 'KEPT', failure: null });
  const answer = await fetched(file);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
}

it('a voice note on Telegram is kept and heard by the model', async () => {
  const { telegram: world } = line.simulator.control;
  const { id: customer } = await world.customer({ name: 'Sardor', languageCode: 'en' });
  const seat = { bot: Number(stalls[0]?.account.id), customer };
  const voice = { ...upload, duration: 7 };
  await arrives(stalls[0], () => world.say({ ...seat, voice }), /listened to your voice/);
});

it('a photo on WhatsApp is kept and seen by the model', async () => {
  const { whatsapp: world } = line.simulator.control;
  const { id: customer } = await world.customer({ name: 'Anna' });
  const seat = { number: stalls[1]?.account.id ?? '', customer };
  const image = { ...upload, mimeType: 'image/jpeg' };
  await arrives(stalls[1], () => world.say({ ...seat, image }), /for the picture/);
});

it('a photo on Instagram is kept and seen by the model', async () => {
  const { instagram: world } = line.simulator.control;
  const { id: customer } = await world.customer({ name: 'Malika' });
  const seat = { account: stalls[2]?.account.id ?? '', customer };
  const image = { ...upload, mimeType: 'image/jpeg' };
  await arrives(stalls[2], () => world.say({ ...seat, image }), /for the picture/);
});

it('a file that is too large is told of with the reason', async () => {
  const { telegram: world } = line.simulator.control;
  const stall = await openStall(line.simulator.control, owner, telegram, { name: 'Large' });
  const { id: customer } = await world.customer({ name: 'Olim', languageCode: 'en' });
  const seat = { bot: Number(stall.account.id), customer };
  await world.say({ ...seat, document: { sizeBytes: 21 * 1024 * 1024, fileName: 'film.zip' } });
  const { file } = await until(
    () => shown(stall),
    (talk) => talk.file?.state === 'LOST',
    30_000,
  );
  expect(file).toMatchObject({ failureCode: 'TOO_LARGE', url: null });
  expect(file?.failure).toContain('larger');
});
