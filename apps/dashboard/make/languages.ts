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
const question = 'experimentalStaticLocale ?? options.locale ?? getLocale()';

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
      filter: { id: /\/paraglide\/messages\/[^_][^/]*\.js$/ },
      handler(code, id) {
        if (!code.includes(question)) this.error(`No question for the language in ${id}`);
        return { code: code.replace(question, asked), map: null };
      },
    },
  };
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
