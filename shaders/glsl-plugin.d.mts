// Types of glsl-plugin.mjs, for the config files that are written in TypeScript.
import type { Plugin } from 'rollup';

export default function glsl(options?: { minify?: boolean }): Plugin;
