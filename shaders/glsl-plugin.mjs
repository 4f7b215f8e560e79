// How shader files become JavaScript: each .glsl, .frag and .vert file is a module whose default export is its text,
// with `#include "./chunk.glsl"` put in and, unless told not to, comments and needless white space taken out.
// One plug-in for Rollup and Vite (build, Storybook) and one for Web Dev Server (tests, bench). It knows files and
// text only; whether a shader compiles is found out by test/support/shaders.mjs in a real browser.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const SHADER = /\.(glsl|frag|vert)$/;
const INCLUDE = /^[ \t]*#include\s+["<]([^">]+)[">][ \t]*$/gm;

/** The shader's text with its includes put in, and every file that it came from (the file itself first). */
export async function expand(file, from = []) {
  if (from.includes(file)) throw new Error(`${[...from, file].join(' → ')}: #include goes round in a circle`);
  const source = (await readFile(file, 'utf8')).replace(/\r\n?/g, '\n');
  const files = [file];
  const parts = [];
  let last = 0;
  for (const match of source.matchAll(INCLUDE)) {
    const part = await expand(resolve(dirname(file), match[1]), [...from, file]);
    files.push(...part.files);
    parts.push(source.slice(last, match.index), part.code.trimEnd());
    last = match.index + match[0].length;
  }
  return { code: parts.join('') + source.slice(last), files };
}

// A blank may go unless it parts two words, or two signs that would become ++ or --.
const tighten = (text) =>
  text.replace(/(.) (?=(.))/g, (both, a, b) => ((/\w/.test(a) && /[\w.]/.test(b)) || (/[-+]/.test(a) && a === b) ? both : a));

/** Drops comments and needless white space; a preprocessor line keeps a line of its own, untouched. */
export function minify(source) {
  return source
    .replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ' ')
    .replace(/\\\n/g, ' ')
    .split(/^[ \t]*(#.*)$/m)
    .map((part, i) => {
      const text = part.trim().replace(/\s+/g, ' ');
      return i % 2 ? `\n${text}\n` : tighten(text);
    })
    .join('')
    .replace(/\n+/g, '\n')
    .trim();
}

async function toModule(file, small) {
  const { code, files } = await expand(file);
  return { code: `export default ${JSON.stringify(small ? minify(code) : code)};`, files };
}

/** For Rollup and Vite. */
export default function glsl({ minify: small = true } = {}) {
  return {
    name: 'glsl',
    enforce: 'pre',
    load: {
      filter: { id: SHADER },
      async handler(id) {
        if (!SHADER.test(id)) return null;
        const { code, files } = await toModule(id, small);
        for (const file of files) this.addWatchFile(file);
        return { code, map: { mappings: '' }, moduleSideEffects: false };
      },
    },
  };
}

/** The same for Web Dev Server and Web Test Runner. */
export function glslServer({ minify: small = true } = {}) {
  let root;
  return {
    name: 'glsl',
    serverStart({ config }) {
      root = config.rootDir;
    },
    async serve({ path }) {
      if (!SHADER.test(path)) return undefined;
      const { code } = await toModule(resolve(root, `.${decodeURIComponent(path)}`), small);
      return { body: code, type: 'js' };
    },
  };
}
