// Lint: what the compiler does not see. Types are checked by `tsc`, format by prettier, imports by test/node/layers.test.mjs.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';

const NODE_GLOBALS = ['process', 'URL', 'console', 'fetch', 'setTimeout', 'clearTimeout', 'AbortSignal', 'Buffer', 'performance'];
const PAGE_GLOBALS = [
  'innerWidth',
  'innerHeight',
  'Element',
  'atob',
  'Blob',
  'window',
  'document',
  'globalThis',
  'setInterval',
  'clearInterval',
  'getComputedStyle',
  'createImageBitmap',
  'OffscreenCanvas',
];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'storybook-static/', 'test/bench/node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  lit['flat/recommended'],
  wc['flat/best-practice'],
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'wc/guard-super-call': 'off', // LitElement always has the lifecycle methods
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: readonly([...NODE_GLOBALS, ...PAGE_GLOBALS]) } },
  { files: ['test/**', '.storybook/**', 'shaders/**', '*.mjs', '*.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.test.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } }, // expect(x).to.be.true
);
