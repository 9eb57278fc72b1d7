/** What was pasted, without the quotes, spaces and line breaks that come along. */
export function cleanToken(pasted: string): string {
  return pasted.replace(/[\s"'`«»“”]/g, '');
}

/** Whether a text has the shape of a Telegram token; only Telegram knows whether it is one. */
export function isToken(text: string): boolean {
  return /^\d{5,}:[\w-]{30,}$/.test(text);
}
