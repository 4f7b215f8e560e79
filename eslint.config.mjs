// Lint: what the compiler does not see. Types are checked by `tsc`, format by prettier, imports by test/node/layers.test.mjs.
import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'storybook-static/', 'test/bench/node_modules/', 'test/frameworks/', 'core/learn/kernel/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  lit['flat/recommended'],
  wc['flat/best-practice'],
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'wc/guard-super-call': 'off', // LitElement always has the lifecycle methods
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['components/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
          message: 'A strict Content-Security-Policy refuses the attribute style; set the property: .style=${text}',
        },
      ],
    },
  },
  // Scripts run in Node; what they hand to a page to run there sees the page's globals.
  { files: ['**/*.mjs'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  { files: ['test/**', '.storybook/**', 'shaders/**', '*.mjs', '*.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.test.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } }, // expect(x).to.be.true
);
