import type { Story, Violation } from './story.ts';

const PLACES = ['log', 'answer', 'database'] as const;

/**
 * I8: no secret that was planted stands in a log, in an answer of the API or in the database's
 * text. All three places must have been looked through, or nothing is proven.
 */
export function secretsKept(story: Story): Violation[] {
  const planted = story.of('secret.planted');
  const scans = story.of('secret.scanned');
  const violations: Violation[] = [];
  const object = (says: string, lines: Violation['lines']) =>
    violations.push({ invariant: 'I8', says, lines });
  if (planted.length === 0) object('No secret was planted, so nothing is proven.', []);
  for (const place of PLACES) {
    const bytes = scans.filter((scan) => scan.place === place).reduce((sum, s) => sum + s.bytes, 0);
    if (bytes === 0) object(`No ${place} was looked through for secrets.`, []);
  }
  for (const scan of scans) {
    if (scan.found.length > 0) object(`${scan.where} shows ${scan.found.join(', ')}.`, [scan]);
  }
  return violations;
}
