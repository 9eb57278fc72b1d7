import type { Range } from './store.ts';

// What a browser shows and never runs; everything else is only ever saved.
const shown = new Set([
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'],
  ...['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/webm', 'audio/wav', 'audio/flac'],
  ...['audio/x-wav', 'audio/x-m4a', 'audio/amr', 'audio/opus', 'audio/3gpp'],
  ...['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime', 'video/3gpp'],
]);
const kind = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}$/;

/** Any file. */
export const anyKind = 'application/octet-stream';

/** The kind of file that a header names, without its parameters; any kind when it names none. */
export function kindIn(header: string | undefined): string {
  const named = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  return kind.test(named) ? named : anyKind;
}

/** What keeps a browser from running a file, and others from keeping or framing it. */
export function guardOf(mimeType: string, fileName: string | null): Record<string, string> {
  const isShown = shown.has(mimeType);
  return {
    'content-type': isShown ? mimeType : anyKind,
    'content-disposition': disposition(isShown ? 'inline' : 'attachment', fileName),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=3600, immutable',
    'referrer-policy': 'no-referrer',
  };
}

/** The name as RFC 6266 wants it: once for old readers, once in UTF-8. */
function disposition(how: 'inline' | 'attachment', fileName: string | null): string {
  const name = safeName(fileName);
  if (name === null) return how;
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const coded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${coded}`;
}

const mostLetters = 200;

/** A file's name that is no path and that no reader trips over; null when nothing is left of it. */
export function safeName(given: string | null | undefined): string | null {
  const last = (given ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  // Letters that turn the direction of writing make .exe look like .txt.
  const name = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  const cut = [...name].slice(-mostLetters).join('');
  return /^\.*$/.test(cut) ? null : cut;
}

/**
 * The one range that a header asks of a file of this size; null when it asks for the whole or for
 * several, 'NONE' when nothing lies there.
 */
export function rangeIn(header: string | undefined, size: number): Range | null | 'NONE' {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  const [from = '', to = ''] = found?.slice(1) ?? [];
  if (found === null || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null;
  return start > end ? 'NONE' : { start, end };
}
