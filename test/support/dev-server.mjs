// The plug-ins that turn this repository's sources into what a browser runs, shared by the tests and the bench: shaders
// and JSON as modules, TypeScript through esbuild.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { glslServer } from '../../shaders/glsl-plugin.mjs';
import { jsonServer } from './json-server.mjs';

/** What a package leaves out in browsers (its package.json's "browser"), which the server does not heed inside a package. */
const withoutNode = () => ({
  name: 'without-node',
  serve: ({ path }) => (/\/node_modules\/mediabunny\/.*\/node\.js$/.test(path) ? { body: 'export {};', type: 'js' } : undefined),
});

export const sourcePlugins = () => [
  withoutNode(),
  glslServer(),
  jsonServer(),
  esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) }),
];

/** How bare imports are resolved in the browser. */
export const nodeResolve = { exportConditions: ['production', 'default'] };
