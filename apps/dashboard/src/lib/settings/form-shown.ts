/** What a form shows after it was refused; null before. */
export type FormShown = {
  readonly errors: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
} | null;
