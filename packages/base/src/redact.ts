const hidden = '[redacted]';

// Keys whose text is a secret whatever it looks like, at any depth of a JSON line.
const secretKeys = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-telegram-bot-api-secret-token',
  'x-goog-api-key',
  'x-hub-signature-256',
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'accessToken',
  'verifyToken',
  'appSecret',
  'secret',
  'secretToken',
  'credential',
  'apiKey',
  'dataKey',
].join('|');

const rules: readonly (readonly [RegExp, string])[] = [
  // "cookie":"…" and "set-cookie":["…","…"]
  [
    new RegExp(
      `("(?:${secretKeys})"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"|\\[(?:[^\\]"]|"(?:[^"\\\\]|\\\\.)*")*\\])`,
      'gi',
    ),
    `$1"${hidden}"`,
  ],
  // Telegram: in an address (bot123:abc) and alone (123456:abc…); the number is no secret.
  [/\b(bot\d+):[\w-]+/g, `$1:${hidden}`],
  [/\b(\d{6,}):[\w-]{30,}/g, `$1:${hidden}`],
  // Google keys, old form and new, and Meta's access tokens.
  [/\bAIza[\w-]{16,}/g, hidden],
  [/\bAQ\.[\w-]{16,}/g, hidden],
  [/\b(?:EAA|IGAA|IGQV)[A-Za-z0-9_-]{16,}/g, hidden],
  // Our own API keys.
  [/\bcbf_[a-z]+_[\w-]{16,}/g, hidden],
  // Headers written out, keys in a query string, passwords in a database address.
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`],
  [/\b((?:set-)?cookie|authorization)(\s*:\s*)(?!")[^\r\n"]+/gi, `$1$2${hidden}`],
  [
    /([?&](?:key|api_key|access_token|token|secret|client_secret|appsecret_proof|hub\.verify_token)=)[^&\s"'\\]+/gi,
    `$1${hidden}`,
  ],
  [/(\b[a-z][a-z0-9+]*:\/\/[^\s:/@"]*:)[^\s"]+(?=@[^\s@"/]*)/gi, `$1${hidden}`],
];

/** `text` without the tokens, keys, cookies and passwords it holds; all other text stays as it is. */
export function redact(text: string): string {
  return rules.reduce((clean, [pattern, put]) => clean.replace(pattern, put), text);
}
