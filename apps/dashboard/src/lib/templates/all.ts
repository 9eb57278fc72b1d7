import type { Client } from '@urql/svelte';
import type { Answer } from '#lib/api/answer.ts';
import { look } from '#lib/api/ask.ts';
import {
  MoreTemplatesDocument,
  type MoreTemplatesQuery,
  type TemplateFieldsFragment,
  type TemplateTalkQuery,
} from '#lib/api/generated.ts';

type Channel = TemplateTalkQuery['conversation']['channel'];

/** A hundred each. */
const mostPages = 10;

/**
 * The templates of a channel, of which the first page is here: those that can be sent come first, and
 * each kind by name. A page that cannot be read ends the list.
 */
export async function allTemplates(
  api: Client,
  { id, templates: first }: Pick<Channel, 'id' | 'templates'>,
): Promise<TemplateFieldsFragment[]> {
  const found = first.edges.map(({ node }) => node);
  let { pageInfo } = first;
  for (let pages = 1; pageInfo.hasNextPage && pages < mostPages; pages += 1) {
    const after = pageInfo.endCursor;
    const answer: Answer<MoreTemplatesQuery> = await look(api, MoreTemplatesDocument, {
      id,
      after,
    });
    const more = answer.ok ? answer.data.node : null;
    if (more === null || !('templates' in more)) break;
    found.push(...more.templates.edges.map(({ node }) => node));
    ({ pageInfo } = more.templates);
  }
  const rank = ({ refusal }: TemplateFieldsFragment) => Number(refusal !== null);
  return found.toSorted(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name),
  );
}
