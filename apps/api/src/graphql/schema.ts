import 'reflect-metadata';
import './enums.ts';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { resolvers } from '../features.ts';
import { authChecker } from './authority.ts';
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
  return buildSchemaSync({
    resolvers: [...resolvers],
    authChecker,
    scalarsMap: [{ type: Date, scalar: DateTimeISO }],
    pubSub: noTopics,
    validate: false,
    disableInferringDefaultValues: true,
  });
}
