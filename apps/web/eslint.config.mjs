import root from '../../eslint.config.mjs';

const FORMATTING = 'Numbers, dates and money are written by src/lib/format.ts only, by the region of the reader.';

export default [
  ...root,
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/lib/format.ts', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(toFixed|toPrecision|toLocaleString|toLocaleDateString|toLocaleTimeString)$/]',
          message: FORMATTING,
        },
        { selector: "MemberExpression[object.name='Intl']", message: FORMATTING },
      ],
    },
  },
  // A browser talks to its own origin only: there is no private network to protect from it.
  { files: ['src/**'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\.\\./\\.\\./(?!\\.\\./|lib/|ui/)', message: 'A feature imports no other feature: src/app composes them.' },
            {
              regex: '^\\.\\./(agreements|alerts|dead-letters|feedback|live|outbox|session|settings|slo|touchpoints)/',
              message: 'A feature imports no other feature: src/app composes them.',
            },
            { group: ['**/app/**'], message: 'Features do not know the app that composes them.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/features/**', '**/app/**'], message: 'src/ui knows no domain word.' }] },
      ],
    },
  },
];
