import { platform } from './place.js';
import { t } from './strings.js';
import { clockTime, el } from './text.js';

const MARKS = { '*': 'strong', _: 'em', '~': 's', '`': 'code' };

/**
 * Draws a message of WhatsApp or Instagram. `act` has what its parts can do: `press(message, id)`,
 * `like(message)` and `choose(message)`, which opens a list.
 */
export function drawSideMessage(message, act) {
  if (message.refused) return refusal(message);
  const mine = message.from === 'customer';
  const bubble = el('div', `bubble ${mine ? 'mine' : 'theirs'}`);
  if (message.from === 'app') bubble.append(el('small', 'person-of-business', t('fromPerson')));
  if (message.quote) bubble.append(el('p', 'quote', message.quote.slice(0, 90)));
  bubble.append(...contentOf(message));
  bubble.append(foot(message, mine));
  if (message.reaction) bubble.append(el('span', 'reaction', message.reaction));
  const row = el('article', `row ${mine ? 'mine' : 'theirs'}`, bubble);
  row.dataset.id = message.message_id;
  if (message.deleted) return row;
  if (!mine) bubble.append(heart(message, act));
  if (message.buttons) row.append(buttonsOf(message, act));
  if (message.list) row.append(listButton(message, act));
  return row;
}

/** Draws the rows of a list into the dialog; `choose` gets the row's id. */
export function drawRows(rows, choose) {
  return rows.map((row) => {
    const description = row.description ? [el('small', '', row.description)] : [];
    const button = el('button', 'choice', el('span', '', row.title), ...description);
    button.type = 'button';
    button.addEventListener('click', () => choose(row.id));
    return button;
  });
}

function contentOf(message) {
  if (message.deleted) return [el('p', 'text odd', t('deleted'))];
  const parts = (message.files ?? []).map(drawFile);
  if (message.label) parts.push(labelled(message.label.icon, message.label.text));
  if (message.header) parts.push(el('p', 'text header', message.header));
  if (message.text) parts.push(textOf(message.text));
  if (message.footer) parts.push(el('p', 'text footer', message.footer));
  if (parts.length === 0) parts.push(el('p', 'text odd', t('unknownKind')));
  return parts;
}

function drawFile(file) {
  if (!file.url || !['image', 'audio'].includes(file.kind)) {
    return labelled('📎', file.name ?? t('file'));
  }
  if (file.kind === 'image') {
    const image = el('img', 'photo');
    image.alt = t('photoAlt');
    image.width = 640;
    image.height = 480;
    image.src = file.url;
    return image;
  }
  const player = el('audio');
  player.controls = true;
  player.preload = 'none';
  player.src = file.url;
  return player;
}

/** WhatsApp shows *bold*, _italic_, ~struck~ and `code`; Instagram shows what was written. */
function textOf(text) {
  const body = el('p', 'text');
  if (platform !== 'whatsapp') {
    body.append(text);
    return body;
  }
  let at = 0;
  for (const found of text.matchAll(/(?<![\p{L}\d])([*_~`])(\S(?:.*?\S)?)\1(?![\p{L}\d])/gu)) {
    body.append(text.slice(at, found.index), el(MARKS[found[1]], '', found[2]));
    at = found.index + found[0].length;
  }
  body.append(text.slice(at));
  return body;
}

function foot(message, mine) {
  const time = el('time', 'time', clockTime(message.date));
  time.dateTime = new Date(message.date * 1000).toISOString();
  if (message.edit_date) time.prepend(`${t('edited')} `);
  if (!mine || !message.ticks) return time;
  const isRead = message.ticks === 'read';
  const ticks = el('span', `ticks ${message.ticks}`, platform === 'whatsapp' ? '✓✓' : '');
  ticks.setAttribute('role', 'img');
  ticks.setAttribute('aria-label', t(isRead ? 'tickRead' : 'tickSent'));
  if (platform === 'instagram' && isRead) ticks.textContent = t('tickRead');
  time.append(' ', ticks);
  return time;
}

function heart(message, act) {
  const button = el('button', 'heart', '♥');
  button.type = 'button';
  button.setAttribute('aria-label', t('like'));
  button.setAttribute('aria-pressed', String(Boolean(message.reaction)));
  button.title = t('like');
  button.addEventListener('click', () => act.like(message));
  return button;
}

function buttonsOf(message, act) {
  const keyboard = el('div', 'keyboard');
  keyboard.setAttribute('role', 'group');
  keyboard.setAttribute('aria-label', t('buttons'));
  for (const { id, title } of message.buttons) {
    const key = el('button', 'key', title);
    key.type = 'button';
    key.addEventListener('click', () => act.press(message, id));
    keyboard.append(key);
  }
  return keyboard;
}

function listButton(message, act) {
  const key = el('button', 'key opens', `☰ ${message.list.name}`);
  key.type = 'button';
  key.addEventListener('click', () => act.choose(message));
  return el('div', 'keyboard', key);
}

function refusal({ refused, message_id: id }) {
  const note = el('p', 'refused', t('refused', { code: refused.code, reason: refused.reason }));
  const row = el('article', 'row', note);
  row.dataset.id = id;
  return row;
}

function labelled(icon, text) {
  const mark = el('span', 'mark', icon);
  mark.setAttribute('aria-hidden', 'true');
  return el('p', 'labelled', mark, el('span', '', text));
}
