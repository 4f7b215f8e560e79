// The plug-ins that turn this repository's sources into what a browser runs, shared by the tests and the bench: shaders
// and JSON as modules, TypeScript through esbuild.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { glslServer } from '../../shaders/glsl-plugin.mjs';
import { jsonServer } from './json-server.mjs';

export const sourcePlugins = () => [
  glslServer(),
  jsonServer(),
  esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) }),
];

/** How bare imports are resolved in the browser. */
export const nodeResolve = { exportConditions: ['production', 'default'] };
