import { globSync, readFileSync } from 'node:fs';
import { parse, print, separateOperations } from 'graphql';
import { root } from '../report.ts';

/** The operations that our own clients send, by name: their texts as they are sent. */
export function ownOperations(folder: string): ReadonlyMap<string, string> {
  const texts = globSync(`${root}/${folder}/**/*.graphql`).map((path) =>
    readFileSync(path, 'utf8'),
  );
  const operations = Object.entries(separateOperations(parse(texts.join('\n'))));
  return new Map(operations.map(([name, document]) => [name, print(document)]));
}

/** The text of a dashboard's operation; throws when it has none of this name. */
export function dashboardOperation(name: string): string {
  const text = ownOperations('apps/dashboard/src').get(name);
  if (text === undefined) throw new Error(`The dashboard sends no operation ${name}.`);
  return text;
}
