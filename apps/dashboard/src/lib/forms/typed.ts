type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Typed {
  readonly value: string;
  readonly checked: boolean;
}

const fields = 'input, textarea, select';

let wake: () => void = () => {};

/** Begins to watch, before the page wakes up; once a visit. */
export function beforeWaking(): void {
  wake = watchTyping(document);
}

/** The page is awake: puts back what was filled in meanwhile. */
export function afterWaking(): void {
  wake();
  wake = () => {};
}

/**
 * Remembers what people fill in while a page is still waking up; waking up would set every field
 * back to what the server sent. The returned call puts it all back, and ends the watch.
 */
export function watchTyping(root: Document): () => void {
  const typed = new Map<Field, Typed>();
  const note = (field: unknown): void => {
    if (isField(field)) typed.set(field, { value: field.value, checked: isChecked(field) });
  };
  const listen = (event: Event): void => note(event.target);
  for (const field of root.querySelectorAll<Field>(fields)) if (isChanged(field)) note(field);
  root.addEventListener('input', listen, true);
  return () => {
    root.removeEventListener('input', listen, true);
    for (const [field, was] of typed) putBack(field, was);
    typed.clear();
  };
}

/** One field as it was filled in when its page was left; what a history entry keeps. */
export interface Kept extends Typed {
  readonly name: string;
}

/** What a form's fields hold, in their order; none when there is no form. */
export function readFields(form: HTMLFormElement | null): Kept[] {
  return namedFields(form).map((field) => ({
    name: field.name,
    value: field.value,
    checked: isChecked(field),
  }));
}

/**
 * Fills a form as it was left. A field that was filled in since then stays, and so does one that
 * the form does not have in that place any more.
 */
export function fillFields(form: HTMLFormElement | null, kept: readonly Kept[]): void {
  for (const [place, field] of namedFields(form).entries()) {
    const was = kept[place];
    if (was === undefined || was.name !== field.name) continue;
    // What a list shows at first isn't marked as its default when the page was drawn here.
    if (field instanceof HTMLSelectElement || !isChanged(field)) putBack(field, was);
  }
}

function namedFields(form: HTMLFormElement | null): Field[] {
  if (form === null) return [];
  return [...form.querySelectorAll<Field>(fields)].filter(({ name }) => name !== '');
}

function putBack(field: Field, was: Typed): void {
  if (!field.isConnected || (field.value === was.value && isChecked(field) === was.checked)) return;
  field.value = was.value;
  if (field instanceof HTMLInputElement) field.checked = was.checked;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function isField(value: unknown): value is Field {
  return (
    value instanceof HTMLInputElement ||
    value instanceof HTMLTextAreaElement ||
    value instanceof HTMLSelectElement
  );
}

function isChecked(field: Field): boolean {
  return field instanceof HTMLInputElement && field.checked;
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  if (field instanceof HTMLInputElement && field.checked !== field.defaultChecked) return true;
  return field.value !== field.defaultValue;
}
