import { readFileSync } from 'node:fs';
import { parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { thinned } from './documents.ts';

const code = readFileSync(new URL('../src/lib/api/generated.ts', import.meta.url), 'utf8');

function documentsIn(text: string): string[] {
  return [...text.matchAll(/TypedDocumentString\(`([^`]*)`/g)].map(([, document = '']) => document);
}

it('the browser’s documents say the same as those that were written, in less', () => {
  const written = documentsIn(code).map((document) => print(parse(document)));
  const thin = documentsIn(thinned(code));
  expect(written.length).toBeGreaterThan(40);
  expect(thin.map((document) => print(parse(document)))).toEqual(written);
  expect(thin.join('').length).toBeLessThan(documentsIn(code).join('').length * 0.8);
});
