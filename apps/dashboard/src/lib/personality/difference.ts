/** A piece of a text that stayed, went or came. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many words a text is shown as replaced, because comparing grows with the square. */
const limit = 2_000;

/** What changed between two texts, word by word; equal texts give one piece. */
export function differenceOf(before: string, after: string): readonly Piece[] {
  const old = words(before);
  const fresh = words(after);
  if (old.length > limit || fresh.length > limit) return whole(before, after);
  const table = lengths(old, fresh);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was = '', is = ''] = [old[i], fresh[j]];
    if (i < old.length && j < fresh.length && was === is) {
      push(pieces, 'same', was);
      i += 1;
      j += 1;
    } else if (
      j >= fresh.length ||
      (i < old.length && at(table, i + 1, j) >= at(table, i, j + 1))
    ) {
      push(pieces, 'removed', was);
      i += 1;
    } else {
      push(pieces, 'added', is);
      j += 1;
    }
  }
  return pieces;
}

/** Words with the space behind them, so that joining gives the text again. */
function words(text: string): readonly string[] {
  return text.match(/\s*\S+\s*|\s+/g) ?? [];
}

/** How long the longest common run of words is from each pair of places onwards. */
function lengths(old: readonly string[], fresh: readonly string[]): readonly number[][] {
  const table = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: fresh.length + 1 }, () => 0),
  );
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const longer = Math.max(at(table, i + 1, j), at(table, i, j + 1));
      const row = table[i] ?? [];
      row[j] = old[i] === fresh[j] ? at(table, i + 1, j + 1) + 1 : longer;
    }
  }
  return table;
}

function at(table: readonly number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
  else pieces.push({ kind, text });
}

function whole(before: string, after: string): readonly Piece[] {
  if (before === after) return [{ kind: 'same', text: before }];
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}
