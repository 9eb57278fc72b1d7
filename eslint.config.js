import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// The house's table (docs/architecture.md): who may import which of our packages, and which
// outside libraries stay out of which folder. scripts/check.mjs looks for import cycles besides.
const packages = ['base', 'db', 'channels', 'ai', 'client', 'simulator'];
const orm = ['@mikro-orm/*', 'better-sqlite3', 'pg'];
const server = ['type-graphql', '@apollo/*', 'graphql-scalars'];
const telegram = ['grammy', 'grammy/*', '@grammyjs/*'];
const gemini = ['@google/genai', '@google/genai/*'];

const house = [
  ['packages/base', [], [...orm, ...server, ...telegram, ...gemini, 'graphql']],
  ['packages/db', ['base'], [...server, ...telegram, ...gemini, 'graphql']],
  ['packages/channels', ['base'], [...orm, ...server, ...gemini, 'graphql']],
  ['packages/ai', ['base'], [...orm, ...server, ...telegram, 'graphql']],
  ['packages/client', ['base'], [...orm, ...server, ...telegram, ...gemini]],
  ['packages/simulator', [], [...orm, ...server, ...telegram, ...gemini, 'graphql']],
  ['apps/api', ['base', 'db'], [...telegram, ...gemini]],
  ['apps/runner', ['base', 'channels', 'ai', 'client'], [...orm, ...server]],
  ['apps/dashboard', ['client'], [...orm, ...server, ...telegram, ...gemini]],
];

// Tests may start the simulator and speak through the real clients, and nothing more.
const testFiles = ['**/*.test.ts', '**/test/**/*.ts'];

const doors = [
  {
    group: [
      '@cbf/*/*',
      '!@cbf/simulator/launch',
      '!@cbf/client/feed',
      '**/packages/*/**',
      '**/apps/*/**',
    ],
    message: 'A package has one door: import it by its name.',
  },
  {
    group: ['@cbf/api', '@cbf/runner', '@cbf/dashboard', '@cbf/e2e', '@cbf/bench'],
    message: 'No app imports another: apps meet only at schema.graphql.',
  },
];

function room([folder, allowed, libraries]) {
  const closed = packages.filter((name) => !allowed.includes(name) && !folder.endsWith(`/${name}`));
  const message = `${folder} may not import this: see the table in docs/architecture.md.`;
  const patterns = (names) => names.flatMap((name) => [`@cbf/${name}`, `@cbf/${name}/*`]);
  const rule = (group) => ({
    'no-restricted-imports': [
      'error',
      { patterns: [...doors, ...(group.length > 0 ? [{ group, message }] : [])] },
    ],
  });
  return [
    {
      files: [`${folder}/**/*.{ts,svelte}`],
      ignores: testFiles,
      rules: rule([...patterns(closed), ...libraries]),
    },
    {
      files: testFiles.map((pattern) => `${folder}/${pattern}`),
      rules: rule(patterns(closed.filter((name) => name !== 'simulator' && name !== 'client'))),
    },
  ];
}

// The test configurations cover sources and tests alike; tsconfig.json builds sources only. The
// dashboard has one for both, which needs `svelte-kit sync` (npm run check does it first).
const workspaces = [
  ['{codegen,vitest.shared}.ts', 'tsconfig.json'],
  ['scripts/**/*.ts', 'tsconfig.json'],
  ...packages.map((name) => [`packages/${name}/**/*.ts`, `packages/${name}/tsconfig.test.json`]),
  ...['api', 'runner', 'e2e', 'bench'].map((name) => [
    `apps/${name}/**/*.ts`,
    `apps/${name}/tsconfig.test.json`,
  ]),
  ['apps/dashboard/**/*.{ts,svelte}', 'apps/dashboard/tsconfig.json'],
];

function typed([files, project]) {
  return {
    files: [files],
    languageOptions: {
      parserOptions: {
        project: [project],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
  };
}

const noEnvironment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only env.ts reads the environment: take what you need as an argument.',
};
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that everyone calls a thing the same.',
};

export default ts.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/build/**',
      '**/.svelte-kit/**',
      '**/.turbo/**',
      '**/paraglide/**',
      '**/generated.ts',
      '**/test-results/**',
      'packages/db/**/migrations/**',
      'data/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'max-lines': ['error', 300] },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      globals: globals.node,
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 300],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noEnvironment, noDefaultExport],
      // A column that may be empty is null in a row just read and undefined in one just made.
      // Control characters are what such expressions are there to take out.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // A method that must be async for its interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Our interfaces are objects of closures written as methods: none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Event handlers that start work and forget it say so with `void`; promise-returning ones are fine.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  ...workspaces.map(typed),
  ...house.flatMap(room),
  {
    files: ['**/env.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    // Tools read a default export from these.
    files: ['*.ts', '**/*.config.ts', 'codegen.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnvironment] },
  },
  {
    files: testFiles,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      // Bodies of answers are asserted, not trusted; parsing each with zod would say it twice.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser },
    },
    rules: {
      // Markup reaches the linter half typed; svelte-check knows its types and is the judge of them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // $props() is taken with `let` as soon as one of its parts is bindable.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // The dashboard is always the root of its origin: there is no base path to add.
      'svelte/no-navigation-without-resolve': 'off',
      // Books that are kept but never drawn stay plain maps on purpose: they are quicker.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
);
