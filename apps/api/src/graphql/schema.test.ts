import { readFileSync } from 'node:fs';
import {
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildApiSchema } from './schema.ts';

const schema = buildApiSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);
const roots = new Set(['Query', 'Mutation', 'Subscription']);

test('every type, field and argument has a description', () => {
  const missing: string[] = [];
  const look = (path: string, described: { description?: string | null | undefined }): void => {
    if (!described.description?.trim()) missing.push(path);
  };
  for (const type of types) {
    if (!roots.has(type.name)) look(type.name, type);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name}:)`, arg);
      }
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        look(`${type.name}.${field.name}`, field);
    }
  }
  expect(missing).toEqual([]);
});

test('schema.graphql in the tree is what the api answers with', () => {
  const written = readFileSync(new URL('../../../../schema.graphql', import.meta.url), 'utf8');
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(written);
});

test('no type shows a secret but those that a runner is handed', () => {
  const names = types.flatMap((type) =>
    isObjectType(type) && !roots.has(type.name)
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [],
  );
  const secret = names.filter((name) => /password|secret|sealed|token$|\.credential$/i.test(name));
  expect(secret.sort()).toEqual([
    // To be copied into Meta's dashboard, by who may connect channels.
    'Channel.verifyToken',
    'ClaimedChannel.credential',
    'ClaimedChannel.hookSecret',
    'CredentialCheck.credential',
  ]);
});
