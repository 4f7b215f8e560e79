// A page of its own in a browser, with everything noted that a healthy page does not do: errors thrown, errors on the
// console, requests to another host. Each page has its own window: a page behind another gets no animation frames.

/**
 * @returns {Promise<{ page: import('puppeteer-core').Page, faults: string[], close: () => Promise<void> }>}
 *   `faults` grows as they happen.
 */
export async function openWatchedPage(browser, base) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  await page.setViewport({ width: 1000, height: 800 });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console error: ${message.text()} ${message.location().url ?? ''}`.trim());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob|about):/.test(request.url())) faults.push(`asked another host: ${request.url()}`);
  });
  return { page, faults, close: () => context.close() };
}
