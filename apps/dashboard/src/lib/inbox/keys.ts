/** What a key does in the inbox. */
export type Command =
  'next' | 'previous' | 'reply' | 'hand' | 'close' | 'search' | 'leave' | 'help';

/** What is read of a key press. */
export interface Press {
  readonly key: string;
  readonly altKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly isComposing?: boolean;
  readonly defaultPrevented?: boolean;
}

const commands: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  r: 'reply',
  t: 'hand',
  e: 'close',
  '/': 'search',
  '?': 'help',
};

// The same keys where a Cyrillic layout is on: a person shouldn't have to switch to work.
const cyrillic: Readonly<Record<string, string>> = {
  о: 'j',
  л: 'k',
  к: 'r',
  е: 't',
  у: 'e',
};

/**
 * The command of a key press, or null. Single keys can be switched off, and while a person is
 * typing they are letters; Escape alone always leaves.
 */
export function commandOf(
  press: Press,
  state: { isOn: boolean; isTyping: boolean },
): Command | null {
  if (press.defaultPrevented || press.isComposing) return null;
  if (press.altKey || press.ctrlKey || press.metaKey) return null;
  if (press.key === 'Escape') return 'leave';
  if (!state.isOn || state.isTyping) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return commands[cyrillic[key] ?? key] ?? null;
}

/** Whether key presses at a place are someone's writing. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/** Whether a key press in a field for several lines sends what is written there. */
export function isSending(press: KeyboardEvent): boolean {
  if (press.key !== 'Enter' || press.shiftKey || press.isComposing) return false;
  // On a phone Enter is the only way to a new line; there is a button to send.
  return !matchMedia('(pointer: coarse)').matches;
}
