/** One run, one project a workspace folder. Native ESM: `node --experimental-vm-modules` (tools/test.mjs sets it). */
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const project = (displayName, roots, testMatch) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testEnvironment: 'node',
  testMatch,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['development', 'node', 'node-addons'] },
  transform: { '^.+\\.tsx?$': swc },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
});

const UNIT = ['**/*.spec.ts', '!**/*.integration.spec.ts', '!**/*.e2e.spec.ts', '!**/*.chaos.spec.ts'];

export default {
  testTimeout: 60_000,
  projects: [
    project('unit', ['libs', 'apps', 'tools'], UNIT),
    {
      ...project('integration', ['apps/api'], ['**/*.integration.spec.ts']),
      globalSetup: '<rootDir>/libs/testing/src/jest-global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/jest-global-teardown.ts',
    },
    project('e2e', ['apps'], ['**/*.e2e.spec.ts']),
    project('chaos', ['apps/api'], ['**/*.chaos.spec.ts']),
  ],
};
