import type { Part, Template, TemplateContent, TemplateUse } from '@cbf/db';
import { Refusal, type FieldFault } from '../words/refusal.ts';
import { fileOf, placesOf, type Place } from './places.ts';

/** A value for a place of a template. */
export interface GivenValue {
  readonly place: string;
  readonly text: string;
}

/** A template with its places filled, and what the customer reads. */
export interface Filled {
  readonly use: TemplateUse;
  readonly text: string;
  readonly parts: readonly Part[];
}

const mostHeader = 60;
const mostBody = 1024;
const mostAddress = 2000;

/**
 * Fills a template. Refuses with BAD_INPUT values that are missing, too many, too long or of the
 * wrong kind, and names the place of each: `values.body.1`.
 */
export function fill(template: Template, given: readonly GivenValue[]): Filled {
  const { content, name, language } = template;
  const places = placesOf(content);
  const values = new Map(given.map(({ place, text }) => [place, text.trim()]));
  const valueOf = (id: string) => values.get(id) ?? '';
  const faults = [
    ...given.filter(({ place }) => !places.some(({ id }) => id === place)).map(unknownPlace),
    ...places.flatMap((place) => faultOf(place, valueOf(place.id), content)),
  ];
  if (faults.length === 0)
    faults.push(
      ...faultOfWhole('header', content.header, mostHeader, valueOf),
      ...faultOfWhole('body', content.body, mostBody, valueOf),
    );
  if (faults.length > 0) throw new Refusal('BAD_INPUT', 'badInput', {}, faults);

  const file = fileOf(content);
  const url = valueOf('header.file');
  const buttons = content.buttons.flatMap(({ takesValue }, index) =>
    takesValue ? { index, value: valueOf(`button.${String(index)}`) } : [],
  );
  const top = content.header?.format === 'TEXT' ? content.header : null;
  const header = valuesOf('header', top, valueOf);
  const body = valuesOf('body', content.body, valueOf);
  const use: TemplateUse = {
    ...{ name, language },
    ...(file && { file: { kind: file, url } }),
    ...(header && { header }),
    ...(body && { body }),
    ...(buttons.length > 0 && { buttons }),
  };
  const text = [
    top === null ? '' : filled('header', top.text, valueOf),
    filled('body', content.body.text, valueOf),
    content.footer ?? '',
  ]
    .filter((piece) => piece !== '')
    .join('\n\n');
  const labels = content.buttons.map(({ label }) => ({ label, data: label }));
  return {
    use,
    text,
    parts: [
      ...(file ? [{ kind: file, fileName: lastOf(url) }] : []),
      { kind: 'TEXT', text },
      ...(labels.length > 0 ? [{ kind: 'BUTTONS', buttons: labels } as const] : []),
    ],
  };
}

type ValueOf = (id: string) => string;
type TextWithPlaces = Pick<TemplateContent['body'], 'text' | 'places'>;

/** The values of a text in the order in which the platform takes them; null when it takes none. */
function valuesOf(part: 'header' | 'body', content: TextWithPlaces | null, valueOf: ValueOf) {
  if (content === null || content.places.length === 0) return null;
  return content.places.map((name) => ({
    ...(/^\d+$/.test(name) ? {} : { name }),
    text: valueOf(`${part}.${name}`),
  }));
}

function filled(part: 'header' | 'body', text: string, valueOf: ValueOf): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_gap, name: string) => valueOf(`${part}.${name}`));
}

function faultOf({ id, kind }: Place, value: string, { buttons }: TemplateContent): FieldFault[] {
  const path = `values.${id}`;
  if (value === '') return [{ path, key: 'fieldRequired' }];
  switch (kind) {
    case 'TEXT':
      // WhatsApp takes no value with new lines, tabs or more than four spaces in a row.
      return /[\n\r\t]| {5}/.test(value) ? [{ path, key: 'templateOneLine' }] : [];
    case 'ADDRESS_END': {
      const whole = (buttons[Number(id.slice('button.'.length))]?.url ?? '').length + value.length;
      if (/\s/.test(value)) return [{ path, key: 'templateAddressEnd' }];
      return whole > mostAddress ? [tooLong(path, value, whole - mostAddress)] : [];
    }
    case 'IMAGE':
    case 'VIDEO':
    case 'DOCUMENT':
      if (value.length > mostAddress) return [tooLong(path, value, value.length - mostAddress)];
      return isWebAddress(value) ? [] : [{ path, key: 'templateAddress' }];
  }
}

/** A text that became too long by its values: the longest of them is the one to shorten. */
function faultOfWhole(
  part: 'header' | 'body',
  content: TextWithPlaces | null,
  most: number,
  valueOf: ValueOf,
): FieldFault[] {
  if (content === null) return [];
  const over = lengthOf(filled(part, content.text, valueOf)) - most;
  const ids = content.places.map((name) => `${part}.${name}`);
  const [longest] = ids.sort((one, other) => lengthOf(valueOf(other)) - lengthOf(valueOf(one)));
  if (over <= 0 || longest === undefined) return [];
  return [tooLong(`values.${longest}`, valueOf(longest), over)];
}

function tooLong(path: string, value: string, over: number): FieldFault {
  return { path, key: 'fieldTooLong', params: { max: Math.max(1, lengthOf(value) - over) } };
}

function unknownPlace({ place }: GivenValue): FieldFault {
  return { path: `values.${place.slice(0, 100)}`, key: 'templateNoSuchPlace' };
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https:\/\//i.test(value) && !/\s/.test(value);
}

function lastOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

function lengthOf(text: string): number {
  return [...text].length;
}
