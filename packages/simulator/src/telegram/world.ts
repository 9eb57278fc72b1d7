import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { Heard } from '../heard.ts';
import type { History } from '../history.ts';
import { Bell } from '../bell.ts';
import { fromJson, type Json } from '../json.ts';
import { type Bot, type Chat, type Customer, State, type StoredMessage } from './model.ts';
import type { Storage } from '../storage.ts';

const KEPT_MESSAGES = 1000;
const LOST_IDS = 1000;
const FIRST_CUSTOMER_ID = 700_000_001;

/** A message that a bot has sent: to whom, and its number in the chat. */
interface HeardMessage {
  bot: number;
  customer: number;
  messageId: number;
}

/** Everything that exists in the simulated Telegram, and the one place that saves it. */
export class World {
  readonly bell = new Bell();
  readonly heard = new Heard<HeardMessage>(this.bell);
  readonly clock: Clock;
  readonly storage: Storage;
  readonly history: History;
  #state: State;
  /** Where a customer and a bot of this number stood last; the lists only grow, but for a reset. */
  readonly #places = new Map<number, number>();

  /** Takes up the saved state, or begins an empty one under a new epoch. */
  constructor(clock: Clock, storage: Storage, history: History) {
    this.history = history;
    this.clock = clock;
    this.storage = storage;
    const saved = State.safeParse(fromJson(storage.load() ?? ''));
    this.#state = saved.success ? saved.data : emptyState();
    clock.shift(this.#state.clockOffset);
    if (!this.#state.isComplete) this.#skipLostIds();
    this.#state.isComplete = false;
    this.save();
  }

  /** Writes everything down at the end of the process. */
  close(): void {
    this.#state.isComplete = true;
    this.save();
    this.storage.flush();
  }

  get state(): State {
    return this.#state;
  }

  /** Has the state saved; to be called after every change. */
  save(): void {
    this.storage.save(() => {
      this.#state.clockOffset = this.clock.offset;
      return JSON.stringify(this.#state);
    });
  }

  /** Forgets everything and begins a new epoch. */
  reset(): void {
    this.#state = emptyState();
    this.storage.clear();
    this.save();
  }

  botByToken(token: string): Bot | undefined {
    const found = this.#at(this.#state.bots, Number.parseInt(token, 10));
    return found?.token === token ? found : undefined;
  }

  /** A bot by its number, or by its username with or without the @. */
  bot(ref: string | number): Bot | undefined {
    const known = this.#at(this.#state.bots, Number(ref));
    if (known) return known;
    const text = String(ref).replace(/^@/, '').toLowerCase();
    return this.#state.bots.find(
      (bot) => String(bot.id) === text || bot.username.toLowerCase() === text,
    );
  }

  customer(id: number): Customer | undefined {
    return this.#at(this.#state.customers, id);
  }

  #at<T extends { id: number }>(all: readonly T[], id: number): T | undefined {
    const known = all[this.#places.get(id) ?? -1];
    if (known?.id === id) return known;
    const place = all.findIndex((one) => one.id === id);
    if (place >= 0) this.#places.set(id, place);
    return all[place];
  }

  /** Makes a bot, or renames and re-admits the one that has this token already. */
  issueBot(wish: { username?: string; name?: string; token?: string }): Bot {
    const known = wish.token === undefined ? undefined : this.botByToken(wish.token);
    if (known) {
      Object.assign(known, { revoked: false, username: wish.username ?? known.username });
      known.name = wish.name ?? known.name;
      this.save();
      return known;
    }
    const id = wish.token === undefined ? randomInt(1e9, 8e9) : Number(wish.token.split(':')[0]);
    const bot: Bot = {
      id,
      token: wish.token ?? `${id}:AA${randomBytes(24).toString('base64url')}`,
      revoked: false,
      username: wish.username ?? `sim_${id}_bot`,
      name: wish.name ?? wish.username ?? `Bot ${id}`,
      profile: {},
      commands: {},
      settings: {},
      nextUpdateId: randomInt(100_000_000, 900_000_000),
      lastUpdateAt: null,
      nextMessageId: 1,
      allowedUpdates: null,
      updates: [],
      webhook: null,
      chats: {},
      callbacks: [],
    };
    this.#state.bots.push(bot);
    this.save();
    this.bell.ring('bots');
    return bot;
  }

  addCustomer(wish: Omit<Customer, 'id'> & { id?: number | undefined }): Customer {
    const { id, ...rest } = wish;
    const known = id === undefined ? undefined : this.customer(id);
    if (known) {
      Object.assign(known, rest);
      this.save();
      return known;
    }
    const customer: Customer = { id: id ?? this.#freeCustomerId(), ...rest };
    this.#state.customers.push(customer);
    this.save();
    return customer;
  }

  chat(bot: Bot, chatId: number): Chat | undefined {
    return bot.chats[String(chatId)];
  }

  /** The bot's chat with that number, opened when it is new. */
  openChat(bot: Bot, wire: Json, chatId: number, type: string): Chat {
    const known = this.chat(bot, chatId);
    if (known) {
      known.wire = wire;
      return known;
    }
    const chat: Chat = {
      id: chatId,
      type,
      wire,
      started: false,
      blocked: false,
      messages: [],
      drafts: [],
      actions: [],
      actionUntil: 0,
      callbackAnswers: [],
    };
    bot.chats[String(chatId)] = chat;
    return chat;
  }

  /** Adds a message to a chat's history, of which the last thousand are kept. */
  addMessage(chat: Chat, stored: StoredMessage): void {
    chat.messages.push(stored);
    if (chat.messages.length > KEPT_MESSAGES) chat.messages.shift();
  }

  /** What a killed process gave out last may not be saved, and no number may come twice. */
  #skipLostIds(): void {
    for (const bot of this.#state.bots) {
      bot.nextUpdateId += LOST_IDS;
      bot.nextMessageId += LOST_IDS;
    }
    this.#state.nextFile += LOST_IDS;
  }

  #freeCustomerId(): number {
    while (this.customer(this.#state.nextCustomerId)) this.#state.nextCustomerId += 1;
    return this.#state.nextCustomerId++;
  }
}

function emptyState(): State {
  return {
    epoch: randomUUID(),
    clockOffset: 0,
    isComplete: false,
    nextCustomerId: FIRST_CUSTOMER_ID,
    nextFile: 1,
    bots: [],
    customers: [],
    files: [],
  };
}
