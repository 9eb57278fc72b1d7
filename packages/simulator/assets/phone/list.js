/* global document, location */
import { api } from './api.js';
import { addressOf, isCurrent } from './place.js';
import { t } from './strings.js';
import { el } from './text.js';

const REFRESH_MS = 3000;
const $ = (id) => document.getElementById(id);

/** Keeps the list of bots fresh; calls `onBots` with them each time. */
export function keepList(onBots) {
  let drawn = '';
  const refresh = async () => {
    const bots = await api.bots().catch(() => null);
    if (bots && JSON.stringify(bots) !== drawn) {
      drawn = JSON.stringify(bots);
      draw(bots);
      onBots(bots);
    }
    setTimeout(refresh, REFRESH_MS);
  };
  return refresh();
}

function draw(bots) {
  $('bots').setAttribute('aria-label', t('bots'));
  $('none').textContent = t('none');
  $('none').hidden = bots.length > 0;
  $('bots').hidden = bots.length === 0;
  const query = location.search;
  $('bots').replaceChildren(
    ...bots.map((bot) => {
      const state = el('small', '', t(bot.listening ? 'listening' : 'asleep'));
      const link = el(
        'a',
        'bot',
        avatar(bot),
        el(
          'span',
          'bot-words',
          el('strong', '', bot.name),
          el('small', 'handle', platformOf(bot), bot.handle),
          state,
        ),
      );
      state.className = bot.listening ? 'on' : 'off';
      link.href = `${addressOf(bot)}${new URLSearchParams(query).has('ui') ? query : ''}`;
      if (isCurrent(bot)) link.setAttribute('aria-current', 'page');
      return el('li', '', link);
    }),
  );
}

/** The platform's name before a handle; Telegram's handles speak for themselves. */
function platformOf(bot) {
  if (bot.platform === 'telegram') return '';
  return el(
    'span',
    `badge ${bot.platform}`,
    { whatsapp: 'WhatsApp', instagram: 'Instagram' }[bot.platform],
  );
}

/** A round picture with the first letter of a bot's name, in its own colour. */
export function avatar(bot) {
  const span = el('span', 'avatar');
  paintAvatar(span, bot);
  return span;
}

export function paintAvatar(span, bot) {
  const sum = [...bot.username].reduce((total, letter) => total + letter.codePointAt(0), 0);
  span.textContent = [...bot.name][0]?.toUpperCase() ?? '?';
  span.className = `avatar tint-${sum % 6}`;
  span.setAttribute('aria-hidden', 'true');
}
