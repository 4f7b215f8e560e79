// What the analyzer reads (the docblocks of the elements) and what it writes: custom-elements.json for the gallery and
// for tools, and from it the typings for VS Code, JetBrains and frameworks.
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { frameworkTypes } from './components/shared/framework-types.mjs';

/** The manifest names modules as they are published: dist/components/….js, not the TypeScript source. */
function publishedPaths() {
  const rename = (object) => {
    for (const [key, value] of Object.entries(object ?? {})) {
      if ((key === 'path' || key === 'module') && typeof value === 'string') {
        object[key] = value.replace(/^\/?((?:components|core)\/.*)\.(?:ts|js)$/, 'dist/$1.js');
      } else if (typeof value === 'object') rename(value);
    }
  };
  return { name: 'published-paths', packageLinkPhase: ({ customElementsManifest }) => rename(customElementsManifest) };
}

export default {
  globs: ['components/**/*.ts'],
  exclude: ['components/index.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    publishedPaths(),
    customElementVsCodePlugin({ outdir: 'dist', hideLogs: true }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, hideLogs: true }),
    frameworkTypes({ outdir: 'dist' }),
  ],
};
