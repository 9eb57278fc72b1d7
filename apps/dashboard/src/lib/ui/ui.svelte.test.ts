import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Button from './Button.svelte';
import Chart from './Chart.svelte';
import Field from './Field.svelte';
import Tabs from './Tabs.svelte';
import Toast from './Toast.svelte';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe('a button', () => {
  it('is a link when it leads somewhere, so that it works without scripts', () => {
    render(Button, { href: '/bots', children: text('Open') });
    expect(screen.getByRole('link', { name: 'Open' }).getAttribute('href')).toBe('/bots');
  });

  it('cannot be pressed twice while it is busy, and says so', () => {
    render(Button, { busy: true, children: text('Save') });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });
    expect([button.disabled, button.getAttribute('aria-busy')]).toEqual([true, 'true']);
  });
});

describe('a field', () => {
  it('ties its label, hint and error to the input', () => {
    const children = createRawSnippet<
      [{ id: string; 'aria-describedby': string | undefined; 'aria-invalid': string | undefined }]
    >((attributes) => ({
      render: () => {
        const given = attributes();
        return `<input id="${given.id}" aria-describedby="${given['aria-describedby']}" aria-invalid="${given['aria-invalid']}">`;
      },
    }));
    render(Field, { label: 'Name', hint: 'Short', error: 'Too long.', children });
    const input = screen.getByLabelText('Name');
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
    const described = ids.map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['Short', 'Too long.']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a toast', () => {
  it('goes after its seconds, but waits while the pointer is on it', async () => {
    vi.useFakeTimers();
    const gone = vi.fn();
    render(Toast, { text: 'Deleted.', closeLabel: 'Close', seconds: 10, gone });
    const toast = screen.getByRole('status');
    await vi.advanceTimersByTimeAsync(9_000);
    await fireEvent.pointerEnter(toast);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gone).not.toHaveBeenCalled();
    await fireEvent.pointerLeave(toast);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(gone).toHaveBeenCalledOnce();
  });

  it('can be sent away at once', async () => {
    const gone = vi.fn();
    render(Toast, { text: 'Saved.', closeLabel: 'Close', gone });
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(gone).toHaveBeenCalledOnce();
  });
});

describe('tabs', () => {
  it('mark the open one for those who cannot see it', () => {
    render(Tabs, {
      label: 'Sections',
      tabs: [
        { href: '/a', label: 'A', current: false },
        { href: '/b', label: 'B', current: true },
      ],
    });
    const links = within(screen.getByRole('navigation', { name: 'Sections' })).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, 'page']);
  });
});

describe('a chart', () => {
  it('has a name and a table with the same figures', () => {
    render(Chart, {
      label: 'Messages by day',
      points: [
        { label: '1 Nov', values: [3, 1] },
        { label: '2 Nov', values: [0, 4] },
      ],
      series: [
        { label: 'In', tone: 'accent' },
        { label: 'Failed', tone: 'warn' },
      ],
      write: (value: number) => `${value}!`,
      tableLabel: 'Show as a table',
      firstColumn: 'Day',
    });
    expect(screen.getByRole('img', { name: 'Messages by day' })).toBeDefined();
    const cells = screen.getAllByRole('cell', { hidden: true }).map((cell) => cell.textContent);
    expect(cells).toEqual(['3!', '1!', '0!', '4!']);
  });
});
