import { readFileSync } from 'node:fs';
import { limitsOf, type Limits } from '@cbf/channels';
import { buildSchema, isObjectType } from 'graphql';
import { expect } from 'vitest';
import { operation } from '../../src/owner.ts';
import type { Stand } from './stand.ts';

const file = new URL('../../../../schema.graphql', import.meta.url);

/**
 * The limits that the api tells those who edit a bot are the ones by which the adapters send: each
 * field, so that one that is new in the api must find its place here.
 */
export async function sameLimits({ owner, driver, shared }: Stand): Promise<void> {
  const type = buildSchema(readFileSync(file, 'utf8')).getType('ChannelLimits');
  const fields = Object.keys(isObjectType(type) ? type.getFields() : {});
  const Told = operation<{ node: { limits: Record<string, unknown> } }, { id: string }>(
    `query Told($id: ID!) { node(id: $id) { ... on Channel { limits { ${fields.join(' ')} } } } }`,
  );
  const { limits } = (await owner.ask(Told, { id: shared.channelId })).node;
  expect(limits).toEqual(asTold(limitsOf(driver.platform)));
}

/** The adapters' table in the words of the api. */
function asTold(limits: Limits): Record<string, unknown> {
  const { text, buttons, list, windowHours, humanHours, templates, reactions, quotes } = limits;
  return {
    ...{ text: text.most, textUnit: text.unit },
    ...{ buttons: buttons.most, buttonLabel: buttons.label },
    ...{ listRows: list?.rows ?? null, listRowLabel: list?.row ?? null },
    ...{ windowHours, humanHours, templates, reactions, quotes },
  };
}
