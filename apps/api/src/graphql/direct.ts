import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

const storage = getMetadataStorage();
type FieldMetadata = (typeof storage.fieldResolvers)[number];

/**
 * Field resolvers that take nothing but the entry itself and the context are called as they are:
 * what TypeGraphQL puts around each call (it gathers and sorts the parameters anew) costs more than
 * most of them do. Those with arguments, rights or middleware keep it.
 */
export function callDirectly(schema: GraphQLSchema): void {
  for (const metadata of storage.fieldResolvers) {
    const type = schema.getType(typeNameOf(metadata));
    const field = type && 'getFields' in type ? type.getFields()[metadata.schemaName] : undefined;
    const direct = directOf(metadata);
    if (field && direct && 'resolve' in field) field.resolve = direct;
  }
}

function directOf(metadata: FieldMetadata): GraphQLFieldResolver<unknown, unknown> | null {
  const { kind, target, methodName, roles, middlewares = [], params = [] } = metadata;
  if (kind !== 'external' || roles !== undefined || middlewares.length > 0) return null;
  const kinds = params.toSorted((one, other) => one.index - other.index).map(kindOf);
  // Resolvers keep nothing, so that one of our own is as good as TypeGraphQL's.
  const resolver: unknown = Reflect.construct(target, []);
  if (typeof resolver !== 'object' || resolver === null) return null;
  const method: unknown = Reflect.get(resolver, methodName);
  if (!isMethod(method)) return null;
  switch (kinds.join(' ')) {
    case '':
      return () => method.call(resolver);
    case 'root':
      return (root) => method.call(resolver, root);
    case 'root context':
      return (root, _args, context) => method.call(resolver, root, context);
    default:
      return null;
  }
}

function kindOf(param: NonNullable<FieldMetadata['params']>[number]): string {
  if (param.kind === 'root' && param.propertyName === undefined && !param.getType) return 'root';
  return param.kind === 'context' && param.propertyName === undefined ? 'context' : 'other';
}

function typeNameOf({ getObjectType }: FieldMetadata): string {
  const target = getObjectType?.();
  return storage.objectTypes.find((type) => type.target === target)?.name ?? '';
}

function isMethod(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === 'function';
}
