// What `npm run build` writes into dist/, besides types (tsc) and manifest (cem):
// the modules one by one for bundlers, with every dependency left to the reader's own install; and cdn/, one
// self-contained file for a plain page, which defines every tag and exports the headless core. What is imported
// dynamically becomes a file of its own beside it, fetched when it is used.
import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig, type Plugin } from 'rollup';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import glsl from './shaders/glsl-plugin.mjs';
import ruleSchema from './core/rule/json-schema-plugin.mjs';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`));

/** Every module of components/ is an entry: a page may import one element, its class or all. */
const entries = readdirSync('components', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => `components/${file}`);

const json = (): Plugin => ({
  name: 'json',
  transform: (code, id) =>
    id.endsWith('.json') ? { code: `export default ${code};`, map: { mappings: '' }, moduleSideEffects: false } : null,
});
/** A lazy file is named after its room: core/learn/index.ts → ca-elements-learn.js. */
const lazyName = ({ name, facadeModuleId }: { name: string; facadeModuleId: string | null }) =>
  `ca-elements-${name === 'index' ? (facadeModuleId?.split('/').at(-2) ?? name) : name}.js`;
const sources = () => [glsl(), json(), esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' })];

export default defineConfig([
  {
    input: [...entries, 'core/index.ts'],
    external,
    plugins: [resolve({ extensions: ['.ts', '.js'] }), ...sources(), ruleSchema()],
    output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: '.', sourcemap: true },
  },
  {
    input: { 'ca-elements': 'components/index.ts' },
    preserveEntrySignatures: 'allow-extension', // a lazy file may use what the entry holds: the entry stays one file
    plugins: [
      resolve({ extensions: ['.ts', '.js'], exportConditions: ['production', 'browser'] }),
      ...sources(),
      terser({ ecma: 2020, module: true, compress: { passes: 2 } }),
    ],
    output: { dir: 'dist/cdn', format: 'es', entryFileNames: '[name].js', chunkFileNames: lazyName, sourcemap: true },
  },
]);
