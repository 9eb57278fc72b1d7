import type { TemplateFieldsFragment } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import { isLocale, localeNames } from '#lib/words/locale.ts';

/** A place of a template that is to be filled. */
export type Place = TemplateFieldsFragment['places'][number];

/** What a place is called above its field. */
export function placeLabel({ part, kind, name }: Place): string {
  switch (kind) {
    case 'IMAGE':
      return m.template_place_image();
    case 'VIDEO':
      return m.template_place_video();
    case 'DOCUMENT':
      return m.template_place_document();
    case 'ADDRESS_END':
      return m.template_place_button({ name });
    case 'TEXT':
      return part === 'HEADER'
        ? m.template_place_header({ name })
        : m.template_place_body({ name });
  }
}

/** What helps to fill a place. */
export function placeHint({ kind, example }: Place): string | undefined {
  if (kind !== 'TEXT' && kind !== 'ADDRESS_END') return m.template_place_file_hint();
  return example === '' ? undefined : m.template_example({ example });
}

/** A template's language in words where it is one of ours, else as the account names it. */
export function languageName(code: string): string {
  const [short = ''] = code.split('_');
  return isLocale(short) ? localeNames[short] : code;
}

/** What a template is for, in words; the platform's own where we have none. */
export function categoryName(category: string): string {
  switch (category) {
    case 'UTILITY':
      return m.template_utility();
    case 'MARKETING':
      return m.template_marketing();
    case 'AUTHENTICATION':
      return m.template_authentication();
    default:
      return category;
  }
}

/** What stands at the head of a template besides words; null when nothing does. */
export function fileName(format: string | null): string | null {
  switch (format) {
    case 'IMAGE':
      return m.template_image();
    case 'VIDEO':
      return m.template_video();
    case 'DOCUMENT':
      return m.template_document();
    default:
      return null;
  }
}
