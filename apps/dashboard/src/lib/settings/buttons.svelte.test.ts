import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import ButtonsPart from './ButtonsPart.svelte';

afterEach(cleanup);

const telegram = { buttons: 100, buttonLabel: 64, listRowLabel: null };
const whatsapp = { buttons: 3, buttonLabel: 20, listRowLabel: 24 };
const channels = [
  { platform: 'TELEGRAM', limits: telegram },
  { platform: 'WHATSAPP', limits: whatsapp },
] as const;

function show(labels: string[], more: { errors?: Record<string, string> } = {}) {
  render(ButtonsPart, { locale: 'uz', labels, channels, errors: {}, ...more });
}
const fields = () => screen.getAllByRole('textbox');
const words = () => document.body.textContent;

describe('the editor of a bot’s buttons', () => {
  it('counts what is typed, and names the platform that would cut it', async () => {
    show(['Narxi qancha?']);
    expect(fields()).toHaveLength(2);
    expect(words()).toContain('13 / 20');
    const [, second] = fields();
    if (!second) throw new Error('There is no empty line.');
    await fireEvent.input(second, { target: { value: 'Yetkazib berish bormi?' } });
    expect(fields()).toHaveLength(3);
    expect(words()).toContain('22 / 20');
    expect(second.getAttribute('aria-invalid')).toBe('true');
    expect(words()).toContain('WhatsApp shows only 20 characters');
  });

  it('gives more room where four or more become a list, and ends at ten', () => {
    show(Array.from({ length: 10 }, (_, n) => `${n}-savol javobi shu yerda`));
    expect(fields()).toHaveLength(10);
    expect(words()).toContain('24 / 24');
    expect(words()).not.toContain('shows only');
  });

  it('shows the api’s reason by the line that it means, though an empty one stands before', async () => {
    show(['a', 'b', 'a'], { errors: { 'texts.uz.buttons.1': 'There is such a button already.' } });
    const [, second, third] = fields();
    if (second) await fireEvent.input(second, { target: { value: '' } });
    expect(third?.getAttribute('aria-invalid')).toBe('true');
    expect(second?.getAttribute('aria-invalid')).toBeNull();
  });
});
