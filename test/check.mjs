// `npm run check`: what can be said of the sources without running them. Every check is made even if one before it
// failed, and the last lines tell which did.
import { runCommand } from './support/run-command.mjs';

const CHECKS = {
  manifest: 'cem analyze --quiet',
  types: 'tsc -p tsconfig.json',
  lint: 'eslint . --max-warnings 0',
  format: 'prettier --check --log-level warn .',
  'import layers and cycles': 'node --test --test-reporter=dot test/node/layers.test.mjs test/node/lock.test.mjs',
  'dead code': 'knip',
  shaders: 'node test/support/shaders.mjs',
};

const failed = [];
for (const [name, command] of Object.entries(CHECKS)) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  if ((await runCommand(command)) !== 0) failed.push(name);
  console.log(`   ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : `\nAll ${Object.keys(CHECKS).length} checks passed`);
process.exit(failed.length ? 1 : 0);
