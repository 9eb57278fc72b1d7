import type { Template, TemplateContent } from '@cbf/db';
import type { Params, WordKey } from '../words/say.ts';

/** What is to be written into a place of a template. */
export const TemplatePlaceKind = {
  TEXT: 'TEXT',
  ADDRESS_END: 'ADDRESS_END',
  IMAGE: 'IMAGE',
  VIDEO: 'VIDEO',
  DOCUMENT: 'DOCUMENT',
} as const;
export type TemplatePlaceKind = keyof typeof TemplatePlaceKind;

/** Where in a template a place is. */
export const TemplatePart = { HEADER: 'HEADER', BODY: 'BODY', BUTTON: 'BUTTON' } as const;
export type TemplatePart = keyof typeof TemplatePart;

/** A place of a template that is to be filled. */
export interface Place {
  /** Names it among the template's places, such as `body.1`. */
  readonly id: string;
  readonly part: TemplatePart;
  readonly kind: TemplatePlaceKind;
  /** What stands between the braces; a button's label; empty for a file. */
  readonly name: string;
  readonly example: string;
}

/** The kind of file that a header has; null when it has none, or one that cannot be given here. */
export function fileOf({ header }: TemplateContent): 'IMAGE' | 'VIDEO' | 'DOCUMENT' | null {
  switch (header?.format) {
    case 'IMAGE':
    case 'VIDEO':
    case 'DOCUMENT':
      return header.format;
    default:
      return null;
  }
}

/** All places of a template in the order in which a customer reads them. */
export function placesOf(content: TemplateContent): Place[] {
  const { header, body, buttons } = content;
  const file = fileOf(content);
  const texts = (part: 'HEADER' | 'BODY', text: TemplateContent['body']): Place[] =>
    text.places.map((name, at) => ({
      ...{ id: `${part.toLowerCase()}.${name}`, part, kind: 'TEXT', name },
      example: text.examples[at] ?? '',
    }));
  return [
    ...(file === null
      ? []
      : [{ id: 'header.file', part: 'HEADER', kind: file, name: '', example: '' } as const]),
    ...(header?.format === 'TEXT' ? texts('HEADER', header) : []),
    ...texts('BODY', body),
    ...buttons.flatMap(({ takesValue, label, url, example }, at) =>
      takesValue
        ? {
            ...({ id: `button.${String(at)}`, part: 'BUTTON', name: label } as const),
            ...({ kind: 'ADDRESS_END', example: endOf(url ?? '', example ?? '') } as const),
          }
        : [],
    ),
  ];
}

/** What an example of a whole address has in the place at its end. */
function endOf(url: string, example: string): string {
  const [start = ''] = url.split('{{');
  return example.startsWith(start) ? example.slice(start.length) : example;
}

const plainButtons = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'VOICE_CALL']);

/** Why a template cannot be sent from here, as a sentence of the catalogue; null when it can. */
export function refusalOf({
  status,
  category,
  content,
}: Pick<Template, 'status' | 'category' | 'content'>): { key: WordKey; params: Params } | null {
  const because = (key: WordKey, params: Params = {}) => ({ key, params });
  switch (status) {
    case 'APPROVED':
      break;
    case 'PENDING':
    case 'IN_APPEAL':
      return because('templatePending');
    case 'REJECTED':
      return because('templateRejected');
    case 'PAUSED':
    case 'DISABLED':
      return because('templatePaused');
    default:
      return because('templateNotApproved', { status });
  }
  if (category === 'AUTHENTICATION') return because('templateForCodes');
  const { header, buttons, others } = content;
  const isHeaderKnown = header === null || header.format === 'TEXT' || fileOf(content) !== null;
  const areButtonsKnown = buttons.every(({ kind }) => plainButtons.has(kind));
  return isHeaderKnown && areButtonsKnown && others.length === 0
    ? null
    : because('templateTooRich');
}
