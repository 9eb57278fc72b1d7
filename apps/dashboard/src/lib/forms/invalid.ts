import { m } from '#lib/paraglide/messages.js';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Lets fields say what they lack in the page's language; browsers say it in their own. What has no
 * words of ours keeps the browser's. Returns how to stop.
 */
export function ownWords(): () => void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  const at = (work: (field: Field) => void) => (event: Event) => {
    if (isField(event.target)) work(event.target);
  };
  const forget = at((field) => field.setCustomValidity(''));
  const tell = at((field) => {
    // What was said before would count as a mistake of its own.
    field.setCustomValidity('');
    field.setCustomValidity(wordsFor(field));
  });
  document.addEventListener('invalid', tell, options);
  document.addEventListener('input', forget, options);
  return () => listening.abort();
}

function wordsFor(field: Field): string {
  const { valueMissing, tooShort } = field.validity;
  if (valueMissing) return m.field_missing();
  if (tooShort && 'minLength' in field) return m.field_short({ count: field.minLength });
  return '';
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
