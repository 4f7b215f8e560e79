// The package on its readers' own ground: packed as `npm publish` would, installed into a folder of its own together
// with frameworks, checked by their compilers, built by Vite, and opened in a browser. Each app shows one grid, says
// where it runs and how far it is, and hands it another rule when a button is pressed.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openChromium } from '../support/browser.mjs';
import { ROOT } from '../support/sources.mjs';
import { serveFolder } from '../support/static-server.mjs';
import { openWatchedPage } from '../support/watched-page.mjs';

const FRAMEWORKS = ['react', 'vue', 'svelte'];
const folder = mkdtempSync(join(tmpdir(), 'ca-elements-apps-'));
let server, browser;

/** Runs a program; what it says is in the error if it fails. */
async function run(program, words, cwd = folder) {
  try {
    return await promisify(execFile)(program, words, { cwd, shell: process.platform === 'win32', env: { ...process.env, NODE_ENV: '' } });
  } catch (cause) {
    throw new Error(`${program} ${words.join(' ')} failed:\n${cause.stdout}${cause.stderr}`, { cause });
  }
}
const tool = (name, ...words) => run(join(folder, 'node_modules/.bin', name), words);

before(async () => {
  cpSync(join(ROOT, 'test/frameworks'), folder, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], ROOT);
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await run('npm', ['install', ...quietly, `./${stdout.trim().split('\n').at(-1)}`]);
  [server, browser] = await Promise.all([serveFolder(folder), openChromium()]);
});
after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page of the folder, sees its grid live, and hands it another rule. */
async function useApp(path) {
  const { page, faults, close } = await openWatchedPage(browser, server.base);
  try {
    await page.goto(server.base + path, { waitUntil: 'load' });
    const lives = () => Number(document.querySelector('#steps')?.textContent) > 2;
    await page.waitForFunction(lives, { timeout: 20_000 }).catch((error) => assert.deepEqual(faults, [], error.message));
    assert.match(await page.$eval('#path', (output) => output.textContent), /bit-sliced|cpu-bits/);
    const given = () => {
      const { rule, size, seed, rate, autoplay, simulation } = document.querySelector('ca-grid');
      return { rule: String(rule), size, seed: Number(seed), rate: Number(rate), autoplay, extent: [...simulation.size] };
    };
    const expected = { rule: 'B3/S23', size: '64 48', seed: 7, rate: 20, autoplay: true, extent: [64, 48] };
    assert.deepEqual(await page.evaluate(given), expected);
    await page.locator('button').click();
    await page.waitForFunction(() => document.querySelector('ca-grid').simulation.rule.name === 'B36/S23');
    // One that the bundler's leaving out of what nobody calls must not have taken the way to run it from.
    await page.evaluate(() => (document.querySelector('ca-grid').rule = 'young-worms'));
    await page.waitForFunction(() => document.querySelector('ca-grid').simulation.path.startsWith('four cells a texel'));
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

test('a plain page finds the modules by an import map', () => useApp('plain/index.html'));
test('a plain page has all in one file', () => useApp('plain/cdn.html'));

test('the tags are typed for React, Preact, Solid, Vue and Svelte', () => tool('vue-tsc', '-p', '.'));

for (const framework of FRAMEWORKS)
  test(`an app in ${framework} is built and lives`, async () => {
    await tool('vite', 'build', framework, '--logLevel', 'warn');
    await useApp(`${framework}/dist/index.html`);
  });
