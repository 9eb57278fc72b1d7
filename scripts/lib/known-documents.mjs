// A plugin of graphql-codegen: the operations that our own clients send, by the hash of their text.
import { createHash } from 'node:crypto';
import { Kind, print, separateOperations } from 'graphql';

/** Writes one entry an operation; subscriptions are left out, they do not come over HTTP. */
export function plugin(_schema, documents) {
  const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
  const separate = separateOperations({ kind: Kind.DOCUMENT, definitions });
  const entries = Object.keys(separate)
    .sort()
    .filter((name) => !isSubscription(separate[name]))
    .map((name) => {
      const text = print(separate[name]);
      const hash = createHash('sha256').update(text).digest('hex');
      return `  // ${name}\n  '${hash}':\n    ${JSON.stringify(text)},`;
    });
  return `/** The texts of the operations that our own clients send over HTTP, by their sha256. */
export const knownDocuments: Readonly<Record<string, string>> = {\n${entries.join('\n')}\n};\n`;
}

function isSubscription({ definitions }) {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'subscription',
  );
}
