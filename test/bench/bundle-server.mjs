// Serves packages of this folder that a browser cannot take as they are, because some of what they need is no ES module:
// /test/bench/bundle?of=a,b gives the default exports of the modules a and b as part0 and part1.
import { build } from 'esbuild';

export const bundleServer = () => ({
  name: 'bundle-server',
  async serve({ path, query }) {
    if (path !== '/test/bench/bundle') return undefined;
    const modules = String(query.of).split(',');
    const contents = modules
      .map((name, i) => `import * as of${i} from ${JSON.stringify(name)}; export const part${i} = of${i}.default ?? of${i};`)
      .join('\n');
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: import.meta.dirname },
      ...{ bundle: true, format: 'esm', write: false, minify: true, logLevel: 'error', define: { global: 'globalThis' } },
    });
    return { body: outputFiles[0].text, type: 'js' };
  },
});
