// The customers of the demo at work: one of them writes, then for a while nobody does, then another.
import { setTimeout as sleep } from 'node:timers/promises';
import { customers, talk } from './talk.mjs';

const most = 4;
const minute = 60_000;
// A bot that is silent for so long is stopped, or a human has the conversation: the customer leaves.
const patienceMs = { bot: 90_000, human: 15 * minute };
const awayMs = 20 * minute;

/**
 * Has customers write to those of the demo's bots that the simulator at `url` knows, until `signal`
 * aborts; between two messages `betweenMs` ([from, to]) pass. Resolves when it has ended.
 */
export async function crowd({ url, betweenMs, signal }) {
  const people = [];
  const chats = [];
  const ask = (path, body) => request(`${url}/control/telegram/${path}`, body, signal);

  for (const [bot, list] of Object.entries(customers)) {
    for (const { person = false, ...customer } of list) {
      await ask('customers', customer);
      people.push({ bot, person, ...customer, awayUntil: 0, last: undefined });
    }
  }
  while (!signal.aborted) {
    // Whatever is wrong with the simulator is told elsewhere; the customers try again later.
    await step().catch(() => undefined);
    await sleep(between(betweenMs), undefined, { signal }).catch(() => undefined);
  }

  async function step() {
    const ready = [];
    for (const chat of [...chats]) {
      if (await isAnswered(chat)) ready.push(chat);
      else if (Date.now() > chat.until) leave(chat, awayMs);
    }
    // Who waits for a human keeps nobody else from writing.
    const isFull = chats.filter(({ wanted }) => wanted < 2).length >= most;
    const chat = ready.length > 0 && (isFull || chance(0.7)) ? pick(ready) : !isFull && begin();
    if (!chat) return;
    const [line, ...rest] = chat.lines;
    const told = await say(chat, line).catch(() => undefined);
    if (told === undefined) return leave(chat, rested());
    const { messageId } = told;
    const calls = line === '/human';
    Object.assign(chat, {
      lines: rest,
      after: messageId ?? chat.after,
      // After the bot's word that somebody was called, somebody has to come.
      wanted: calls ? 2 : 1,
      until: Date.now() + (calls ? patienceMs.human : patienceMs.bot),
    });
    if (rest.length === 0) leave(chat, chat.customer.person ? awayMs : rested());
  }

  function begin() {
    const free = people.filter(
      (one) => Date.now() >= one.awayUntil && !chats.some(({ customer }) => customer === one),
    );
    if (free.length === 0) return undefined;
    const customer = pick(free);
    const fitting = talk[customer.bot].filter(
      ({ locale, person = false }) =>
        locale === customer.languageCode && person === customer.person,
    );
    const fresh = fitting.filter((dialogue) => dialogue !== customer.last);
    customer.last = pick(fresh.length > 0 ? fresh : fitting);
    const chat = { customer, lines: customer.last.lines, after: 0, wanted: 0, until: 0 };
    chats.push(chat);
    return chat;
  }

  function leave(chat, forMs) {
    chats.splice(chats.indexOf(chat), 1);
    chat.customer.awayUntil = Date.now() + forMs;
  }

  // Whoever was answered comes back when about ten others have written.
  function rested() {
    return between(betweenMs) * between([5, 20]);
  }

  async function isAnswered({ customer, after, wanted }) {
    const seat = `bot=${customer.bot}&customer=${customer.id}`;
    const path = `wait?${seat}&after=${after}&count=${wanted}&timeoutMs=0`;
    const messages = await ask(path).catch(() => undefined);
    return messages !== undefined;
  }

  async function say({ customer, after }, line) {
    const seat = { bot: customer.bot, customer: customer.id };
    if (typeof line === 'string') return ask('say', { ...seat, text: filled(line) });
    if (line.photo !== undefined) return ask('say', { ...seat, photo: { caption: line.photo } });
    if (line.voice !== undefined) return ask('say', { ...seat, voice: { duration: line.voice } });
    const shown = await ask(
      `wait?bot=${seat.bot}&customer=${seat.customer}&after=${after}&timeoutMs=0`,
    );
    const { message_id: messageId } = shown.findLast(({ reply_markup: markup }) => markup) ?? {};
    return ask('press', { ...seat, messageId, data: line.press });
  }
}

/** A line with one of the words in each of its places. */
export function filled(line, choose = pick) {
  return line.replace(/\{([^}]+)\}/g, (_place, words) => choose(words.split('|')));
}

async function request(address, body, signal) {
  const response = await fetch(address, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`The simulator answered ${response.status}.`);
  return response.json();
}

function pick(items) {
  return items[Math.floor(Math.random() * items.length)];
}

function between([from, to]) {
  return from + Math.random() * (to - from);
}

function chance(share) {
  return Math.random() < share;
}
