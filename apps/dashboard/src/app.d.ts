import type { Locale } from '#lib/words/locale.ts';
import type { Theme } from '#lib/words/theme.ts';

declare global {
  namespace App {
    interface Locals {
      locale: Locale;
      theme: Theme;
    }
    interface PageData {
      /** A page that fills the window instead of scrolling as a whole. */
      frame?: 'filled' | 'talk';
    }
    interface Error {
      /** The api's code, or OFFLINE when it could not be reached. */
      code?: string;
    }
  }
}
