import type { CodegenConfig } from '@graphql-codegen/cli';

const banner = '// Written by `npm run codegen` from schema.graphql and the documents beside it.';

const config = {
  enumType: 'const',
  scalars: { DateTimeISO: 'string', Cursor: 'string', ID: 'string' },
  immutableTypes: true,
  useTypeImports: true,
} as const;

function client(
  folder: string,
  extra: Readonly<Record<string, unknown>> = {},
): NonNullable<CodegenConfig['generates'][string]> {
  return {
    documents: [`${folder}/**/*.graphql`],
    plugins: [{ add: { content: banner } }, 'typescript-operations', 'typed-document-node'],
    config: { ...config, ...extra },
  };
}

/** One generated file a client: its operations' types and documents, from the one schema. */
const codegen: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'packages/client/src/generated.ts': client('packages/client/src'),
    'apps/dashboard/src/lib/api/generated.ts': client('apps/dashboard/src', {
      // Texts instead of parsed trees: a third of the weight in the browser.
      documentMode: 'string',
      pureMagicComment: true,
    }),
    // What both send, for the api's quick door.
    'apps/api/src/http/known/generated.ts': {
      documents: ['packages/client/src/**/*.graphql', 'apps/dashboard/src/**/*.graphql'],
      plugins: [{ add: { content: banner } }, './scripts/lib/known-documents.mjs'],
    },
  },
};

export default codegen;
