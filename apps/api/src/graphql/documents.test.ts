import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  parse,
  print,
  separateOperations,
  specifiedRules,
  validate,
  type DocumentNode,
} from 'graphql';
import { expect, test } from 'vitest';
import { variablesFor } from '../../test/probe.ts';
import { costOf } from './cost.ts';
import { limits, sizeRule } from './limits.ts';
import { buildApiSchema } from './schema.ts';

const schema = buildApiSchema();
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Every operation that our own clients send, with the fragments it needs. */
function operations(folder: string): [string, DocumentNode][] {
  const texts = globSync(`${root}${folder}/**/*.graphql`).map((path) => readFileSync(path, 'utf8'));
  return Object.entries(separateOperations(parse(texts.join('\n'))));
}

const sent = [...operations('apps/dashboard/src'), ...operations('packages/client/src')];

test('our own clients send operations', () => {
  expect(sent.length).toBeGreaterThan(20);
});

test.each(sent)('%s is valid and within every limit', (_name, document) => {
  const text = print(document);
  expect(() => parse(text, { maxTokens: limits.tokens })).not.toThrow();
  expect(validate(schema, document, [...specifiedRules, sizeRule])).toEqual([]);
  // No page of ours asks for more than fifty entries at once.
  const variables = variablesFor(schema, document, 50);
  expect(costOf(schema, document, variables, undefined)).toBeLessThanOrEqual(limits.cost);
});
