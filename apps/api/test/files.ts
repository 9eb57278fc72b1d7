import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import type { Client } from './api.ts';
import type { TestLine } from './test-line.ts';

const held = z.object({
  ...{ id: z.string(), lease: z.string(), attempt: z.number() },
  ...{ fileId: z.string(), mostBytes: z.number() },
});
const text = z.string().nullable();
const media = z.object({
  ...{ id: z.string(), state: z.string(), mimeType: text, size: z.number().nullable() },
  ...{ url: text, failure: text, failureCode: text },
});
const shown = z.object({
  node: z.object({ parts: z.array(z.object({ media: media.nullable() })) }),
});

/** A part with a file, as a platform tells of it. */
export const photo = (more: object = {}) => ({
  ...{ kind: 'IMAGE', fileId: randomUUID(), mimeType: 'image/png', ...more },
});

/** The files of one line, as its customers, its runner and its people meet them. */
export class TestFiles {
  readonly line: TestLine;

  constructor(line: TestLine) {
    this.line = line;
  }

  async claim() {
    const { runner, runnerId } = this.line;
    const data = await runner.ask(
      'mutation($id: ID!) { claimMedia(runnerId: $id, limit: 10) { id lease attempt fileId mostBytes } }',
      { id: runnerId },
    );
    return z.object({ claimMedia: z.array(held) }).parse(data).claimMedia;
  }

  /** Takes one message with a file in and claims the file. */
  async claimed(part: object = photo(), chatId: string = randomUUID()) {
    const { messageId } = await this.line.receive({
      ...{ externalId: randomUUID(), kind: 'MESSAGE', messageId: randomUUID(), chatId },
      parts: [part],
    });
    const [first, ...others] = await this.claim();
    if (!first || others.length > 0) throw new Error('Not exactly one file waits.');
    return { ...first, messageId: messageId ?? '', chatId };
  }

  /** Takes one in and brings its bytes. */
  async kept(body: Buffer<ArrayBuffer>, type = 'image/png', part: object = photo()) {
    const taken = await this.claimed(part);
    const answer = await this.put(taken, body, type);
    if (answer.status !== 204) throw new Error(`The file was answered with ${answer.status}.`);
    return taken;
  }

  get key() {
    return { authorization: `Bearer ${this.line.api.config.runnerKey}` };
  }

  put(
    of: { id: string; lease: string } | undefined,
    body: Buffer<ArrayBuffer>,
    type = 'image/png',
  ) {
    const headers = { ...this.key, 'x-lease': of?.lease ?? '', 'content-type': type };
    const url = `${this.line.api.url}/runner/media/${of?.id ?? ''}`;
    return fetch(url, { method: 'PUT', headers, body });
  }

  fail(of: { id: string; lease: string } | undefined, code: string, retry: boolean) {
    return this.line.runner.ask(
      'mutation($id: ID!, $lease: String!, $code: MediaFailure!, $retry: Boolean!) { failMedia(id: $id, lease: $lease, code: $code, retry: $retry) }',
      { id: of?.id, lease: of?.lease, code, retry },
    );
  }

  get(path: string, client: Client | null = this.line.owner, headers: object = {}) {
    const cookie = client?.cookie == null ? {} : { cookie: client.cookie };
    return fetch(`${this.line.api.url}${path}`, { headers: { ...cookie, ...headers } });
  }

  /** The file of a message's first part, as its owner sees it. */
  async shown(messageId: string) {
    const data = await this.line.owner.ask(
      'query($id: ID!) { node(id: $id) { ... on Message { parts { media { id state mimeType size url failure failureCode } } } } }',
      { id: messageId },
    );
    return shown.parse(data).node.parts[0]?.media;
  }

  /** The names of the files that the store has. */
  async stored(folder = ''): Promise<string[]> {
    const { place } = this.line.api.config.media;
    if (place.kind !== 'DISK') return [];
    const options = { recursive: true, withFileTypes: true } as const;
    const found = await readdir(`${place.folder}/${folder}`, options).catch(() => []);
    return found.filter((each) => each.isFile()).map(({ name }) => name);
  }
}
