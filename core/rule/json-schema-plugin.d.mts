// Types of json-schema-plugin.mjs, for rollup.config.ts.
import type { Plugin } from 'rollup';

export default function ruleSchemaPlugin(): Plugin;
