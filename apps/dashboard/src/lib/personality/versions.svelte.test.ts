import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { PersonalityFieldsFragment } from '#lib/api/generated.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import Difference from './Difference.svelte';

afterEach(() => {
  cleanup();
  overwriteGetLocale(() => 'en');
});

function version(
  number: number,
  more: Partial<PersonalityFieldsFragment>,
): PersonalityFieldsFragment {
  return {
    id: `per_${number}`,
    version: number,
    isPublished: false,
    publishedAt: null,
    preset: 'OWN',
    role: 'Helper',
    tone: 'warm',
    must: [],
    mustNot: [],
    languages: ['en'],
    instructions: 'Open from 9 to 21.',
    model: 'm',
    temperature: null,
    maxOutputTokens: null,
    thinking: 'OFF',
    historyMessages: 20,
    historyTokens: 4_000,
    note: null,
    createdAt: new Date(0).toISOString(),
    ...more,
  };
}

describe('the difference of two versions', () => {
  it('shows only what changed, with words for what went and what came', () => {
    const to = version(2, { instructions: 'Open from 10 to 21.' });
    render(Difference, { from: version(1, {}), to, close: '/' });
    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['What it knows']);
    expect(document.querySelector('del')?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
      'removed: 9',
    );
    expect(document.querySelector('ins')?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
      'added: 10',
    );
  });

  it('says so when nothing changed, in the language of the page', () => {
    overwriteGetLocale(() => 'uz');
    render(Difference, { from: version(1, {}), to: version(2, {}), close: '/' });
    expect(screen.getByText('Bu ikki versiya bir xil.')).toBeDefined();
  });
});
