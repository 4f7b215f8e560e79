// `npm run bench [part of a file's name]`: builds the package and measures it: the size of what a reader loads, then
// each *.bench.ts of this folder in a page of its own in Chromium, served from the sources as the tests are. Prints tables; a
// full run writes them to results.json and results.md. Fails when a size is over its limit or a bench cannot run.
// With BENCH_GPU=1 Chromium may use the machine's GPU; otherwise it draws in software, as in the tests.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startDevServer } from '@web/dev-server';
import { measureBundle, measureLoads, measureTags } from '../support/budget.mjs';
import { openChromium } from '../support/browser.mjs';
import { nodeResolve, sourcePlugins } from '../support/dev-server.mjs';
import { runCommand } from '../support/run-command.mjs';
import { ROOT } from '../support/sources.mjs';
import { bundleServer } from './bundle-server.mjs';
import { benchToText, loadsToText, sizesToText, writeResults } from './report.mjs';

const filter = process.argv[2] ?? '';
const softwareOnly = process.env.BENCH_GPU !== '1';

/** What the numbers hold for. */
async function describeMachine(browser, page) {
  const renderer = await page.evaluate(() => {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    return gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  });
  return { browser: await browser.version(), renderer, cores: availableParallelism(), node: process.version };
}

async function runInPage(browser, base, file) {
  const page = await browser.newPage();
  page.on('console', (message) => message.type() !== 'warn' && console.log(`  ${message.text()}`));
  page.on('pageerror', (error) => console.error(`  ${error.message}`));
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto(`${base}/test/bench/page.html`);
  await page.waitForFunction(() => 'runBench' in globalThis);
  const tables = await page.evaluate((name) => globalThis.runBench(name), file);
  await page.close();
  return tables;
}

async function runPages() {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts') && file.includes(filter));
  const server = await startDevServer({
    config: { rootDir: ROOT, nodeResolve, plugins: [bundleServer(), ...sourcePlugins()], port: 0 },
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
  });
  const browser = await openChromium({ protocolTimeout: 0, softwareOnly });
  const base = `http://localhost:${server.server.address().port}`;
  const benches = [];
  for (const file of files) {
    const tables = await runInPage(browser, base, file);
    for (const table of tables) console.log(`\n${benchToText(table)}`);
    benches.push(...tables);
  }
  const machine = await describeMachine(browser, await browser.newPage());
  await browser.close();
  await server.stop();
  return { machine, benches };
}

if ((await runCommand('npm run -s build')) !== 0) process.exit(1);
const sizes = measureBundle();
const loads = measureLoads();
const tags = await measureTags();
console.log(`\n${sizesToText(sizes)}\n\n${loadsToText(loads)}`);
const { machine, benches } = await runPages();
if (!filter) writeResults({ machine, sizes, loads, tags, benches });
const tooLarge = sizes.filter(({ gzip, limit = Infinity }) => gzip > limit);
for (const { file, gzip, limit } of tooLarge) console.error(`${file}: ${gzip} bytes gzip; expected ≤ ${limit}`);
process.exit(tooLarge.length ? 1 : 0);
