import { defineConfig } from 'vitest/config';
import { suite } from '../../vitest.shared.ts';

// What opens no database says the same on both; it is asked once.
const withoutDatabase = [
  'src/env.test.ts',
  'src/demo/words.test.ts',
  'src/events/bus/hints.test.ts',
  'src/events/bus/outbox.test.ts',
  'src/events/mailbox.test.ts',
  'src/fanout/frame.test.ts',
  'src/fanout/outlet.test.ts',
  'src/fanout/topics.test.ts',
  'src/graphql/documents.test.ts',
  'src/graphql/schema.test.ts',
  'src/http/address.test.ts',
  'src/http/farewell.test.ts',
  'src/media/s3.test.ts',
  'src/usage/prices.test.ts',
  'src/usage/zone.test.ts',
  'src/words/words.test.ts',
];

// Many of them wait for leases and black holes: on two cores one worker would mostly sleep.
const maxWorkers = 3;

// Everything else runs on each database; a file that is about one of them says so in its name.
export default defineConfig({
  test: {
    projects: [
      suite('api on sqlite', {
        provide: { dialect: 'sqlite' },
        maxWorkers,
        exclude: ['**/node_modules/**', '**/*.postgres.test.ts'],
      }),
      suite('api on postgres', {
        provide: { dialect: 'postgres' },
        maxWorkers,
        globalSetup: ['../../packages/db/test/one-postgres.ts'],
        exclude: ['**/node_modules/**', '**/*.sqlite.test.ts', ...withoutDatabase],
      }),
    ],
  },
});
