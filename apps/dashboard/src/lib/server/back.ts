/** A path of this site to return to; anything that could lead elsewhere becomes the fallback. */
export function pathBack(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return fallback;
  return /[\p{Cc}\\]/u.test(value) ? fallback : value;
}
