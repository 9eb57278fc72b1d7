import { Extensions } from 'type-graphql';
import { isInterfaceType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

const mark = 'personal';

/**
 * Says that a field's value depends on the person who asks, and not only on workspace, role and
 * language. Subscriptions that select it are executed for each subscriber alone.
 */
export function Personal(): MethodDecorator & PropertyDecorator {
  return Extensions({ [mark]: true });
}

/** Whether a field, or on an interface any of its forms, depends on the person who asks. */
export function isPersonal(schema: GraphQLSchema, type: GraphQLNamedType, field: string): boolean {
  if (!('getFields' in type)) return false;
  if (type.getFields()[field]?.extensions[mark] === true) return true;
  return (
    isInterfaceType(type) &&
    schema.getPossibleTypes(type).some((possible) => isPersonal(schema, possible, field))
  );
}
