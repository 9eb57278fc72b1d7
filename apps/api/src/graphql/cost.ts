import {
  getNamedType,
  getNullableType,
  isLeafType,
  GraphQLError,
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

const keptCosts = 100;

/** What an operation costs, 0 when it cannot be said; the same sizes of pages are not counted twice. */
export function createCosts(
  schema: GraphQLSchema,
): (operation: {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}) => number {
  const kept = new WeakMap<DocumentNode, Map<string, number>>();
  return ({ document, operationName, variables }) => {
    const key = `${operationName ?? ''} ${sizesIn(variables)}`;
    const costs = kept.get(document) ?? new Map<string, number>();
    kept.set(document, costs);
    const known = costs.get(key);
    if (known !== undefined) return known;
    try {
      const cost = costOf(schema, document, variables, operationName);
      if (costs.size >= keptCosts) costs.clear();
      costs.set(key, cost);
      return cost;
    } catch (error) {
      // Variables of a wrong type are reported by execution, in better words than the estimate
      // has. Not kept: right ones of the same sizes do cost something.
      if (error instanceof GraphQLError) return 0;
      throw error;
    }
  };
}

// Only numbers (the sizes of pages) and switches (@include, @skip) move the cost.
function sizesIn(variables: Readonly<Record<string, unknown>> | undefined): string {
  const parts = Object.entries(variables ?? {}).map(([name, value]) =>
    typeof value === 'number' || typeof value === 'boolean' || value === null
      ? [name, value]
      : [name, typeof value],
  );
  return JSON.stringify(parts);
}
