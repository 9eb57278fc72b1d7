import type { Cookies } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { leaveFlash, takeFlash } from './flash.ts';

/** A browser's cookies, as far as a flash needs them. */
function jar(start: Record<string, string> = {}): Cookies {
  const kept = new Map(Object.entries(start));
  return {
    get: (name) => kept.get(name),
    getAll: () => [...kept].map(([name, value]) => ({ name, value })),
    set: (name, value) => void kept.set(name, value),
    delete: (name) => void kept.delete(name),
    parse: (name) => ({ name, value: kept.get(name) }),
    serialize: (name, value) => `${name}=${value}`,
  };
}

describe('a sentence for the next page', () => {
  it('is there once, with what can be undone', () => {
    const cookies = jar();
    leaveFlash(cookies, { text: 'Deleted.', restore: 'bot_1' });
    const page = { cookies, isDataRequest: false };
    expect(takeFlash(page)).toMatchObject({ text: 'Deleted.', restore: 'bot_1' });
    expect(takeFlash(page)).toBeNull();
  });

  it('keeps its id while an open page refreshes, so that it is shown once and never lost', () => {
    const cookies = jar();
    leaveFlash(cookies, { text: 'Saved.' });
    const refresh = { cookies, isDataRequest: true };
    expect(takeFlash(refresh)?.id).toBe(takeFlash(refresh)?.id);
  });

  it.each(['{', '{"text":5,"id":"x"}', '"text"'])('is nothing when the cookie is %s', (value) => {
    expect(takeFlash({ cookies: jar({ cbf_flash: value }), isDataRequest: false })).toBeNull();
  });
});
