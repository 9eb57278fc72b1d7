import { z } from 'zod';
import type { Attempt } from '../channel.ts';
import type { Graph } from '../meta/graph.ts';
import { attemptOf } from '../meta/judge.ts';
import { List, maybe } from '../meta/read.ts';
import type { Template } from './types.ts';
import { WHATSAPP_VERDICTS } from './verdicts.ts';

const Page = z.object({
  data: List,
  paging: maybe(
    z.object({ next: maybe(z.string()), cursors: maybe(z.object({ after: z.string() })) }),
  ),
});
const Raw = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string().catch(''),
  status: z.string().catch(''),
  components: List,
});
const Named = z.object({ param_name: z.string(), example: z.string() });
const Component = z.object({
  type: z.string(),
  format: maybe(z.string()),
  text: maybe(z.string()),
  buttons: List,
  example: maybe(
    z.object({
      header_text: List,
      header_text_named_params: List,
      body_text: List,
      body_text_named_params: List,
    }),
  ),
});
type Component = z.infer<typeof Component>;
const Button = z.object({
  type: z.string(),
  text: z.string().catch(''),
  url: maybe(z.string()),
  example: List,
});

/** The parts that a template is filled in; any other is for programs of its own. */
const KNOWN = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);
const FIELDS = 'id,name,language,category,status,components';
const MOST_PAGES = 50;

/** All templates of a business account, page by page; one that cannot be read is left out. */
export async function listTemplates(
  graph: Graph,
  wabaId: string,
  signal?: AbortSignal,
): Promise<Attempt<Template[]>> {
  const all: Template[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { fields: FIELDS, limit: '100', ...(after === undefined ? {} : { after }) };
    const path = `/${wabaId}/message_templates`;
    const answer = await graph.call({ method: 'GET', path, query, signal });
    const read = attemptOf(answer, WHATSAPP_VERDICTS, (body) => Page.safeParse(body).data);
    if (!read.ok) return read;
    const { data, paging } = read.value;
    all.push(...data.flatMap(templateOf));
    const next = paging?.cursors?.after;
    if (next === undefined || next === after || paging?.next === undefined) break;
    after = next;
  }
  return { ok: true, value: all };
}

function templateOf(raw: unknown): Template[] {
  const read = Raw.safeParse(raw).data;
  if (read === undefined) return [];
  const { components, ...rest } = read;
  const parts = components.flatMap((one) => Component.safeParse(one).data ?? []);
  const of = (kind: string) => parts.find(({ type }) => type.toUpperCase() === kind);
  const header = of('HEADER');
  return [
    {
      ...rest,
      header: header
        ? { format: (header.format ?? 'TEXT').toUpperCase(), ...textOf(header) }
        : null,
      body: textOf(of('BODY')),
      footer: of('FOOTER')?.text ?? null,
      buttons: (of('BUTTONS')?.buttons ?? []).flatMap((one) => {
        const button = Button.safeParse(one).data;
        if (button === undefined) return [];
        const { type: kind, text: label, url = null, example } = button;
        const takesValue = kind === 'URL' && placesOf(url ?? '').length > 0;
        return { kind, label, takesValue, url, example: stringsOf(example)[0] ?? null };
      }),
      others: [...new Set(parts.map(({ type }) => type.toUpperCase()))].filter(
        (type) => !KNOWN.has(type),
      ),
    },
  ];
}

/** A text with its places, and beside each what its author gave as an example, or ''. */
function textOf(part: Component | undefined): Template['body'] {
  const text = part?.text ?? '';
  const places = placesOf(text);
  const { example } = part ?? {};
  const named = [
    ...(example?.header_text_named_params ?? []),
    ...(example?.body_text_named_params ?? []),
  ].flatMap((one) => Named.safeParse(one).data ?? []);
  // A header's examples are a list, a body's a list of such lists.
  const [first] = example?.body_text ?? [];
  const numbered = stringsOf(example?.header_text ?? []).concat(
    stringsOf(Array.isArray(first) ? first : [first]),
  );
  const examples = places.map(
    (place) =>
      named.find(({ param_name }) => param_name === place)?.example ??
      numbered[Number(place) - 1] ??
      '',
  );
  return { text, places, examples };
}

function stringsOf(list: readonly unknown[]): string[] {
  return list.filter((one) => typeof one === 'string');
}

/** The places of a text, each once: names in their order, numbers by their size, as they are filled. */
function placesOf(text: string): string[] {
  const found = [...text.matchAll(/\{\{\s*(\w{1,60})\s*\}\}/g)].map(([, name = '']) => name);
  const places = [...new Set(found)];
  return places.every((place) => /^\d+$/.test(place))
    ? places.sort((one, other) => Number(one) - Number(other))
    : places;
}
