import { describe, expect, it } from 'vitest';
import { commandOf, type Press } from './keys.ts';

const on = { isOn: true, isTyping: false };
const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ...more });

describe('the keys of the inbox', () => {
  it.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['r', 'reply'],
    ['t', 'hand'],
    ['e', 'close'],
    ['/', 'search'],
    ['?', 'help'],
    ['Escape', 'leave'],
    ['J', 'next'],
    ['x', null],
    ['Enter', null],
    ['Tab', null],
  ])('%s means %s', (key, command) => {
    expect(commandOf(press(key), on)).toBe(command);
  });

  it.each([
    ['о', 'next'],
    ['л', 'previous'],
    ['к', 'reply'],
    ['е', 'hand'],
    ['у', 'close'],
  ])('work on a Russian layout too: %s means %s', (key, command) => {
    expect(commandOf(press(key), on)).toBe(command);
  });

  it('are letters while a person types, except Escape', () => {
    const typing = { isOn: true, isTyping: true };
    expect(commandOf(press('t'), typing)).toBeNull();
    expect(commandOf(press('Escape'), typing)).toBe('leave');
  });

  it('can be switched off, except Escape', () => {
    const off = { isOn: false, isTyping: false };
    expect(commandOf(press('e'), off)).toBeNull();
    expect(commandOf(press('Escape'), off)).toBe('leave');
  });

  it.each(['altKey', 'ctrlKey', 'metaKey', 'isComposing', 'defaultPrevented'] as const)(
    'stay with the browser when %s is set',
    (held) => {
      expect(commandOf(press('r', { [held]: true }), on)).toBeNull();
    },
  );
});
