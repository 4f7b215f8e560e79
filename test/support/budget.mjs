// Sizes that must not be exceeded, and how they are measured. The build test holds them, the bench prints them.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { importsOf } from './imports.mjs';
import { ROOT } from './sources.mjs';

const CDN = join(ROOT, 'dist/cdn');

/** Bytes on the wire with gzip, by file of dist/cdn/. */
const LIMITS = { 'ca-grid.js': 45_000, 'ca-elements.js': 110_000 };

/** What a page loads for a purpose: some files, and what they import statically. */
const LOADS = {
  'ca-grid.js: the tag, before it is seen': ['ca-grid.js'],
  '… and its first picture of a Life-like rule': ['ca-grid.js', 'ca-grid-gpu.js'],
  '… and of any other rule': ['ca-grid.js', 'ca-grid-gpu.js', 'ca-grid-rules.js'],
  'ca-elements.js: every tag and the headless core': ['ca-elements.js'],
  '… and its first picture of any rule': ['ca-elements.js', 'ca-elements-gpu.js', 'ca-elements-rules.js'],
};

/** Of every file of the CDN bundle: its sizes in bytes, and the limit if it has one. */
export function measureBundle() {
  const files = readdirSync(CDN).filter((file) => file.endsWith('.js'));
  return files.map((file) => {
    const code = readFileSync(join(CDN, file));
    return {
      file,
      bytes: code.length,
      gzip: gzipSync(code, { level: 9 }).length,
      brotli: brotliCompressSync(code).length,
      limit: LIMITS[file],
    };
  });
}

/** Some files of dist/cdn/ and all that they import statically. */
export function withImports(files) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const { specifier, kind } of importsOf(file, readFileSync(join(CDN, file), 'utf8')))
      if (kind === 'static') visit(specifier.replace(/^\.\//, ''));
  };
  files.forEach(visit);
  return [...found];
}

/** How much a page loads for each purpose: `{ what, files, gzip }`. */
export function measureLoads() {
  const sizes = new Map(measureBundle().map(({ file, gzip }) => [file, gzip]));
  return Object.entries(LOADS).map(([what, entries]) => {
    const files = withImports(entries);
    return { what, files: files.length, gzip: files.reduce((sum, file) => sum + sizes.get(file), 0) };
  });
}

/** Each tag alone, as a bundler takes it from the package: `{ tag, gzip }`, with what it imports statically. */
export async function measureTags() {
  const tags = ['grid', 'volume', 'surface-plot', 'weight-editor', 'controls'];
  const options = {
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: '/',
    logLevel: 'error',
  };
  const of = async (name) => {
    const { metafile, outputFiles } = await build({ ...options, entryPoints: [join(ROOT, `dist/components/${name}/${name}.js`)] });
    const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
    const needed = new Set();
    const visit = (file) => {
      if (needed.has(file)) return;
      needed.add(file);
      for (const { path, kind } of outputs.get(file).imports) if (kind === 'import-statement') visit(basename(path));
    };
    visit(`${name}.js`);
    const files = outputFiles.filter(({ path }) => needed.has(basename(path)));
    return { tag: `ca-${name}`, gzip: files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) };
  };
  return Promise.all(tags.map(of));
}
