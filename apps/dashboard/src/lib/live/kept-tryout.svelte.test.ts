import { afterEach, describe, expect, it } from 'vitest';
import { keptTryOut } from './kept-tryout.ts';

const place = { botId: 'bot_1', viewerId: 'usr_1', personalityId: null };

afterEach(() => sessionStorage.clear());

describe("a try-out's conversation", () => {
  it('is known to the tab after a reload, until it is forgotten', () => {
    keptTryOut(place).write('cnv_1');
    expect(keptTryOut(place).read()).toBe('cnv_1');
    keptTryOut(place).forget();
    expect(keptTryOut(place).read()).toBeNull();
  });

  it.each([{ botId: 'bot_2' }, { viewerId: 'usr_2' }, { personalityId: 'per_1' }])(
    'is not that of another: %o',
    (other) => {
      keptTryOut(place).write('cnv_1');
      expect(keptTryOut({ ...place, ...other }).read()).toBeNull();
    },
  );

  it('is unknown, without an error, where the browser keeps nothing', () => {
    const shut = keptTryOut(place, () => {
      throw new Error('The storage is shut off.');
    });
    shut.write('cnv_1');
    shut.forget();
    expect(shut.read()).toBeNull();
  });
});
