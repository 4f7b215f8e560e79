// Compiles every shader of shaders/ that is a complete program (#version and main) in a real WebGL2, as it is
// written and as it ships (minified). Chunks are compiled within the shaders that include them; a chunk that neither a
// shader includes nor a module imports is dead. Programs that core/compile puts together are compiled by its own tests.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expand, minify } from '../../shaders/glsl-plugin.mjs';
import { openChromium } from './browser.mjs';
import { importsOf } from './imports.mjs';
import { readSources, ROOT } from './sources.mjs';

const SHADER = /\.(glsl|frag|vert)$/;

/** In a page: what the driver says against each shader; an empty text if nothing. */
function compileAll(shaders) {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) throw new Error('this browser has no WebGL2');
  return shaders.map(({ isVertex, source }) => {
    const shader = gl.createShader(isVertex ? gl.VERTEX_SHADER : gl.FRAGMENT_SHADER);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    return gl.getShaderParameter(shader, gl.COMPILE_STATUS) ? '' : gl.getShaderInfoLog(shader).trim() || 'refused without a word';
  });
}

const numbered = (text) =>
  text
    .split('\n')
    .map((row, i) => `${String(i + 1).padStart(5)}  ${row}`)
    .join('\n');

/** Chunks that nothing uses. */
function findDeadChunks(files) {
  const used = new Set([...files].flatMap(([file, text]) => importsOf(file, text).map(({ specifier }) => specifier.split('/').at(-1))));
  return [...files.keys()].filter((file) => SHADER.test(file) && !used.has(file.split('/').at(-1)));
}

/** @returns {Promise<{ compiled: number, faults: string[] }>} */
export async function checkShaders() {
  const files = readSources();
  const faults = findDeadChunks(files).map((file) => `${file}: nothing includes or imports it`);
  const shaders = [];
  for (const file of files.keys()) {
    if (!SHADER.test(file)) continue;
    const { code } = await expand(join(ROOT, file));
    const isVertex = file.endsWith('.vert');
    if (!code.startsWith('#version') || !/\bmain\s*\(/.test(code)) continue;
    shaders.push({ file, isVertex, source: code }, { file: `${file} (minified)`, isVertex, source: minify(code) });
  }
  const browser = await openChromium();
  const page = await browser.newPage();
  const logs = await page.evaluate(
    compileAll,
    shaders.map(({ isVertex, source }) => ({ isVertex, source })),
  );
  await browser.close();
  logs.forEach((log, i) => log && faults.push(`${shaders[i].file}: ${log}\n${numbered(shaders[i].source)}`));
  return { compiled: shaders.length / 2, faults };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { compiled, faults } = await checkShaders();
  console.log([...faults, `${compiled} shaders compiled, ${faults.length} faults`].join('\n'));
  process.exitCode = faults.length ? 1 : 0;
}
