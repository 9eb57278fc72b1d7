import { createHmac } from 'node:crypto';

/** How an app's webhooks are written; Meta's own way is the first. */
export const BYTES = ['escaped', 'utf8', 'slashes'] as const;
export type Bytes = (typeof BYTES)[number];

/** How an app's webhooks are signed; only the first is to be believed. */
export const SIGNATURES = ['right', 'wrong', 'missing', 'sha1', 'bare', 'uppercase'] as const;
export type Signature = (typeof SIGNATURES)[number];

/** JSON as Meta writes it: what is not ASCII stands as \uXXXX in lower case. */
export function writeJson(value: unknown, bytes: Bytes): string {
  const json = JSON.stringify(value);
  if (bytes === 'utf8') return json;
  const escaped = json.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return bytes === 'slashes' ? escaped.replaceAll('/', '\\/') : escaped;
}

/** HMAC-SHA256 in lower-case hex: of a webhook's bytes, or of a token as its `appsecret_proof`. */
export function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** The signature headers of a webhook with these bytes. */
export function signatureHeaders(
  secret: string,
  body: string,
  signature: Signature,
): Record<string, string> {
  const sha1 = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
  const right = hmac(secret, body);
  switch (signature) {
    case 'right':
      return { 'X-Hub-Signature': sha1, 'X-Hub-Signature-256': `sha256=${right}` };
    case 'wrong':
      return { 'X-Hub-Signature-256': `sha256=${hmac(`${secret}x`, body)}` };
    case 'sha1':
      return { 'X-Hub-Signature': sha1 };
    case 'bare':
      return { 'X-Hub-Signature-256': right };
    case 'uppercase':
      return { 'X-Hub-Signature-256': `sha256=${right.toUpperCase()}` };
    case 'missing':
      return {};
  }
}
