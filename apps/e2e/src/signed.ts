import { createHmac } from 'node:crypto';

/** The signature of a webhook as Meta makes it. */
export function sign(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Posts a webhook's body; gives the status of the answer. */
export async function postTo(url: string, body: string, signature: string | null): Promise<number> {
  const signed = signature === null ? {} : { 'x-hub-signature-256': signature };
  const headers = { 'content-type': 'application/json', ...signed };
  return (await fetch(url, { method: 'POST', body, headers })).status;
}
