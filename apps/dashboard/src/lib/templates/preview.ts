/** A stretch of a message as a customer's phone shows it. */
export interface Span {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'em' | 'strike' | 'code';
  /** A place that nobody has filled yet. */
  readonly isOpen: boolean;
}

const marks = /```([^`]+)```|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~/g;
const looks = ['code', 'strong', 'em', 'strike'] as const;
// Characters of the private use area stand around an open place while the marks are read.
const opens = '\uE000';
const closes = '\uE001';

/**
 * A text of a template with its places filled, WhatsApp's marks read as WhatsApp reads them. A place
 * without a value shows its example or its name, and says that it is open.
 */
export function previewOf(
  text: string,
  valueOf: (name: string) => string,
  exampleOf: (name: string) => string,
): Span[] {
  const filled = text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_gap, name: string) => {
    const value = valueOf(name).trim();
    return value === '' ? `${opens}${exampleOf(name) || name}${closes}` : value;
  });
  const spans: Span[] = [];
  let from = 0;
  for (const match of filled.matchAll(marks)) {
    spans.push(...pieces(filled.slice(from, match.index), 'plain'));
    const [whole, ...inner] = match;
    const which = inner.findIndex((one) => one !== undefined);
    spans.push(...pieces(inner[which] ?? '', looks[which] ?? 'plain'));
    from = match.index + whole.length;
  }
  return [...spans, ...pieces(filled.slice(from), 'plain')];
}

function pieces(text: string, look: Span['look']): Span[] {
  return text
    .split(new RegExp(`(${opens}[^${closes}]*${closes})`))
    .filter((piece) => piece !== '')
    .map((piece) => {
      const isOpen = piece.startsWith(opens);
      return { text: isOpen ? piece.slice(1, -1) : piece, look, isOpen };
    });
}
