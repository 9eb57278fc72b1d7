import {
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';

const unpagedList = 5;
const defaultPage = 50;

// A scalar is free, an object costs one, a page costs its contents once for each entry asked for.
const estimate: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const named = getNamedType(field.type);
  if (isLeafType(named)) return 0;
  if (named.name.endsWith('Connection')) return 1 + childComplexity * pageSize(args);
  // The edges of a connection were counted by the connection itself.
  if (isListType(getNullableType(field.type)) && field.name !== 'edges') {
    return 1 + childComplexity * unpagedList;
  }
  return 1 + childComplexity;
};

/** What an operation may cost at most to answer, in objects; an unusable variable makes it throw. */
export function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Readonly<Record<string, unknown>> | undefined,
  operationName: string | undefined,
): number {
  return getComplexity({
    schema,
    query,
    estimators: [estimate],
    ...(variables && { variables: { ...variables } }),
    ...(operationName !== undefined && { operationName }),
  });
}

function pageSize({ first, last }: Readonly<Record<string, unknown>>): number {
  const asked = first ?? last;
  return typeof asked === 'number' ? Math.min(100, Math.max(1, asked)) : defaultPage;
}
