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
const Component = z.object({
  type: z.string(),
  format: maybe(z.string()),
  text: maybe(z.string()),
  buttons: List,
});
const Button = z.object({ type: z.string(), text: z.string().catch(''), url: maybe(z.string()) });

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
  const of = (type: string) => parts.find((part) => part.type.toUpperCase() === type);
  const header = of('HEADER');
  const text = of('BODY')?.text ?? '';
  return [
    {
      ...rest,
      header: header
        ? {
            format: header.format ?? 'TEXT',
            text: header.text ?? '',
            places: placesOf(header.text ?? ''),
          }
        : null,
      body: { text, places: placesOf(text) },
      footer: of('FOOTER')?.text ?? null,
      buttons: (of('BUTTONS')?.buttons ?? []).flatMap((one) => {
        const button = Button.safeParse(one).data;
        if (button === undefined) return [];
        const { type: kind, text: label, url = '' } = button;
        return { kind, label, takesValue: kind === 'QUICK_REPLY' || placesOf(url).length > 0 };
      }),
    },
  ];
}

/** The places of a template's text in their order, each once: "1", or a name. */
function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w{1,60})\s*\}\}/g)].map(([, name = '']) => name))];
}
