/* global EventSource */
import { t } from './strings.js';

const ROOT = '/phone/api';

async function call(path, options) {
  const response = await fetch(ROOT + path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(t('failed', { reason: answer.error }));
  return answer;
}

/** The page's way to the simulator; throws a sentence for people when it refuses. */
export const api = {
  get: (path) => call(path),
  post: (path, body) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  chat: (bot, customer) => new EventSource(`${ROOT}/chat?bot=${bot}&customer=${customer}`),
  fileUrl: (bot, id) => `${ROOT}/file?bot=${bot}&id=${encodeURIComponent(id)}`,
};
