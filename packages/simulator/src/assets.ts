import { fileURLToPath } from 'node:url';

/** The path of a file in the package's folder of things that are served as they are. */
export function asset(name: string): string {
  return fileURLToPath(new URL(`../assets/${name}`, import.meta.url));
}
