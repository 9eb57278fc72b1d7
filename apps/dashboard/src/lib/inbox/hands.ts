import { isTyping, type Command } from './keys.ts';

/**
 * Does on the page what a key asks for, through the same links and buttons that a pointer uses;
 * false when there is nothing to do it with.
 */
export function obey(command: Exclude<Command, 'help' | 'leave'>): boolean {
  switch (command) {
    case 'next':
      return step(1);
    case 'previous':
      return step(-1);
    case 'reply':
      return use('[data-reply]', (element) => element.focus());
    case 'hand':
      return press('[data-hand]') || press('button[data-reply]');
    case 'close':
      return press('[data-close]');
    case 'search':
      return use('#inbox-search', (element) => element.focus());
  }
}

/** Leaves the field that is being typed in; false when none is. */
export function leaveField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !isTyping(target)) return false;
  target.blur();
  return true;
}

/** Moves the focus along the list, beginning at the open conversation. */
function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(isShown);
  const focused = rows.findIndex((row) => row === document.activeElement);
  const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const from = focused >= 0 ? focused : open;
  const row = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by))];
  row?.focus();
  return row !== undefined;
}

function press(selector: string): boolean {
  return use(selector, (element) => element.click());
}

function use(selector: string, work: (element: HTMLElement) => void): boolean {
  const element = [...document.querySelectorAll<HTMLElement>(selector)].find(isShown);
  if (element) work(element);
  return element !== undefined;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.matches(':disabled');
}
