/* global document, location, history, ResizeObserver */
import { api } from './api.js';
import { drawDraft, drawMessage, drawTyping } from './bubbles.js';
import { askWho, firstCustomer } from './customer.js';
import { label } from './labels.js';
import { keepList, paintAvatar } from './list.js';
import { current, isCurrent } from './place.js';
import { dress, isSide, showWindow, sideActions, sideReplies } from './side.js';
import { drawSideMessage } from './side-bubbles.js';
import { t } from './strings.js';
import { day, el } from './text.js';

const NEAR_BOTTOM = 120;
const $ = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);

let customer = null;
let channel = null;
let live = null;
let newest = [];
let shown = new Map();
let seenAnswers = null;
let typingTimer;
/** Whether the newest message is in view and is to stay so. */
let stuck = true;
const firstLive = Promise.withResolvers();

function meetBots(bots) {
  const bot = current && bots.find(isCurrent);
  $('chat').hidden = !bot;
  $('empty').hidden = Boolean(bot) || bots.length === 0;
  if (current && !bot) {
    $('empty-text').textContent = t('unknown', { name: current });
    document.body.classList.remove('in-chat');
  }
  if (!bot) return;
  document.body.classList.add('in-chat');
  document.title = `${bot.name} · ${t('title')}`;
  $('bot-name').textContent = bot.name;
  $('log').setAttribute('aria-label', t('log', { name: bot.name }));
  paintAvatar($('avatar'), bot);
  if (!channel && customer) connect();
}

async function openChat() {
  if ($('chat').hidden) return;
  customer = (await firstCustomer(api, query)) ?? (await askWho(api, false));
  connect();
}

function connect() {
  channel?.close();
  shown = new Map();
  seenAnswers = null;
  $('messages').replaceChildren();
  $('passing').replaceChildren();
  $('you-name').textContent = customer.name;
  $('you').setAttribute('aria-label', t('you', { name: customer.name }));
  channel = api.chat(current, customer.id);
  channel.addEventListener('messages', (event) => drawMessages(JSON.parse(event.data)));
  channel.addEventListener('live', (event) => drawLive(JSON.parse(event.data)));
  channel.addEventListener('error', () => {
    $('bot-state').textContent = t('offline');
    $('bot-state').className = 'off';
  });
}

function drawMessages(messages) {
  const next = new Map();
  const rows = [];
  let lastDay = '';
  for (const message of messages) {
    const today = day(message.date);
    if (today !== lastDay) rows.push(el('p', 'day', dayName(today)));
    lastDay = today;
    const stamp = JSON.stringify(message);
    const old = shown.get(message.message_id);
    const row = old?.stamp === stamp ? old.row : draw(message, actions);
    next.set(message.message_id, { stamp, row });
    rows.push(row);
  }
  shown = next;
  const list = $('messages');
  rows.forEach((row, at) => {
    if (list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
  });
  while (list.children.length > rows.length) list.lastElementChild.remove();
  newest = messages;
  drawReplies(messages);
  if (messages.at(-1)?.from === 'customer') toBottom();
  else if (!stuck) $('down').hidden = false;
}

function drawLive(state) {
  live = state;
  firstLive.resolve();
  clearTimeout(typingTimer);
  const isTyping = state.typing && state.drafts.length === 0;
  if (state.typing)
    typingTimer = setTimeout(() => drawLive({ ...state, typing: false }), state.typingMs);
  const rows = state.drafts.map((draft) => drawDraft(draft, stopDraft));
  if (isTyping) rows.push(drawTyping());
  $('passing').replaceChildren(...rows);
  showWindow(state, shown.size > 0);
  if (isSide) drawReplies(newest);
  $('start').hidden = state.started || state.blocked;
  $('composer').hidden = state.blocked;
  $('blocked').hidden = !state.blocked;
  $('block').hidden = state.blocked || !state.started;
  const isBusy = state.typing || state.drafts.some((draft) => !draft.stopped);
  const words = isBusy ? 'typing' : state.listening ? 'listening' : 'asleepLong';
  if ($('bot-state').textContent !== t(words)) $('bot-state').textContent = t(words);
  $('bot-state').className = isBusy ? 'busy' : state.listening ? 'on' : 'off';
  if ((isSide || !state.started) && shown.size === 0)
    $('messages').replaceChildren(el('p', 'hello', t(isSide ? 'helloSide' : 'hello')));
  else $('messages').querySelector('.hello')?.remove();
  showAnswers(state.callbackAnswers);
}

function showAnswers(answers) {
  const fresh = seenAnswers ? answers.filter((one) => !seenAnswers.has(one.queryId)) : [];
  seenAnswers = new Set([...(seenAnswers ?? []), ...answers.map((one) => one.queryId)]);
  for (const answer of fresh) {
    for (const key of document.querySelectorAll('.key.waiting')) key.classList.remove('waiting');
    if (!answer.text) continue;
    if (answer.alert) {
      $('alert-text').textContent = answer.text;
      $('alert').showModal();
    } else toast(answer.text);
  }
}

/** The keyboard that the newest message which has one asks for stands above the text field. */
function drawReplies(messages) {
  if (isSide) return showReplies(sideReplies(messages, live?.starters ?? [], send));
  const last = messages.findLast(
    (one) => one.from === 'bot' && one.reply_markup && !one.reply_markup.inline_keyboard,
  );
  const markup = last?.reply_markup;
  const used = markup?.one_time_keyboard && messages.at(-1)?.from === 'customer';
  const keys = (used ? [] : (markup?.keyboard ?? [])).flat().map((key) => {
    const text = typeof key === 'string' ? key : key.text;
    const button = el('button', 'key', text);
    button.type = 'button';
    button.addEventListener('click', () => send('/say', { text }));
    return button;
  });
  return showReplies(keys);
}

function showReplies(keys) {
  $('replies').replaceChildren(...keys);
  $('replies').hidden = keys.length === 0;
}

const send = (path, what) => act(() => api.post(path, { ...seat(), ...what }));
const draw = isSide ? drawSideMessage : drawMessage;
const actions = isSide
  ? sideActions(send)
  : {
      fileUrl: (id) => api.fileUrl(current, id),
      press: (message, data) => send('/press', { messageId: message.message_id, data }),
    };

function seat() {
  return { bot: current, customer: customer.id };
}

async function act(what) {
  try {
    await what();
  } catch (error) {
    toast(error.message);
  }
}

function stopDraft(draftId) {
  return send('/stop-draft', { draftId });
}

/** Presses Start for a link that asks for it, and takes the wish out of the address. */
async function startOnce() {
  query.delete('start');
  history.replaceState(null, '', `${location.pathname}?${query}`);
  if (!customer) return;
  await firstLive.promise;
  await pressStart();
}

function pressStart() {
  if (!customer || live?.started) return undefined;
  return act(() => api.post('/say', { ...seat(), text: '/start' }));
}

function sendText() {
  const field = $('text');
  const text = field.value;
  if (!text.trim() || !customer) return;
  field.value = '';
  grow();
  void act(async () => {
    await api.post('/say', { ...seat(), text }).catch((error) => {
      field.value = text;
      throw error;
    });
  });
}

function toast(text) {
  const note = el('p', 'toast', text);
  $('toasts').append(note);
  setTimeout(() => note.remove(), 4000);
}

function grow() {
  const field = $('text');
  field.style.height = 'auto';
  field.style.height = `${Math.min(160, field.scrollHeight)}px`;
  $('composer').classList.toggle('ready', field.value.trim() !== '');
}

function isNearBottom() {
  const log = $('log');
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_BOTTOM;
}

function toBottom() {
  stuck = true;
  $('log').scrollTop = $('log').scrollHeight;
  $('down').hidden = true;
}

function dayName(date) {
  const now = (live?.now ?? Date.now()) / 1000;
  if (date === day(now)) return t('today');
  return date === day(now - 86_400) ? t('yesterday') : date;
}

$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  sendText();
});
$('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  sendText();
});
$('text').addEventListener('input', grow);
$('start').addEventListener('click', () => void pressStart());
$('photo').addEventListener('click', () => send('/say', { photo: true }));
$('voice').addEventListener('click', () => send('/say', { voice: true }));
$('block').addEventListener('click', () => send('/block', {}));
$('unblock').addEventListener('click', () => send('/unblock', {}));
$('down').addEventListener('click', toBottom);
$('log').addEventListener('scroll', () => {
  stuck = isNearBottom();
  if (stuck) $('down').hidden = true;
});
const growth = new ResizeObserver(() => stuck && toBottom());
for (const id of ['messages', 'passing', 'log']) growth.observe($(id));
$('you').addEventListener('click', async () => {
  const next = await askWho(api, true);
  if (!next) return;
  customer = next;
  connect();
});

label(current);
dress();
await keepList(meetBots);
if (current) await openChat();
if (query.get('start') === '1') await startOnce();
