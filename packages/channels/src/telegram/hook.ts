import { sameSecret } from '@cbf/base';

/** Where Telegram sends back the secret that a webhook was set with. */
export const HOOK_SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Whether a webhook call carries its channel's secret; compared in a time that tells nothing. */
export function hookSecretMatches(header: string | string[] | undefined, secret: string): boolean {
  // An empty secret would let everybody in who sends an empty header.
  return typeof header === 'string' && secret !== '' && sameSecret(header, secret);
}

/** The update in a webhook's body, once its secret has been checked; null when it is no JSON. */
export function parseHook(body: string | Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
