// The Rule's schema for everyone else: a Rollup plug-in that writes rule.schema.json, made from the one schema that the
// suite itself checks with (schema.ts), so that the two cannot drift apart. It runs at build time only.
import { build } from 'esbuild';
import { toJsonSchema } from '@valibot/to-json-schema';

const SCHEMA = new URL('./schema.ts', import.meta.url);

/** The JSON Schema of a rule. What JSON Schema cannot say (checks across fields) is left to `validateRule`. */
async function ruleJsonSchema() {
  const { outputFiles } = await build({ entryPoints: [SCHEMA.pathname], bundle: true, format: 'esm', platform: 'node', write: false });
  const { ruleSchema } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const schema = toJsonSchema(ruleSchema, { errorMode: 'ignore', typeMode: 'input' });
  return { ...schema, title: 'Rule', description: 'A rule of a cellular automaton, as ca-elements reads it.' };
}

/** Puts rule.schema.json beside the modules. */
export default function ruleSchemaPlugin() {
  return {
    name: 'rule-schema',
    async generateBundle() {
      const source = `${JSON.stringify(await ruleJsonSchema(), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'rule.schema.json', source });
    },
  };
}
