import { existsSync, readFileSync } from 'node:fs';

const shared = new URL('../../../../shared/contracts/', import.meta.url);

/** Whether the collected payloads of the platforms lie beside this repository. */
export const hasContracts = existsSync(shared);

/** One of those files, read. */
export function contract(path: string): unknown {
  const value: unknown = JSON.parse(readFileSync(new URL(path, shared), 'utf8'));
  return value;
}
