import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { isCompiledQuery } from 'graphql-jit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { readLog } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { createContext } from '../context.ts';
import { resync, withCursor } from '../events/feed.ts';
import { present } from '../events/present.ts';
import { createEngine } from '../graphql/engine.ts';
import { isPersonal } from '../graphql/personal.ts';
import { buildApiSchema } from '../graphql/schema.ts';
import type { MemberViewer } from '../viewer.ts';
import { apart } from './program.ts';
import { impersonal } from './scope.ts';
import { createShapes } from './shape.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
  line = await makeLine(api);
});
afterAll(() => api.close());

const origin = { address: '', userAgent: null, setCookie: () => undefined };
const deepest = 4;

/** Everything that can be asked of a type without arguments, to a depth, but for personal fields. */
function everything(schema: GraphQLSchema, type: GraphQLNamedType, depth = 0): string {
  if (isInterfaceType(type)) {
    const forms = schema.getPossibleTypes(type);
    return `__typename ${forms.map((form) => `... on ${form.name} { ${everything(schema, form, depth)} }`).join(' ')}`;
  }
  if (!isObjectType(type)) return '__typename';
  const fields = Object.values(type.getFields()).filter(
    (field) => !field.args.some(isRequiredArgument) && !isPersonal(schema, type, field.name),
  );
  const asked = fields.flatMap((field, place) => {
    const inner = getNamedType(field.type);
    // Forms of one interface may give one name different types.
    const alias = `f${String(depth)}_${type.name}_${String(place)}: ${field.name}`;
    if (!isCompositeType(inner)) return [alias];
    const next = isListType(getNullableType(field.type)) ? depth : depth + 1;
    return depth >= deepest
      ? []
      : [`${alias} { ${everything(schema, inner, Math.max(next, depth + 1))} }`];
  });
  return ['__typename', ...asked].join(' ');
}

/** Notes which fields of a schema are resolved by code of their own. */
function noted(schema: GraphQLSchema): Set<string> {
  const resolved = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve) continue;
      field.resolve = (...args): unknown => {
        resolved.add(`${type.name}.${field.name}`);
        return resolve(...args);
      };
    }
  }
  return resolved;
}

/** The fields with code of their own that a subscriber can reach, but for personal ones. */
function reachable(schema: GraphQLSchema, type: GraphQLNamedType, found = new Set<string>()) {
  if (isInterfaceType(type))
    for (const form of schema.getPossibleTypes(type)) reachable(schema, form, found);
  if (!isObjectType(type)) return found;
  for (const field of Object.values(type.getFields())) {
    const name = `${type.name}.${field.name}`;
    if (!field.resolve || found.has(name) || isPersonal(schema, type, field.name)) continue;
    found.add(name);
    reachable(schema, getNamedType(field.type), found);
  }
  return found;
}

const owner: MemberViewer = {
  kind: 'MEMBER',
  locale: 'en',
  workspaceId: 'w',
  role: 'OWNER',
  userId: 'u',
  username: 'n',
  sessionId: 's',
  isAdmin: false,
};

function subjectOf(schema: GraphQLSchema): GraphQLNamedType {
  const type = schema.getSubscriptionType()?.getFields().events?.type;
  if (!type) throw new Error('There is no subscription events.');
  return getNamedType(type);
}

it('every field that a subscriber can reach is the same for a whole group, or is marked', async () => {
  await line.say('Salom', { messageId: '1' });
  await line.say('Assalomu alaykum', { kind: 'EDIT', messageId: '1' });
  await line.complete(await line.claimTurn(), 'Javob');
  await line.sendAll();
  await line.act('takeOver');
  await line.operatorSays('Men odamman');
  await line.say('', { parts: [{ kind: 'IMAGE', fileId: 'photo' }] });
  await line.sendAll();
  const schema = buildApiSchema();
  const resolved = noted(schema);
  const type = subjectOf(schema);
  const document = parse(`subscription { events { ${everything(schema, type)} } }`);
  const compiled = createEngine(schema, true).compile({ document });
  if (!isCompiledQuery(compiled)) throw new Error(JSON.stringify(compiled));
  const shape = z.object({ viewer: z.object({ workspace: z.object({ id: z.string() }) }) });
  const data = shape.parse(await line.owner.ask('{ viewer { workspace { id } } }'));
  const workspaceId = data.viewer.workspace.id;
  const { parts } = api.app;
  const entries = await readLog(parts.database.read, workspaceId, 0, 1000);
  const steps = [
    ...entries.map((entry) => withCursor('e', entry)),
    ...resync('EPOCH_CHANGED', { epoch: 'e', seq: 1 }).steps,
  ];
  const group = impersonal({ ...owner, workspaceId });
  for (const event of await present(parts.database, workspaceId, steps)) {
    const result = await compiled.query(event, createContext(parts, group, origin), {});
    expect(result.errors).toBeUndefined();
  }
  // A field that no event here leads to would be left unasked: then the story above must tell more.
  expect([...reachable(schema, type)].filter((name) => !resolved.has(name))).toEqual([]);
});

it.each(['userId', 'username', 'sessionId', 'isAdmin'] as const)(
  'a field that reads viewer.%s fails in a group instead of showing one member what is another’s',
  (name) => {
    const group = impersonal(owner);
    expect(group).toMatchObject({ workspaceId: 'w', role: 'OWNER', locale: 'en' });
    expect(() => group[name]).toThrow('@Personal()');
  },
);

it('who selects a marked field is served alone, others with the same role together', () => {
  const schema = buildApiSchema();
  const user = schema.getType('User');
  if (!isObjectType(user)) throw new Error('There is no User.');
  const { theme } = user.getFields();
  if (!theme) throw new Error('A user has no theme.');
  theme.extensions = { ...theme.extensions, personal: true };
  const keys = (field: string): string[] => {
    const document = parse(
      `subscription { events { ... on MessageAdded { message { authorUser { ${field} } } } } }`,
    );
    const found = createShapes(schema)(document, undefined);
    if (!found) throw new Error('It cannot be shared.');
    const asked = { shape: found, document, operationName: undefined, variables: {}, coerced: {} };
    return ['u1', 'u2'].map((userId) => apart({ ...asked, viewer: { ...owner, userId } }).key);
  };
  expect(new Set(keys('theme')).size).toBe(2);
  expect(new Set(keys('username')).size).toBe(1);
});

it('where one begins does not set a subscription apart, everything else does', () => {
  const schema = buildApiSchema();
  const text = `subscription($after: Cursor, $botId: ID, $other: ID) {
    events(after: $after, botId: $botId, conversationId: $other) { cursor } }`;
  const key = (
    coerced: Record<string, unknown>,
    change: Partial<MemberViewer> = {},
    query = text,
  ) => {
    const document = parse(query);
    const found = createShapes(schema)(document, undefined);
    if (!found) throw new Error('It cannot be shared.');
    const viewer = { ...owner, ...change };
    const asked = { shape: found, document, operationName: undefined, variables: coerced, coerced };
    return apart({ ...asked, viewer }).key;
  };
  const first = key({ after: 'e.1', botId: 'b' });
  expect(key({ botId: 'b', after: 'e.2' })).toBe(first);
  expect(key({ botId: 'b' }, { userId: 'another', username: 'm', sessionId: 't' })).toBe(first);
  expect(key({ botId: 'b' }, {}, text.replaceAll(/\s+/g, ' '))).toBe(first);
  const others = [
    key({ botId: 'c' }),
    key({ other: 'b' }),
    key({ botId: 'b' }, { role: 'VIEWER' }),
    key({ botId: 'b' }, { locale: 'uz' }),
    key({ botId: 'b' }, { workspaceId: 'v' }),
    key({ botId: 'b' }, {}, text.replace('cursor }', 'cursor at }')),
  ];
  expect(new Set([first, ...others]).size).toBe(7);
});
