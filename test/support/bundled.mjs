// Sources as a module that Node runs: bundled by esbuild into one text, for tests of rooms that need no browser.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './sources.mjs';

/**
 * What some sources export, all together.
 * @param {string[]} files - paths from the root
 */
export async function bundled(...files) {
  const contents = files.map((file) => `export * from './${file}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    ...{ bundle: true, write: false, format: 'esm', target: 'es2022', platform: 'neutral', mainFields: ['module', 'main'] },
  });
  const folder = mkdtempSync(join(tmpdir(), 'ca-elements-'));
  try {
    writeFileSync(join(folder, 'bundle.mjs'), outputFiles[0].text);
    return await import(pathToFileURL(join(folder, 'bundle.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
