import { describe, expect, it } from 'vitest';
import { conversation } from '../../../test/samples.ts';
import { addressOf, asked, belongs, readFilter, shows, type Filter } from './filters.ts';

const filter = (more: Partial<Filter> = {}): Filter => ({
  show: 'all',
  botId: null,
  query: '',
  ...more,
});

describe('a filter of the inbox', () => {
  it.each(['', '?show=waiting', '?show=closed&bot=bot_1', '?q=choy+narxi', '?show=bot&q=a'])(
    'reads the address it writes: %s',
    (address) => {
      expect(addressOf(readFilter(new URLSearchParams(address)))).toBe(address);
    },
  );

  it('shows everything when the address is not understood', () => {
    const strange = new URLSearchParams('?show=nothing&bot=&q=%20%20');
    expect(readFilter(strange)).toEqual(filter());
  });

  it('changes only what it is told to change', () => {
    expect(addressOf(filter({ botId: 'bot_1' }), { show: 'waiting' })).toBe(
      '?show=waiting&bot=bot_1',
    );
  });

  it('asks for closed conversations too when it searches', () => {
    expect(asked(filter({ query: 'choy' }))).toEqual({ botId: null, search: 'choy' });
    expect(asked(filter())).toMatchObject({ status: 'OPEN' });
  });
});

describe('a conversation that changed', () => {
  const kinds = {
    bot: conversation(),
    waiting: conversation({ needsHuman: true }),
    waitingByWish: conversation({ needsHuman: true, mode: 'HUMAN' }),
    person: conversation({ mode: 'HUMAN' }),
    closed: conversation({ status: 'CLOSED' }),
  };
  it.each([
    ['bot', ['all', 'bot']],
    ['waiting', ['all', 'waiting']],
    ['waitingByWish', ['all', 'waiting']],
    ['person', ['all', 'person']],
    ['closed', ['closed']],
  ] as const)('of the kind %s belongs to %j and nowhere else', (kind, places) => {
    const found = shows.filter((show) => belongs(filter({ show }), kinds[kind]) === true);
    expect(found.toSorted()).toEqual([...places].toSorted());
  });

  it('of another bot stays out', () => {
    expect(belongs(filter({ botId: 'bot_2' }), kinds.bot)).toBe(false);
  });

  it('is for the api to judge while a search is on', () => {
    expect(belongs(filter({ query: 'choy' }), kinds.bot)).toBe('unknown');
  });
});
