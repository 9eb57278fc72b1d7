import 'reflect-metadata';
import './enums.ts';
import { isInterfaceType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage, type PubSub } from 'type-graphql';
import { resolvers } from '../features.ts';
import { authChecker } from './authority.ts';
import { callDirectly } from './direct.ts';
import { DateTimeISO } from './scalars.ts';

// TypeGraphQL wants one as soon as there is a subscription; ours bring their own iterators.
const noTopics: PubSub = {
  publish() {
    throw new Error('Topics are not used: write an event with commit().');
  },
  subscribe() {
    throw new Error('Topics are not used: subscribe with an iterator of our own.');
  },
};

/** The schema of the api; it holds no state, every operation brings its context. */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers],
    authChecker,
    scalarsMap: [{ type: Date, scalar: DateTimeISO }],
    pubSub: noTopics,
    validate: false,
    disableInferringDefaultValues: true,
  });
  typesAtOnce(schema);
  callDirectly(schema);
  return schema;
}

// TypeGraphQL makes every resolveType wait, and graphql-jit cannot: the ones that were written are
// put in their place, and they give a type's name.
function typesAtOnce(schema: GraphQLSchema): void {
  for (const { name, resolveType } of getMetadataStorage().interfaceTypes) {
    const type = schema.getType(name);
    if (!isInterfaceType(type) || resolveType === undefined) continue;
    type.resolveType = (value, context, info) => {
      const found: unknown = resolveType(value, context, info, type);
      return typeof found === 'string' ? found : undefined;
    };
  }
}
