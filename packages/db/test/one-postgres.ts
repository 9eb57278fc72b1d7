import type { TestProject } from 'vitest/node';
import { makeTemplate, startPostgres } from './postgres.ts';

/** Vitest's global set-up: one PostgreSQL a run, with a migrated database in it to copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  try {
    await makeTemplate(postgres.seat);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide('postgres', postgres.seat);
  return () => postgres.stop();
}
