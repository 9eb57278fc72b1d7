/* global EventSource */
import { platform } from './place.js';
import { t } from './strings.js';

const ROOT = '/phone/api';
/** Where the chosen platform's own questions go; Telegram's stand at the root. */
const OWN = platform === 'telegram' ? ROOT : `${ROOT}/${platform}`;

async function call(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(t('failed', { reason: answer.error }));
  return answer;
}

/** The page's way to the simulator; throws a sentence for people when it refuses. */
export const api = {
  bots: () => call(`${ROOT}/bots`),
  get: (path) => call(OWN + path),
  post: (path, body) =>
    call(OWN + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  chat: (bot, customer) => new EventSource(`${OWN}/chat?bot=${bot}&customer=${customer}`),
  fileUrl: (bot, id) => `${OWN}/file?bot=${bot}&id=${encodeURIComponent(id)}`,
};
