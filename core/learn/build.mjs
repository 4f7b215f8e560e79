// `npm run build:kernel`: compiles kernel/*.ts to WebAssembly, and bundles worker.ts with all that it needs, each into a module that holds
// the result as text. Both are kept in the repository: so a page needs no second file and a clean clone no compiler. That they
// are current is held by test/node/learn-built.test.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';

const HERE = import.meta.dirname;

/** The kernel's bytes, compiled now. */
export async function compileKernel() {
  const asc = await import('assemblyscript/asc');
  let bytes;
  // stub: nothing is collected, since nothing is allocated but by `alloc`; no abort: the module imports nothing.
  const options = '--runtime stub --enable simd -O3 --noAssert --use abort= --disableWarning 112'.split(' ');
  const { error, stderr } = await asc.main(['step.ts', '--baseDir', join(HERE, 'kernel'), '--outFile', 'kernel.wasm', ...options], {
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) bytes = Buffer.from(contents);
    },
  });
  if (error) throw new Error(`kernel: ${stderr.toString()}`, { cause: error });
  return bytes;
}

/** The worker as one classic script, bundled now. */
export async function bundleWorker() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'worker.ts')],
    ...{ bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', write: false },
    tsconfigRaw: {},
  });
  return outputFiles[0].text.trim();
}

/** The modules that are built, by file name. */
export async function builtModules() {
  const module = (what, from, name, text) =>
    `// Made by \`npm run build:kernel\` from ${from}. Do not edit.\n\n/** ${what} */\n// prettier-ignore\nexport const ${name} = ${JSON.stringify(text)};\n`;
  return {
    'kernel-bytes.ts': module('The kernel: WebAssembly in base64.', 'kernel/', 'KERNEL', (await compileKernel()).toString('base64')),
    'worker-text.ts': module('The worker: a classic script.', 'worker.ts', 'WORKER', await bundleWorker()),
  };
}

/** What stands in a built module now. */
export const standing = (name) => readFileSync(join(HERE, name), 'utf8');

if (argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(await builtModules())) {
    writeFileSync(join(HERE, name), text);
    stdout.write(`core/learn/${name}: ${text.length} bytes\n`);
  }
}
