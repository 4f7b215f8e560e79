// Finds a Chromium for tests, story check and bench: CHROME_PATH, one installed on the machine, or the one that npm
// brought (@sparticuz/chromium, Linux x64). Every program of this repository that opens a browser asks here, so that
// all draw with the same flags: software WebGL2, sRGB, and no host but this one.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
];

/** The path of a Chromium. @throws where there is none, with advice. */
export async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH: expected a browser, got ${named}, which does not exist`);
  const place = named || PLACES.find((file) => existsSync(file));
  if (place) return place;
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  throw new Error('No Chromium or Chrome was found. Install one (Debian: apt-get install chromium), or name it in CHROME_PATH.');
}

// It was made for a machine without anything: it brings its libraries and a font, and looks for them where we say.
async function unpackChromium() {
  const cache = resolve(import.meta.dirname, '../../node_modules/.cache/chromium');
  mkdirSync(cache, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = cache; // it unpacks into os.tmpdir()
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'; // so that its own libnss3 is unpacked and used
  const { default: chromium, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const file = await chromium.executablePath();
  process.env.FONTCONFIG_FILE ??= writeFontList(cache);
  setupLambdaEnvironment(resolve(cache, 'al2023/lib'));
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  return file;
}

/** Its own list names folders that are not ours, and a Chromium that finds no font at all ends itself. */
function writeFontList(cache) {
  const file = join(cache, 'fonts.conf');
  const folders = [join(cache, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${folders.join('')}<cachedir>${join(cache, 'fonts-cache')}</cachedir></fontconfig>\n`,
  );
  return file;
}

export const chromiumFlags = [
  // A browser without a GPU draws with SwiftShader, the same everywhere.
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  // No host but this one: what Chromium asks for in the background fails at once.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** How many pages may be open together: each draws in software with threads of its own, so two cores are one page's. */
export const pagesAtOnce = availableParallelism() >= 4 ? 2 : 1;

/**
 * A running Chromium under puppeteer; the caller closes it.
 * @param options `protocolTimeout` – ms that a call into a page may take, 0 for ever; `softwareOnly` – no GPU.
 */
export async function openChromium({ protocolTimeout = 180_000, softwareOnly = true } = {}) {
  const args = softwareOnly ? chromiumFlags : chromiumFlags.filter((flag) => !flag.includes('swiftshader'));
  return puppeteer.launch({ executablePath: await findChromium(), args, protocolTimeout });
}
