import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  isCompositeType,
  isInputType,
  Kind,
  typeFromAST,
  type DocumentNode,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A root field with an operation that asks for it. */
export interface Probe {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** The names of its arguments and input fields that take an id. */
  readonly ids: readonly string[];
}

type IdOf = (root: string, argument: string) => unknown;

/** An operation for every root field of the schema, its ids chosen by `idOf`. */
export function probes(schema: GraphQLSchema, idOf: IdOf): Probe[] {
  const kinds = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => probe(kind, field, idOf)),
  );
}

/** Values that the operation's variables accept; `page` for the size of a page. */
export function variablesFor(
  schema: GraphQLSchema,
  document: DocumentNode,
  page: number,
): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      const name = variable.name.value;
      const wanted = typeFromAST(schema, type);
      if (!isInputType(wanted)) throw new Error(`$${name} has no input type.`);
      variables[name] = /^(first|last)$/.test(name)
        ? page
        : sample(wanted, name, () => 'x_nothing');
    }
  }
  return variables;
}

function probe(kind: Probe['kind'], field: GraphQLField<unknown, unknown>, idOf: IdOf): Probe {
  const ids: string[] = [];
  const pick = (argument: string): unknown => {
    ids.push(argument);
    return idOf(field.name, argument);
  };
  const variables: Record<string, unknown> = {};
  for (const { name, type } of field.args) variables[name] = sample(type, name, pick);
  const given = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const call = `${field.name}${passed && `(${passed})`}${selection}`;
  return {
    kind,
    name: field.name,
    query: `${kind} ${given && `(${given})`} { ${call} }`,
    variables,
    ids,
  };
}

// Something the type accepts; what may be left out is left out unless it is an id.
function sample(type: GraphQLInputType, name: string, pick: (name: string) => unknown): unknown {
  if (type instanceof GraphQLNonNull) return required(type.ofType, name, pick);
  return getNamedType(type).name === 'ID' ? required(type, name, pick) : undefined;
}

function required(type: GraphQLInputType, name: string, pick: (name: string) => unknown): unknown {
  if (type instanceof GraphQLNonNull) return required(type.ofType, name, pick);
  if (type instanceof GraphQLList) return [];
  if (type instanceof GraphQLEnumType) return type.getValues()[0]?.name;
  if (type instanceof GraphQLInputObjectType) {
    const fields = Object.values(type.getFields());
    return Object.fromEntries(
      fields.map((field) => [field.name, sample(field.type, field.name, pick)]),
    );
  }
  return scalar(type.name, name, pick);
}

function scalar(type: string, name: string, pick: (name: string) => unknown): unknown {
  switch (type) {
    case 'ID':
      return pick(name);
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTimeISO':
      return '2026-11-22T10:00:00.000Z';
    case 'Cursor':
      return 'epoch.0';
    default:
      return 'something';
  }
}
