// JSON modules for Web Dev Server, as the bundlers have them: a JSON file that a script imports, with or without
// `with { type: 'json' }`, arrives as a JavaScript module. A JSON file that is fetched stays JSON.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

export function jsonServer() {
  let root;
  return {
    name: 'json-modules',
    serverStart({ config }) {
      root = config.rootDir;
    },
    // esbuild keeps or drops the attribute by its target: mark the import in the text, so that both come out alike.
    transformImport({ source }) {
      return source.endsWith('.json') ? `${source}?module` : undefined;
    },
    async serve({ path, URL: url }) {
      if (!path.endsWith('.json') || !url.searchParams.has('module')) return undefined;
      return { body: `export default ${await readFile(resolve(root, `.${decodeURIComponent(path)}`), 'utf8')};`, type: 'js' };
    },
  };
}
