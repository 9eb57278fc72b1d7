import type { UpdateBotInput } from '#lib/api/generated.ts';
import { isLocale, locales } from '#lib/words/locale.ts';
import { textOf } from '#lib/server/form.ts';
import { filled, mostButtons } from './buttons.ts';
import { textKinds } from './kinds.ts';

/** Reads what a bot is called and how it behaves. */
export function readBot(form: FormData): UpdateBotInput {
  const locale = textOf(form, 'defaultLocale');
  const merge = Number(textOf(form, 'mergeWindowMs'));
  const uncertain = textOf(form, 'uncertainSend');
  return {
    name: textOf(form, 'name').trim(),
    description: textOf(form, 'description').trim(),
    ...(isLocale(locale) ? { defaultLocale: locale } : {}),
    ...(Number.isInteger(merge) ? { mergeWindowMs: merge } : {}),
    ...(uncertain === 'RESEND_ONCE' || uncertain === 'HOLD' ? { uncertainSend: uncertain } : {}),
  };
}

/** Reads the fixed messages in all languages; fields are called `uz.greeting`, `uz.buttons.0`. */
export function readTexts(form: FormData): UpdateBotInput {
  return {
    texts: locales.map((locale) => {
      const [greeting, help, fallback, handoff] = textKinds.map((kind) =>
        textOf(form, `${locale}.${kind}`).trim(),
      );
      return {
        locale,
        greeting: greeting ?? null,
        help: help ?? null,
        fallback: fallback ?? null,
        handoff: handoff ?? null,
        buttons: filled(
          Array.from({ length: mostButtons }, (_, n) => textOf(form, `${locale}.buttons.${n}`)),
        ),
      };
    }),
  };
}
