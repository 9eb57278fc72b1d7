import { createHash, randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Bell } from '../bell.ts';
import type { Clock } from '../clock.ts';
import { Heard } from '../heard.ts';
import { InstagramState } from '../instagram/model.ts';
import { fromJson } from '../json.ts';
import { Storage } from '../storage.ts';
import { WhatsAppState } from '../whatsapp/model.ts';
import { type App, Shared, type StoredMedia, type Token } from './model.ts';

const State = z.object({ shared: Shared, whatsapp: WhatsAppState, instagram: InstagramState });
type State = z.infer<typeof State>;

/** What a killed process gave out last may not be saved, and no number may come twice. */
const LOST_NUMBERS = 1000;

/** A message that reached a customer: from which number or account, and its number there. */
interface HeardMessage {
  bot: string;
  customer: number;
  n: number;
}

/** Everything that exists at the simulated Meta, and the one place that saves it. */
export class MetaWorld {
  readonly bell = new Bell();
  readonly heard = new Heard<HeardMessage>(this.bell);
  readonly clock: Clock;
  readonly #storage: Storage;
  #state: State;

  /** Takes up the saved state, or begins an empty one. */
  constructor(clock: Clock, data: string | undefined) {
    this.clock = clock;
    this.#storage = new Storage(data === undefined ? undefined : join(data, 'meta'));
    const saved = State.safeParse(fromJson(this.#storage.load() ?? ''));
    this.#state = saved.success ? saved.data : emptyState();
    this.#state.shared.next += LOST_NUMBERS;
  }

  get shared(): Shared {
    return this.#state.shared;
  }

  get whatsapp(): WhatsAppState {
    return this.#state.whatsapp;
  }

  get instagram(): InstagramState {
    return this.#state.instagram;
  }

  /** Has the state saved; to be called after every change. */
  save(): void {
    this.#storage.save(() => JSON.stringify(this.#state));
  }

  /** Writes everything down at the end of the process. */
  close(): void {
    this.save();
    this.#storage.flush();
  }

  /** Forgets everything but the numbering. */
  reset(): void {
    const { next } = this.shared;
    this.#state = emptyState();
    this.shared.next = next;
    this.#storage.clear();
    this.save();
  }

  /** The next number of an event or a message. */
  number(): number {
    return this.shared.next++;
  }

  /** Makes an app, with the id and secret that are wished for. */
  addApp(wish: {
    id?: string | undefined;
    secret?: string | undefined;
    name?: string | undefined;
  }): App {
    const id = wish.id ?? digits(15);
    const app: App = {
      id,
      secret: wish.secret ?? randomBytes(16).toString('hex'),
      name: wish.name ?? `App ${id}`,
      callbacks: {},
      bytes: 'escaped',
      signature: 'right',
      needsProof: false,
      held: null,
    };
    this.shared.apps[id] = app;
    this.save();
    return app;
  }

  /** Makes a token that opens a business or an account until it expires, if ever. */
  issueToken(
    wish: Pick<Token, 'appId' | 'kind' | 'opens'> & {
      lifeMs?: number | undefined;
      value?: string | undefined;
    },
  ): Token {
    const now = this.clock.now();
    const prefix = wish.kind === 'system' ? 'EAA' : 'IGAA';
    const token: Token = {
      value: wish.value ?? `${prefix}${randomBytes(60).toString('base64url')}`,
      appId: wish.appId,
      kind: wish.kind,
      opens: wish.opens,
      issuedAt: now,
      expiresAt: wish.lifeMs === undefined ? null : now + wish.lifeMs,
      revoked: false,
    };
    this.shared.tokens[token.value] = token;
    this.save();
    return token;
  }

  /** Keeps a file for one number or account until it expires. */
  keepMedia(
    owner: string,
    file: { bytes: Buffer; mimeType: string; fileName?: string | undefined; lifeMs: number },
  ): StoredMedia {
    const key = randomBytes(18).toString('base64url');
    this.#storage.putBytes(key, file.bytes);
    const media: StoredMedia = {
      id: digits(16),
      owner,
      key,
      mimeType: file.mimeType,
      sha256: createHash('sha256').update(file.bytes).digest('base64'),
      size: file.bytes.length,
      ...(file.fileName === undefined ? {} : { fileName: file.fileName }),
      expiresAt: this.clock.now() + file.lifeMs,
    };
    this.shared.media[media.id] = media;
    this.save();
    return media;
  }

  bytesOf(media: StoredMedia): Buffer {
    return this.#storage.bytes(media.key) ?? Buffer.alloc(0);
  }
}

/** A made-up id of so many digits, which a double still holds exactly up to fifteen of them. */
export function digits(length: number): string {
  const first = String(randomInt(1, 10));
  return first + Array.from({ length: length - 1 }, () => randomInt(0, 10)).join('');
}

function emptyState(): State {
  return {
    shared: { next: 1, apps: {}, tokens: {}, media: {}, deliveries: [] },
    whatsapp: { businesses: {}, phones: {}, people: {} },
    instagram: { accounts: {}, people: {} },
  };
}
