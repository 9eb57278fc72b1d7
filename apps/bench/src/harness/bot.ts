import { z } from 'zod';
import { origin, type ApiSide } from './api.ts';

const Made = z.object({ made: z.object({ id: z.string() }) });

/** A bot that does not run, on a channel; what the api held in memory before anybody watched. */
export interface QuietBot {
  readonly channelId: string;
  readonly rss: number;
}

/** Makes one; what its customers write is stored and answered by nobody. */
export async function openBot(api: ApiSide, cookie: string): Promise<QuietBot> {
  const headers = { cookie, origin };
  const bot = Made.parse(
    await api.ask(headers, 'mutation { made: createBot(input: { name: "Quiet" }) { id } }'),
  );
  const channel = Made.parse(
    await api.ask(
      headers,
      'mutation($input: ConnectChannelInput!) { made: connectChannel(input: $input) { id } }',
      {
        input: {
          botId: bot.made.id,
          platform: 'TELEGRAM',
          mode: 'LIVE',
          credential: '700001:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc',
        },
      },
    ),
  );
  return { channelId: channel.made.id, rss: (await api.usage()).rss };
}
