import type { Simulator } from '@cbf/simulator/launch';
import { flat } from './steps.ts';

/** What passed between the product and the simulated services, read as a test needs it. */
export function transcriptOf({ control }: Simulator) {
  return {
    /** The texts that the product sent to a bot's customers, oldest first, each as often as sent. */
    async sent(bot: string): Promise<string[]> {
      const calls = await control.transcript.list({ method: 'sendMessage', bot: await idOf(bot) });
      return calls.map(({ request }) => flat(textIn(request.text)));
    },
    /** How often the model was asked. */
    async asked(): Promise<number> {
      const calls = await control.transcript.list({ platform: 'gemini' });
      return calls.filter(({ method }) => method === 'streamGenerateContent').length;
    },
    /** The tokens that the model's newest answer reported. */
    async tokens(): Promise<number> {
      const calls = await control.transcript.list({ method: 'streamGenerateContent' });
      const counts = calls.at(-1)?.response.text.match(/"totalTokenCount":\s*\d+/g);
      return Number(/\d+/.exec(counts?.at(-1) ?? '')?.[0]);
    },
    /** All that a customer's phone shows, of both, oldest first. */
    async chat(bot: string, customer: number): Promise<string[]> {
      const { messages } = await control.telegram.chat({ bot, customer });
      return messages.map(({ text }) => flat(text ?? ''));
    },
  };

  async function idOf(username: string): Promise<string> {
    const bots = await control.telegram.bots();
    return String(bots.find((bot) => bot.username === username)?.id);
  }
}

function textIn(body: string): string {
  const read: unknown = JSON.parse(body);
  const isText = typeof read === 'object' && read !== null && 'text' in read;
  return isText ? String(read.text) : '';
}
