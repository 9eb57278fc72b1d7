import { readFileSync } from 'node:fs';
import { limitsOf, type Limits } from '@cbf/channels';
import { buildSchema, isObjectType } from 'graphql';
import { expect } from 'vitest';
import { z } from 'zod';
import { operation } from '../../src/owner.ts';
import type { Stand } from './stand.ts';

const file = new URL('../../../../schema.graphql', import.meta.url);

/** How a field is asked for, where it is no plain value. */
const inside: Readonly<Record<string, string>> = { files: 'files { kind mostBytes }' };

/**
 * The limits that the api tells those who edit a bot are the ones by which the adapters send: each
 * field, so that one that is new in the api must find its place here.
 */
export async function sameLimits({ owner, driver, shared }: Stand): Promise<void> {
  const type = buildSchema(readFileSync(file, 'utf8')).getType('ChannelLimits');
  const fields = Object.keys(isObjectType(type) ? type.getFields() : {});
  const asked = fields.map((name) => inside[name] ?? name).join(' ');
  const Told = operation<{ node: { limits: Record<string, unknown> } }, { id: string }>(
    `query Told($id: ID!) { node(id: $id) { ... on Channel { limits { ${asked} } } } }`,
  );
  // Which emojis may be given only the api knows: the adapters send any.
  const { emojis: _emojis, ...told } = (await owner.ask(Told, { id: shared.channelId })).node
    .limits;
  const { files = [], ...plain } = told;
  const limits = limitsOf(driver.platform);
  expect(plain).toEqual(asTold(limits));
  for (const { kind, mostBytes } of Files.parse(files)) {
    expect([kind, mostBytes]).toEqual([kind, limits.media[kind === 'VOICE' ? 'AUDIO' : kind]]);
  }
}

/** The adapters' table in the words of the api. */
function asTold(limits: Limits): Record<string, unknown> {
  const { text, buttons, list, caption, windowHours, humanHours } = limits;
  const { templates, reactions, quotes, readReceipts } = limits;
  return {
    ...{ text: text.most, textUnit: text.unit, caption },
    ...{ buttons: buttons.most, buttonLabel: buttons.label },
    ...{ listRows: list?.rows ?? null, listRowLabel: list?.row ?? null },
    ...{ windowHours, humanHours, templates, reactions, quotes, readReceipts },
  };
}

const Files = z.array(
  z.object({
    kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO', 'VOICE', 'DOCUMENT']),
    mostBytes: z.number(),
  }),
);
