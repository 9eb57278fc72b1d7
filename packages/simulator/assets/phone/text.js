/* global document */
const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/** Makes an element with a class and children. */
export function el(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Draws a text with its entities; what it cannot draw stays plain text. */
export function drawText(text, entities = []) {
  const fragment = document.createDocumentFragment();
  drawRange(fragment, text, 0, text.length, entities.filter(isDrawn));
  return fragment;
}

function isDrawn(entity) {
  return entity.type in TAGS || entity.type === 'spoiler' || addressOf(entity, '') !== null;
}

function drawRange(parent, text, from, to, entities) {
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    const start = Math.max(at, entity.offset);
    const end = Math.min(to, entity.offset + entity.length);
    if (start >= end) {
      rest = others;
      continue;
    }
    parent.append(text.slice(at, start));
    const element = elementFor(entity, text.slice(start, end));
    const inside = others.filter((other) => other.offset < end);
    drawRange(element, text, start, end, inside);
    parent.append(element);
    at = end;
    rest = others.filter((other) => other.offset + other.length > end);
  }
  parent.append(text.slice(at, to));
}

function elementFor(entity, piece) {
  const address = addressOf(entity, piece);
  if (address !== null) {
    const link = el('a');
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  }
  if (entity.type === 'spoiler') {
    const spoiler = el('span', 'spoiler');
    spoiler.addEventListener('click', () => spoiler.classList.add('open'));
    return spoiler;
  }
  return el(TAGS[entity.type]);
}

function addressOf(entity, piece) {
  if (entity.type === 'text_link')
    return /^(https?|mailto|tel):/i.test(entity.url) ? entity.url : null;
  if (entity.type === 'url') return /^https?:/i.test(piece) ? piece : `https://${piece}`;
  if (entity.type === 'email') return `mailto:${piece}`;
  if (entity.type === 'phone_number') return `tel:${piece.replace(/[^\d+]/g, '')}`;
  return null;
}

/** Hours and minutes, the same in every language of the page. */
export function clockTime(seconds) {
  const date = new Date(seconds * 1000);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The day of a message as day.month.year. */
export function day(seconds) {
  const date = new Date(seconds * 1000);
  return `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;
}

function two(number) {
  return String(number).padStart(2, '0');
}
