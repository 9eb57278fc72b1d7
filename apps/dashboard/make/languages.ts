import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { minifySync, type Plugin } from 'vite';
import { locales } from '../src/lib/words/locale.ts';

/** Where a message asks for the language; a built browser script has the answer written here. */
const asked = 'globalThis.__PAGE_LANGUAGE__';

/** How paraglide lets a message choose between its languages. */
const choice =
  /(export const \w+ = )[^(]*\(\(inputs.*\) => \{\s*const locale = .*\s*((?:if \(locale === "\w+"\) return \w+\(inputs\)\s*)*)return (\w+)\(inputs\)\s*\}\)/;
const branch = /if \(locale === ("\w+")\) return (\w+)\(inputs\)\s*/g;

/** All that a page needs of paraglide: it stays in the language that it came in. */
const runtime = `
export const getLocale = () => ${asked};
export const overwriteGetLocale = () => {};
export const experimentalStaticLocale = undefined;
`;

/**
 * Marks every place in the browser's scripts that depends on the language. The build fails when
 * paraglide writes that place in another way than it did.
 */
export function markLanguages(): Plugin {
  return {
    name: 'mark-languages',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /\/paraglide\/(?:runtime|messages\/[^_][^/]*)\.js$/ },
      handler(code, id) {
        if (id.endsWith('/runtime.js')) return { code: runtime, map: null };
        if (!choice.test(code)) this.error(`No choice of the language in ${id}`);
        return { code: code.replace(choice, chosenOnce), map: null };
      },
    },
  };
}

/** The message in the page's language instead of a function that chooses each time. */
function chosenOnce(_: string, head: string, branches: string, last: string): string {
  return head + branches.replace(branch, `${asked} === $1 ? $2 : `) + last;
}

/**
 * Gives each language browser scripts of its own, `_app/immutable/<language>/…`, without the words
 * of the others, before the adapter takes the build. `pageIn` leads a page to its own.
 */
export function oneLanguageEach(adapter: Adapter): Adapter {
  return {
    ...adapter,
    adapt(builder) {
      divide(join(builder.getClientDirectory(), builder.config.appDir, 'immutable'));
      return adapter.adapt(builder);
    },
  };
}

function divide(folder: string): void {
  const whole = `${folder}-whole`;
  rmSync(whole, { recursive: true, force: true });
  renameSync(folder, whole);
  mkdirSync(folder);
  for (const locale of locales) {
    const own = join(folder, locale);
    cpSync(whole, own, { recursive: true });
    for (const name of globSync('**/*.js', { cwd: own })) {
      const path = join(own, name);
      writeFileSync(path, speaking(locale, name, readFileSync(path, 'utf8')));
    }
  }
  rmSync(whole, { recursive: true });
}

/** A script with the language settled: what the others would say falls away as unreachable. */
function speaking(locale: string, name: string, code: string): string {
  if (!code.includes(asked)) return code;
  const settled = code.replaceAll(asked, JSON.stringify(locale));
  const { code: less, errors } = minifySync(name, settled, { module: true });
  if (errors.length > 0) throw new Error(`${name} in ${locale}: ${errors[0]?.message}`);
  return less;
}
