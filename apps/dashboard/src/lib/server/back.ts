/** A path of this site to return to; anything that could lead elsewhere becomes the fallback. */
export function pathBack(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return fallback;
  return /[\u0000-\u001f\\]/.test(value) ? fallback : value;
}
