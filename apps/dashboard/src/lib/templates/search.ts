interface Words {
  readonly name: string;
  readonly body: string;
  readonly headerText: string | null;
}

/** Whether a template has all words of a query in its name or its texts. */
export function matches({ name, body, headerText }: Words, query: string): boolean {
  const whole = folded(`${name} ${headerText ?? ''} ${body}`);
  return folded(query)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}

/** Names have underscores where people write spaces, and Uzbek has many apostrophes. */
function folded(text: string): string {
  return text
    .toLocaleLowerCase()
    .replaceAll(/[ʻʼ'‘’`]/g, "'")
    .replaceAll('_', ' ')
    .trim();
}
