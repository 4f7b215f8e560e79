// The unit tests, test/<room>/*.test.ts, in a real browser: Chromium, or with ENGINE=firefox|webkit another.
// When TOTALS names a file, the counts are written there for test/run.mjs to add up.
import { writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumFlags, findChromium, pagesAtOnce } from './test/support/browser.mjs';
import { nodeResolve, sourcePlugins } from './test/support/dev-server.mjs';
import { sendTouchPlugin } from './test/support/touch-plugin.mjs';
import { webkitLauncher } from './test/support/webkit.mjs';

// A window of its own for each page: a page behind another gets no animation frames.
const createPage = async ({ context }) => (await context.browser().createBrowserContext()).newPage();

const engines = {
  chromium: async () =>
    chromeLauncher({ puppeteer, createPage, launchOptions: { executablePath: await findChromium(), args: chromiumFlags } }),
  // Headless Firefox has no WebGL without a GPU: npm runs it under xvfb-run.
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: false },
    }),
  webkit: () => webkitLauncher(),
};

// A file that could not be run, and a run without any file, count as failures: a green line must mean that all ran.
const totals = {
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const visit = (suite) => {
      for (const test of suite.tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      suite.suites.forEach(visit);
    };
    for (const session of sessions) {
      const before = count.failed;
      if (session.testResults) visit(session.testResults);
      if (!session.passed && count.failed === before) count.failed++;
    }
    if (sessions.length === 0) count.failed++;
    if (process.env.TOTALS) writeFileSync(process.env.TOTALS, JSON.stringify(count));
    else console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  },
};

export default {
  files: 'test/**/*.test.ts',
  nodeResolve,
  concurrency: pagesAtOnce,
  // A loaded machine is slow, not wrong: these only end what hangs.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  plugins: [...sourcePlugins(), sendTouchPlugin()],
  coverageConfig: { include: ['components/**/*.ts', 'core/**/*.ts'], reporters: ['text', 'lcovonly'] },
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body>
      <script type="module" src="/test/support/on-gpu.ts"></script>
      <script type="module" src="${framework}"></script>
    </body></html>`,
  testFramework: { config: { timeout: 60_000 } },
  reporters: [defaultReporter({ reportTestProgress: false }), totals],
  browsers: [await engines[process.env.ENGINE ?? 'chromium']()],
};
