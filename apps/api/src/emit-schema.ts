import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from './graphql/schema.ts';

const target = fileURLToPath(new URL('../../../schema.graphql', import.meta.url));

writeFileSync(target, `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`);
