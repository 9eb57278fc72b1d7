import type { Button } from './outbound.ts';

/**
 * Buttons as platforms take them: labels cut to fit, none empty, no two alike and none with another's
 * data; they would refuse the whole message for one of these.
 */
export function distinct<One extends Button>(buttons: readonly One[], longest: number): One[] {
  const labels = new Set<string>();
  const all = new Map<string, One>();
  for (const button of buttons) {
    const data = button.data.trim();
    if (data === '' || button.label.trim() === '' || all.has(data)) continue;
    let label = fit(button.label, longest);
    for (let n = 2; labels.has(label); n += 1) label = `${fit(button.label, longest - 3)} ${n}`;
    labels.add(label);
    all.set(data, { ...button, data, label });
  }
  return [...all.values()];
}

/** A text cut to so many characters, with "…" where something is missing. */
export function fit(text: string, most: number): string {
  const letters = [...text.trim()];
  if (letters.length <= most) return letters.join('');
  return `${letters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
