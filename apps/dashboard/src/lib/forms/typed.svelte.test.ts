import { afterEach, describe, expect, it } from 'vitest';
import { watchTyping } from './typed.ts';

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
