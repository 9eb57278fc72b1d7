/* global document */
import { platform } from './place.js';
import { language, names, t } from './strings.js';
import { el } from './text.js';

const KEPT = platform === 'telegram' ? 'phone-customer' : `phone-customer-${platform}`;
const $ = (id) => document.getElementById(id);

/** The customer that the address asks for, or the one of last time; null when there is none. */
export async function firstCustomer(api, query) {
  const known = await api.get('/customers');
  const wish = {
    id: Number(query.get('customer')) || undefined,
    name: query.get('name') ?? undefined,
  };
  const languageCode = query.get('lang') ?? language;
  if (wish.name !== undefined && wish.id === undefined) {
    const same = known.find((one) => one.name === wish.name && speaks(one, languageCode));
    return keep(same ?? (await api.post('/customers', { name: wish.name, languageCode })));
  }
  const id = wish.id ?? Number(localStorage.getItem(KEPT));
  const found = known.find((one) => one.id === id);
  if (found && wish.name === undefined) return keep(found);
  if (wish.id === undefined) return null;
  return keep(
    await api.post('/customers', {
      ...wish,
      name: wish.name ?? names[languageCode] ?? names.en,
      languageCode,
    }),
  );
}

/** Asks who is writing; resolves with the customer, or null when the question is put away. */
export async function askWho(api, mayCancel) {
  const dialog = $('who');
  const known = await api.get('/customers');
  $('who-title').textContent = t('who');
  $('who-new').textContent = t('fresh');
  $('who-new').hidden = known.length === 0;
  $('name-label').textContent = t('name');
  $('language-label').textContent = t('language');
  $('who-ok').textContent = t('ok');
  $('who-cancel').textContent = t('cancel');
  $('who-cancel').hidden = !mayCancel;
  $('name').value = known.some((one) => one.name === names[language]) ? '' : names[language];
  $('language').value = language;
  $('language').parentElement.hidden = platform !== 'telegram';
  return new Promise((resolve) => {
    const finish = (customer) => {
      dialog.close();
      resolve(customer && keep(customer));
    };
    const people = known
      .slice(-8)
      .reverse()
      .map((one) => {
        const button = el('button', 'person', one.name, el('small', '', one.languageCode ?? ''));
        button.type = 'button';
        button.addEventListener('click', () => finish(one));
        return button;
      });
    $('known').replaceChildren(...people);
    $('known').setAttribute('aria-label', t('known'));
    $('known').hidden = people.length === 0;
    $('who-cancel').onclick = () => finish(null);
    dialog.oncancel = (event) => {
      event.preventDefault();
      if (mayCancel) finish(null);
    };
    $('who-form').onsubmit = async (event) => {
      event.preventDefault();
      const name = $('name').value.trim();
      if (name) finish(await api.post('/customers', { name, languageCode: $('language').value }));
    };
    dialog.showModal();
    $('name').select();
  });
}

/** Only Telegram tells the language of a customer's phone. */
function speaks(customer, languageCode) {
  return platform !== 'telegram' || customer.languageCode === languageCode;
}

function keep(customer) {
  localStorage.setItem(KEPT, customer.id);
  return customer;
}
