import { describe, expect, it } from 'vitest';
import { offered, openPlatform, readPlatform } from './platforms.ts';

const practice = { platform: 'TELEGRAM', mode: 'SANDBOX' } as const;
const live = { platform: 'TELEGRAM', mode: 'LIVE' } as const;

describe('the platforms that can be connected', () => {
  it('are all three at first, with Telegram open', () => {
    expect(offered([], true)).toEqual(['TELEGRAM', 'WHATSAPP', 'INSTAGRAM']);
    expect(openPlatform([], true, null)).toBe('TELEGRAM');
    expect(openPlatform([], true, readPlatform('whatsapp'))).toBe('WHATSAPP');
  });

  it('keep a platform whose practice phone or real account is still missing, behind the new ones', () => {
    expect(offered([practice], true)).toContain('TELEGRAM');
    expect(openPlatform([practice], true, null)).toBe('WHATSAPP');
    expect(offered([practice, live], true)).not.toContain('TELEGRAM');
    expect(offered([live], false)).not.toContain('TELEGRAM');
  });

  it('do not open for a name that is none, nor for one that is connected', () => {
    expect(readPlatform('myspace')).toBeNull();
    expect(readPlatform(null)).toBeNull();
    expect(openPlatform([practice, live], true, 'TELEGRAM')).toBe('WHATSAPP');
  });
});
