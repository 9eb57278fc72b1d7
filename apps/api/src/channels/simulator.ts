import { z } from 'zod';
import type { Config } from '../env.ts';
import { Refusal } from '../words/refusal.ts';

const bot = z.object({ token: z.string().min(1), username: z.string() });
const number = z.object({
  id: z.string(),
  businessId: z.string(),
  token: z.string(),
  appSecret: z.string(),
});
const account = z.object({
  id: z.string(),
  token: z.string(),
  appSecret: z.string(),
  appId: z.string(),
});

const anything = z.looseObject({});

const patienceMs = 5000;

/** What a practice number can send at any time, one in each of our languages. */
const practiceTemplates = [
  order('en_US', 'Hello, {{1}}! Your order {{2}} is ready.', 'Thank you', ['Anna', 'No. 12']),
  order('uz', 'Salom, {{1}}! {{2}} buyurtmangiz tayyor.', 'Rahmat', ['Aziza', '12-son']),
  order('ru', 'Здравствуйте, {{1}}! Ваш заказ {{2}} готов.', 'Спасибо', ['Анна', '№ 12']),
] as const;

function order(language: string, text: string, thanks: string, examples: readonly string[]) {
  const components = [
    { type: 'BODY', text, example: { body_text: [examples] } },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: thanks }] },
  ];
  return { name: 'order_ready', language, components };
}

/** Asks the simulator for a bot of its own; refuses when none runs or it does not answer. */
export function issueToken(config: Config, name: string): Promise<z.output<typeof bot>> {
  return ask(config, '/control/telegram/bots', { name }, bot);
}

/** Asks the simulator for a WhatsApp number, as it does for a bot. */
export async function issueNumber(config: Config, name: string) {
  const { id, businessId, token, appSecret } = await ask(
    config,
    '/control/whatsapp/numbers',
    { name },
    number,
  );
  for (const template of practiceTemplates)
    await ask(config, '/control/whatsapp/templates', { number: id, ...template }, anything);
  return { phoneNumberId: id, wabaId: businessId, token, appSecret };
}

/** Asks the simulator for an Instagram profile, as it does for a bot. */
export function issueAccount(config: Config, name: string): Promise<z.output<typeof account>> {
  return ask(config, '/control/instagram/accounts', { name }, account);
}

async function ask<Form extends z.ZodType>(
  { simulator }: Config,
  path: string,
  wish: object,
  form: Form,
): Promise<z.output<Form>> {
  if (simulator === null) throw new Refusal('BAD_STATE', 'noSimulator');
  try {
    const response = await fetch(`${simulator.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`The simulator answered ${String(response.status)}.`);
    return form.parse(await response.json());
  } catch (cause) {
    const refusal = new Refusal('BAD_STATE', 'simulatorSilent');
    refusal.cause = cause;
    throw refusal;
  }
}
