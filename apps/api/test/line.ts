import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TestApi } from './api.ts';
import { TestLine } from './test-line.ts';

export type { ClaimedDelivery, ClaimedTurn } from './line-shapes.ts';
export { TestLine };

let people = 0;

const appSecret = '0123456789abcdef0123456789abcdef';
const token = 'EAAG0123456789abcdefghij';

/** What connects each platform; no two of them the same. */
const credentials = {
  TELEGRAM: (n: number) => ({
    credential: `${String(700_000 + n)}:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc`,
  }),
  WHATSAPP: (n: number) => ({
    whatsapp: { phoneNumberId: String(106_000_000 + n), wabaId: '200000000', token, appSecret },
  }),
  INSTAGRAM: () => ({ instagram: { token, appSecret } }),
} as const;

/** A new owner with a running bot whose channel the line's runner holds; merges nothing. */
export async function makeLine(
  api: TestApi,
  platform: keyof typeof credentials = 'TELEGRAM',
): Promise<TestLine> {
  people += 1;
  const owner = await api.as(`owner-${String(people)}-${randomUUID().slice(0, 8)}`);
  const id = z.object({ id: z.string() });
  const { createBot } = z
    .object({ createBot: id })
    .parse(
      await owner.ask(
        'mutation { createBot(input: { name: "Doʻkon", defaultLocale: uz }) { id } }',
      ),
    );
  const { connectChannel } = z.object({ connectChannel: id }).parse(
    await owner.ask(
      'mutation($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }',
      {
        input: {
          botId: createBot.id,
          platform,
          mode: 'LIVE',
          ...credentials[platform](people),
        },
      },
    ),
  );
  const line = new TestLine(api, owner, { botId: createBot.id, channelId: connectChannel.id });
  await line.change({ mergeWindowMs: 0 });
  await owner.ask('mutation($id: ID!) { startBot(id: $id) { id } }', { id: createBot.id });
  await line.hold();
  return line;
}
