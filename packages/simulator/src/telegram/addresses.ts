import { isPrivate } from '../reach.ts';
import { badRequest } from './errors.ts';

const CLOUD_PORTS = ['', '80', '88', '443', '8443'];

/**
 * Reads the address of a webhook, or refuses it as Telegram does: https, four ports and no
 * private address, unless the server runs in local mode.
 */
export function webhookUrl(text: string, local: boolean): URL {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme) || /\s/.test(text))
    throw badRequest('invalid webhook URL specified');
  const url = new URL(withScheme);
  if (url.hostname === '' || !['http:', 'https:'].includes(url.protocol)) {
    throw badRequest('invalid webhook URL specified');
  }
  if (local) return url;
  if (url.protocol !== 'https:') {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (!CLOUD_PORTS.includes(url.port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
  const ip = url.hostname === 'localhost' ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, '');
  if (isPrivate(ip)) throw badRequest(`bad webhook: IP address ${ip} is reserved`);
  return url;
}
