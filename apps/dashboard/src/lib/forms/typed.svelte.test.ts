import { afterEach, describe, expect, it } from 'vitest';
import { fillFields, readFields, watchTyping } from './typed.ts';

afterEach(() => document.body.replaceChildren());

function page() {
  document.body.innerHTML = `
    <input id="name" value="">
    <textarea id="about">as sent</textarea>
    <input id="a" type="radio" name="trade" value="a" checked>
    <input id="b" type="radio" name="trade" value="b">
    <select id="language"><option selected>en</option><option>uz</option></select>`;
  const get = (id: string) => {
    const found = document.getElementById(id);
    if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found;
    throw new Error(id);
  };
  return { get, radio: (id: string) => document.querySelector<HTMLInputElement>(`#${id}`) };
}

describe('what is typed while a page wakes up', () => {
  it('is put back after waking set it to what the server sent', () => {
    const { get, radio } = page();
    get('name').value = 'typed before the scripts came';
    const wake = watchTyping(document);
    const language = get('language');
    language.value = 'uz';
    language.dispatchEvent(new Event('input', { bubbles: true }));
    radio('b')?.click();

    get('name').value = '';
    language.value = 'en';
    radio('a')?.click();
    const heard: string[] = [];
    document.addEventListener('change', (event) => {
      if (event.target instanceof HTMLElement) heard.push(event.target.id);
    });
    wake();

    expect(get('name').value).toBe('typed before the scripts came');
    expect(language.value).toBe('uz');
    expect(heard).toContain('name');
  });

  it('leaves alone what nobody touched', () => {
    const { get } = page();
    const wake = watchTyping(document);
    get('name').value = 'set by the page itself';
    wake();
    expect(get('name').value).toBe('set by the page itself');
  });

  it('watches no more after it put things back', () => {
    const { get } = page();
    watchTyping(document)();
    const name = get('name');
    name.value = 'x';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    expect(name.value).toBe('x');
  });
});

describe('a form that was left', () => {
  const draw = () => {
    document.body.innerHTML = `<form>
      <input name="name" value="">
      <input type="radio" name="trade" value="shop" checked>
      <input type="radio" name="trade" value="clinic">
      <select name="language"><option>en</option><option>uz</option></select>
      <textarea name="about"></textarea>
    </form>`;
    const form = document.querySelector('form');
    const fill = (name: string, value: string) => {
      const field = form?.elements.namedItem(name);
      if (field !== null && field !== undefined && 'value' in field) field.value = value;
    };
    const read = () => Object.fromEntries(form ? new FormData(form) : []);
    return { form, fill, read };
  };
  const filled = { name: 'Salom', trade: 'clinic', language: 'uz', about: 'We open at nine.' };

  function leave() {
    const { form, fill } = draw();
    for (const [name, value] of Object.entries(filled)) fill(name, value);
    return readFields(form);
  }

  it('is filled as it was, and its page hears of it', () => {
    const kept = leave();
    const { form, read } = draw();
    const heard: string[] = [];
    form?.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLTextAreaElement) heard.push(target.value);
    });
    fillFields(form, kept);
    expect(read()).toEqual(filled);
    expect(heard).toEqual([filled.about]);
  });

  it('keeps what was typed since', () => {
    const kept = leave();
    const { form, fill, read } = draw();
    fill('name', 'typed since');
    fillFields(form, kept);
    expect(read()).toEqual({ ...filled, name: 'typed since' });
  });

  it('takes nothing that was kept for another field', () => {
    const { form, read } = draw();
    fillFields(form, [{ name: 'about', value: 'of another field', checked: false }]);
    expect(read()).toMatchObject({ name: '', about: '' });
  });
});
