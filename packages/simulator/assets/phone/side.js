/* global document */
import { platform } from './place.js';
import { drawRows } from './side-bubbles.js';
import { t } from './strings.js';
import { el } from './text.js';

const $ = (id) => document.getElementById(id);

/** Whether the page plays WhatsApp or Instagram, which have no Start and no drafts. */
export const isSide = platform !== 'telegram';

/** What the buttons of messages do; `send` asks the simulator and shows what it refuses. */
export function sideActions(send) {
  const press = (messageId, data) => send('/press', { messageId, data });
  return {
    press: (message, id) => press(message.message_id, id),
    like: (message) => send('/like', { messageId: message.message_id, isLiked: !message.reaction }),
    choose: (message) => {
      $('list-title').textContent = message.list.name;
      const choose = (id) => {
        $('list').close();
        void press(message.message_id, id);
      };
      $('list-rows').replaceChildren(...drawRows(message.list.rows, choose));
      $('list').showModal();
    },
  };
}

/** What the newest message offers to answer, or what the business offers to begin with. */
export function sideReplies(messages, starters, send) {
  const last = messages.findLast((one) => !one.refused);
  const offered = last ? (last.quick ?? []) : starters;
  return offered.map(({ id, title }) => {
    const button = el('button', 'key', title);
    button.type = 'button';
    const isPrompt = !last && platform === 'whatsapp';
    button.addEventListener('click', () =>
      isPrompt
        ? send('/say', { text: title })
        : send('/press', { ...(last ? { messageId: last.message_id } : {}), data: id }),
    );
    return button;
  });
}

/** Says how long the business may still answer. */
export function showWindow({ windowUntil, now }, hasMessages) {
  $('window').hidden = !isSide || !hasMessages;
  if (!isSide) return;
  const minutes = windowUntil === null ? 0 : Math.ceil((windowUntil - now) / 60_000);
  const left = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  const closed = platform === 'whatsapp' ? 'windowTemplate' : 'windowClosed';
  $('window').textContent = minutes > 0 ? t('windowOpen', left) : t(closed);
  $('window').classList.toggle('closed', minutes <= 0);
}

/** Dresses the page as the platform's own app, with the length of text that it takes. */
export function dress() {
  document.body.classList.add(`skin-${platform}`);
  $('text').maxLength = platform === 'instagram' ? 1000 : 4096;
  $('list').setAttribute('aria-labelledby', 'list-title');
  $('list-close').textContent = t('cancel');
}
