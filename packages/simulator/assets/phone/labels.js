/* global document, location */
import { language, t } from './strings.js';
import { el } from './text.js';

const $ = (id) => document.getElementById(id);

/** Writes the page's words in its language, and the names that screen readers say. */
export function label(current) {
  document.title = t('title');
  $('title').textContent = t('title');
  $('subtitle').textContent = t('subtitle');
  $('side').setAttribute('aria-label', t('bots'));
  $('empty-text').textContent = t('empty');
  $('text').placeholder = t('message');
  $('text').setAttribute('aria-label', t('message'));
  for (const id of ['send', 'photo', 'voice', 'block', 'back', 'down']) {
    $(id).setAttribute('aria-label', t(id));
    $(id).title = t(id);
  }
  $('start').textContent = t('start');
  $('unblock').textContent = t('unblock');
  $('blocked-text').textContent = t('blocked');
  $('alert-ok').textContent = t('close');
  $('replies').setAttribute('aria-label', t('replies'));
  $('languages').setAttribute('aria-label', t('pages'));
  $('languages').replaceChildren(
    ...Object.entries({ en: 'English', uz: 'Oʻzbekcha', ru: 'Русский' }).map(([code, name]) => {
      const link = el('a', '', name);
      const target = new URLSearchParams(location.search);
      target.set('ui', code);
      target.delete('start');
      link.href = `${location.pathname}?${target}`;
      link.lang = code;
      if (code === language) link.setAttribute('aria-current', 'true');
      return link;
    }),
  );
  document.body.classList.toggle('in-chat', current !== '');
}
