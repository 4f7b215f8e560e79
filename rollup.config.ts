// What `npm run build` writes into dist/, besides types (tsc) and manifest (cem):
// the modules one by one for bundlers, with every dependency left to the reader's own install; and cdn/, files for a
// plain page: ca-elements.js, self-contained, defines every tag and exports the headless core; ca-grid.js defines the
// grid alone. What is imported dynamically becomes a file of its own beside them, fetched when it is used.
import { readFileSync, readdirSync } from 'node:fs';
import { defineConfig, type Plugin, type RollupOptions } from 'rollup';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import glsl from './shaders/glsl-plugin.mjs';
import ruleSchema from './core/rule/json-schema-plugin.mjs';

const { dependencies, version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  version: string;
};
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
/** A lazy file is named after its entry and its room: core/learn/index.ts → ca-elements-learn.js. */
const lazyName =
  (entry: string) =>
  ({ name, facadeModuleId }: { name: string; facadeModuleId: string | null }) =>
    `${entry}-${name === 'index' ? (facadeModuleId?.split('/').at(-2) ?? name) : name}.js`;
const sources = () => [glsl(), json(), esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' })];

/** The packages of which a bundle holds something, each with its own licence: *.licences.txt beside the bundle. */
const licences = (name: string): Plugin => ({
  name: 'licences',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    const packages = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? []);
    const notices = [...new Set(packages)].sort().map((folder) => {
      const { name, version, license, repository } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
      const text = readdirSync(folder).find((file) => /^licen[sc]e/i.test(file));
      const source = typeof repository === 'string' ? repository : repository?.url;
      return [`${name} ${version}, ${license}`, source ?? '', text ? `\n${readFileSync(`${folder}/${text}`, 'utf8').trim()}` : ''].join(
        '\n',
      );
    });
    const source = `What ${name}.js and the files that it fetches hold of other packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
    this.emitFile({ type: 'asset', fileName: `${name}.licences.txt`, source });
  },
});

/** On top of each entry; chunks are too small for it. */
const banner = ({ isEntry, name }: { isEntry: boolean; name: string }) =>
  isEntry ? `/*! ca-elements ${version}, MIT. Licences of what it holds: ${name}.licences.txt */` : '';

/** What a decoder of videos would read files with outside a browser: there is none in a page. */
const withoutNode = (): Plugin => ({
  name: 'without-node',
  resolveId: (id) => (id === 'node:fs/promises' ? '\0nothing' : null),
  load: (id) => (id === '\0nothing' ? 'export {};' : null),
});

/** A file for a plain page, with everything in it that is not imported dynamically. */
const forPages = (name: string, input: string): RollupOptions => ({
  input: { [name]: input },
  preserveEntrySignatures: 'allow-extension', // a lazy file may use what the entry holds: the entry stays one file
  plugins: [
    withoutNode(),
    resolve({ browser: true, extensions: ['.ts', '.js'], exportConditions: ['production', 'browser'] }),
    ...sources(),
    terser({ ecma: 2020, module: true, compress: { passes: 2 }, format: { comments: /^!/ } }),
    licences(name),
  ],
  output: { dir: 'dist/cdn', format: 'es', entryFileNames: '[name].js', chunkFileNames: lazyName(name), sourcemap: true, banner },
});

export default defineConfig([
  {
    input: [...entries, 'core/index.ts'],
    external,
    plugins: [resolve({ extensions: ['.ts', '.js'] }), ...sources(), ruleSchema()],
    output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: '.', sourcemap: true },
  },
  forPages('ca-elements', 'components/index.ts'),
  forPages('ca-grid', 'components/grid/grid.ts'),
]);
