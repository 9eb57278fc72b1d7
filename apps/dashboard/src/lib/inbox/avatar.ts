/** How many colours faces have; see `Face.svelte`. */
export const faceColours = 6;

/** The first letters of a name, at most two; a dot for a name without letters. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}ʻʼ'’-]*/gu) ?? [];
  const [first, second] = words.map((word) => [...word][0] ?? '');
  return `${first ?? '·'}${second ?? ''}`.toLocaleUpperCase('en');
}

/** A colour's number that stays the same for the same person. */
export function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % faceColours;
}
