import { createHash } from 'node:crypto';
import {
  getOperationAST,
  Kind,
  OperationTypeNode,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isPersonal } from '../graphql/personal.ts';

/** What of an operation decides whether, and with whom, it can be shared. */
export interface Shape {
  readonly operation: OperationDefinitionNode;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  /** The document however it was laid out, and which of its operations. */
  readonly hash: string;
  /** Variables that only say where the subscriber begins; they do not set members apart. */
  readonly places: ReadonlySet<string>;
  /** Whether it selects a field that depends on the person: then it is shared with nobody. */
  readonly personal: boolean;
}

/** Looks at each operation of a valid document once; null for one that cannot be shared. */
export function createShapes(
  schema: GraphQLSchema,
): (document: DocumentNode, operationName: string | undefined) => Shape | null {
  const kept = new WeakMap<DocumentNode, Map<string, Shape | null>>();
  return (document, operationName) => {
    const name = operationName ?? '';
    const ofDocument = kept.get(document) ?? new Map<string, Shape | null>();
    const known = ofDocument.get(name);
    if (known !== undefined) return known;
    const shape = shapeOf(schema, document, operationName);
    kept.set(document, ofDocument.set(name, shape));
    return shape;
  };
}

function shapeOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Shape | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return null;
  // A fragment or a condition at the root is rare; such a one is served for itself.
  const [node, ...others] = operation.selectionSet.selections;
  if (node?.kind !== Kind.FIELD || others.length > 0 || node.directives?.length) return null;
  const field = schema.getSubscriptionType()?.getFields()[node.name.value];
  if (!field) return null;
  const hash = createHash('sha256')
    .update(`${operationName ?? ''}\n${print(document)}`)
    .digest('base64url');
  const personal = selectsPersonal(schema, document);
  return { operation, node, field, hash, places: placesIn(document, node), personal };
}

function placesIn(document: DocumentNode, node: FieldNode): ReadonlySet<string> {
  const after = node.arguments?.find(({ name }) => name.value === 'after')?.value;
  if (after?.kind !== Kind.VARIABLE) return new Set();
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable(variable) {
      if (variable.name.value === after.name.value) uses += 1;
    },
  });
  return new Set(uses === 1 ? [after.name.value] : []);
}

function selectsPersonal(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType();
        if (parent && isPersonal(schema, parent, name.value)) found = true;
      },
    }),
  );
  return found;
}
