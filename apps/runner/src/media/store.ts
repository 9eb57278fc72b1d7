import { request as plainly, type IncomingMessage } from 'node:http';
import { request as safely } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { ask } from '@cbf/base';
import { type Media, SourceBroken } from '@cbf/channels';

/** What became of a file that was brought: TAKEN also means that nobody wants it any more. */
export type Brought = 'TAKEN' | 'BROKEN';

/** Where the api keeps files. */
export interface Store {
  /** Brings a file; rejects with the stream's own error, or the network's. */
  put(id: string, lease: string, media: Media, signal: AbortSignal): Promise<Brought>;
  /** A file's bytes; rejects when it is not to be had. */
  get(id: string, signal: AbortSignal): Promise<Buffer>;
  /** The same bit by bit; rejects with SourceBroken when the api has it no more. */
  open(id: string): Promise<AsyncIterable<Uint8Array>>;
}

const patienceMs = 60_000;
/** A file that goes on to a platform comes as fast as that takes it. */
const carryingMs = 180_000;

/** The api's store of files, as a runner with its key sees it. */
export function openStore(apiUrl: string, runnerKey: string): Store {
  const authorization = `Bearer ${runnerKey}`;
  const addressOf = (id: string) => `${apiUrl}/runner/media/${encodeURIComponent(id)}`;
  return {
    async put(id, lease, { stream, mimeType, size, fileName }, signal) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      const headers = {
        authorization,
        'content-type': mimeType,
        'x-lease': lease,
        ...(fileName !== null && { 'x-file-name': encodeURIComponent(fileName) }),
        ...(size !== null && { 'content-length': String(size) }),
      };
      const url = addressOf(id);
      const send = url.startsWith('https:') ? safely : plainly;
      const sent = send(url, { method: 'PUT', headers, signal: limit });
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        sent.once('response', resolve).once('error', reject);
      });
      // An answer may come before the whole file was sent: then the answer says why.
      const [answer, piped] = await Promise.allSettled([answered, pipeline(stream, sent)]);
      if (answer.status === 'rejected')
        throw piped.status === 'rejected' ? piped.reason : answer.reason;
      const status = answer.value.statusCode ?? 0;
      answer.value.resume();
      // Too large, or another's by now: the api has noted what there is to note.
      if (status === 204 || status === 409 || status === 413) return 'TAKEN';
      return 'BROKEN';
    },

    async open(id) {
      const signal = AbortSignal.timeout(carryingMs);
      const answer = await ask(addressOf(id), {
        method: 'GET',
        headers: { authorization },
        signal,
      });
      if (answer.statusCode === 200) return answer;
      answer.resume();
      if (answer.statusCode === 404) throw new SourceBroken(true);
      throw new Error(`The api answered ${answer.statusCode}.`);
    },

    async get(id, signal) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      const answer = await ask(addressOf(id), {
        ...{ method: 'GET', headers: { authorization }, signal: limit },
      });
      const body = await buffer(answer);
      if (answer.statusCode !== 200) throw new Error(`The api answered ${answer.statusCode}.`);
      return body;
    },
  };
}
