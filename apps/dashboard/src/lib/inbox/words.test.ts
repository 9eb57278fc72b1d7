import { describe, expect, it } from 'vitest';
import { message, part } from '../../../test/samples.ts';
import { formatFor } from '#lib/format/format.ts';
import { announcement } from './announce.ts';
import { colourOf, faceColours, initialsOf } from './avatar.ts';
import { partLine, preview } from './words.ts';

const format = formatFor('en', 'UTC');

describe('a message in one line', () => {
  it.each([
    [message(1, { text: 'Salom\n\n  dunyo' }), 'Salom dunyo'],
    [message(1, { text: '', parts: [part({ kind: 'VOICE' })] }), 'Voice message'],
    [message(1, { text: 'Mana', parts: [part({ kind: 'IMAGE', text: 'Mana' })] }), 'Photo: Mana'],
    [message(1, { text: 'Til?', parts: [part({ kind: 'BUTTONS', text: 'Til?' })] }), 'Til?'],
  ])('is its words, or what it is', (said, line) => {
    expect(preview(said)).toBe(line);
  });

  it.each([
    [{ kind: 'VOICE', durationSeconds: 7, size: 7_168 }, 'Voice message · 7 sec · 7 kB'],
    [{ kind: 'DOCUMENT', fileName: 'narx.pdf', size: 2_340_000 }, 'Document · narx.pdf · 2.3 MB'],
    [{ kind: 'LOCATION', latitude: 41.3, longitude: 69.2 }, 'Location · 41.30000, 69.20000'],
    [{ kind: 'UNSUPPORTED' }, 'Something that cannot be shown here'],
  ] as const)('describes what is attached: %j', (piece, line) => {
    expect(partLine(part(piece), format)).toBe(line);
  });
});

describe('what is read out', () => {
  const name = () => 'Dilnoza';

  it('is the last message and how many there are', () => {
    expect(announcement([message(1), message(2)], 1, name)).toBe('New message, Dilnoza: Line 2');
    expect(announcement([message(1), message(2), message(3)], 1, name)).toBe(
      '2 new messages. The last one, Dilnoza: Line 3',
    );
  });

  it('is nothing when only the viewer wrote', () => {
    expect(announcement([message(1, { author: 'OPERATOR' })], 0, name)).toBeNull();
  });

  it('is cut when it is long', () => {
    const long = announcement([message(1, { text: 'a'.repeat(500) })], 0, name);
    expect(long?.length).toBeLessThan(220);
  });
});

describe('a face', () => {
  it.each([
    ['Dilnoza Karimova', 'DK'],
    ['oʻtkir', 'O'],
    ['Тимур Мельник', 'ТМ'],
    ['👍', '·'],
    ['', '·'],
  ])('of %s shows %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });

  it('keeps its colour', () => {
    expect(colourOf('ctc_1')).toBe(colourOf('ctc_1'));
    expect(colourOf('ctc_2')).toBeLessThan(faceColours);
  });
});
