import { t } from './strings.js';
import { clockTime, drawText, el } from './text.js';

/**
 * Draws a message. `act` has what its parts can do: `press(message, data)` and `fileUrl(id)`.
 */
export function drawMessage(message, act) {
  const mine = message.from === 'customer';
  const bubble = el('div', `bubble ${mine ? 'mine' : 'theirs'}`);
  if (message.reply_to_message) bubble.append(quote(message.reply_to_message));
  bubble.append(...contentOf(message, act));
  const time = el('time', 'time', clockTime(message.date));
  time.dateTime = new Date(message.date * 1000).toISOString();
  if (message.edit_date) time.prepend(`${t('edited')} `);
  bubble.append(time);
  const row = el('article', `row ${mine ? 'mine' : 'theirs'}`, bubble);
  row.dataset.id = message.message_id;
  const keyboard = message.reply_markup?.inline_keyboard;
  if (keyboard) row.append(drawKeyboard(message, keyboard, act));
  return row;
}

/** Draws an answer that is still being written, with its Stop button where there may be one. */
export function drawDraft(draft, stop) {
  const bubble = el('div', 'bubble theirs draft');
  bubble.setAttribute('aria-label', t('draft'));
  bubble.setAttribute('role', 'group');
  const text = el('p', draft.text ? 'text' : 'text thinking');
  text.append(draft.text ? drawText(draft.text, draft.entities) : t('thinking'));
  bubble.append(text);
  const row = el('div', 'row theirs', bubble);
  if (draft.canStop && !draft.stopped) {
    const button = el('button', 'stop', t('stop'));
    button.type = 'button';
    button.addEventListener('click', () => stop(draft.draftId));
    row.append(button);
  }
  if (draft.stopped) bubble.append(el('span', 'time', t('stopped')));
  return row;
}

/** Three dots that move while the bot types. */
export function drawTyping() {
  const dots = el('div', 'bubble theirs dots', el('i'), el('i'), el('i'));
  dots.setAttribute('aria-hidden', 'true');
  return el('div', 'row theirs', dots);
}

function contentOf(message, act) {
  const parts = [];
  const file = message.photo?.at(-1);
  if (file) {
    const image = el('img', 'photo');
    image.alt = message.caption || t('photoAlt');
    image.width = file.width;
    image.height = file.height;
    image.src = act.fileUrl(file.file_id);
    parts.push(image);
  }
  const sound = message.voice ?? message.audio;
  if (sound) {
    const player = el('audio');
    player.controls = true;
    player.preload = 'none';
    player.src = act.fileUrl(sound.file_id);
    parts.push(player);
  }
  const named = message.document ?? message.video ?? message.animation ?? message.video_note;
  if (named) parts.push(labelled('📎', named.file_name ?? t('file')));
  if (message.sticker) {
    const sticker = el('span', 'sticker', message.sticker.emoji ?? '🙂');
    sticker.setAttribute('role', 'img');
    sticker.setAttribute('aria-label', t('sticker'));
    parts.push(sticker);
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    parts.push(labelled('📍', `${t('location')}: ${latitude}, ${longitude}`));
  }
  if (message.contact) {
    const { first_name: name, phone_number: phone } = message.contact;
    parts.push(labelled('👤', `${name}, ${phone}`));
  }
  for (const block of message.rich_message?.blocks ?? []) {
    if (typeof block.text === 'string') parts.push(el('p', 'text', block.text));
  }
  const text = message.text ?? message.caption;
  if (text) {
    const body = el('p', 'text');
    body.append(drawText(text, message.entities ?? message.caption_entities));
    parts.push(body);
  }
  if (parts.length === 0) parts.push(el('p', 'text odd', t('unknownKind')));
  return parts;
}

function labelled(icon, text) {
  const mark = el('span', 'mark', icon);
  mark.setAttribute('aria-hidden', 'true');
  return el('p', 'labelled', mark, el('span', '', text));
}

function quote(answered) {
  const text = answered.text ?? answered.caption ?? t('unknownKind');
  return el('p', 'quote', text.slice(0, 90));
}

function drawKeyboard(message, rows, act) {
  const keyboard = el('div', 'keyboard');
  keyboard.setAttribute('role', 'group');
  keyboard.setAttribute('aria-label', t('buttons'));
  for (const buttons of rows) {
    const line = el('div', 'keys');
    for (const button of buttons) line.append(drawKey(message, button, act));
    keyboard.append(line);
  }
  return keyboard;
}

function drawKey(message, button, act) {
  if (button.url) {
    const link = el('a', 'key', button.text);
    link.href = /^https?:/i.test(button.url) ? button.url : `https://${button.url}`;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  }
  const key = el('button', 'key', button.text);
  key.type = 'button';
  key.disabled = button.callback_data === undefined;
  key.addEventListener('click', () => {
    key.classList.add('waiting');
    setTimeout(() => key.classList.remove('waiting'), 4000);
    act.press(message, button.callback_data);
  });
  return key;
}
