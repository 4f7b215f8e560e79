// `npm test`: everything that is tested, one kind after the other, and one line of totals at the end. Unit tests run in
// Chromium (web-test-runner); what needs Node runs in Node, on the package as it is built; then every page of the
// gallery is opened. The exit code is not zero when anything failed.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { runCommand } from './support/run-command.mjs';
import { ROOT } from './support/sources.mjs';
import { runStories } from './stories.mjs';

const failedOnce = { passed: 0, failed: 1, skipped: 0 };

async function runUnitTests() {
  const folder = mkdtempSync(join(tmpdir(), 'ca-elements-'));
  const totals = join(folder, 'totals.json');
  try {
    const code = await runCommand('wtr', { env: { TOTALS: totals } });
    const count = JSON.parse(readFileSync(totals, 'utf8'));
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch (error) {
    console.error(error.message);
    return failedOnce;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runNodeTests() {
  if ((await runCommand('npm run -s build')) !== 0) return failedOnce;
  const count = { passed: 0, failed: 0, skipped: 0 };
  const folder = join(ROOT, 'test/node');
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.mjs'));
  const stream = run({ files: files.map((file) => join(folder, file)), concurrency: 1 });
  const tally = (kind) => (event) => {
    if (event.details.type !== 'suite') count[event.skip !== undefined || event.todo !== undefined ? 'skipped' : kind]++;
  };
  stream.on('test:pass', tally('passed')).on('test:fail', tally('failed'));
  for await (const chunk of stream.compose(spec)) process.stdout.write(chunk);
  return count;
}

const started = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };
const kinds = { 'Unit tests, in Chromium': runUnitTests, 'The package, in Node': runNodeTests, 'The gallery, page by page': runStories };
const lines = [];
for (const [title, runKind] of Object.entries(kinds)) {
  const from = Date.now();
  console.log(`\n── ${title}`);
  const count = await runKind().catch((error) => {
    console.error(error);
    return failedOnce;
  });
  for (const key of Object.keys(total)) total[key] += count[key];
  lines.push(`${title}: ${count.passed} passed, ${count.failed} failed, ${Math.round((Date.now() - from) / 1000)} s`);
}
console.log(`\n${lines.join('\n')}\nAll in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed ? 1 : 0);
