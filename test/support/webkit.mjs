// A Web Test Runner launcher for WebKitGTK, spoken to through WebKitWebDriver (Debian: webkit2gtk-driver), one page at
// a time. It drives the driver's plain HTTP protocol, so nothing else need be installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const ARCH = { x64: 'x86_64', arm64: 'aarch64' }[process.arch];
const BROWSER = ['4.1', '4.0'].map((v) => `/usr/lib/${ARCH}-linux-gnu/webkit2gtk-${v}/MiniBrowser`).find((file) => existsSync(file));

/** @param options `port` – where the driver is to listen. */
export function webkitLauncher({ port = 4567 } = {}) {
  let driver;
  let session;
  const active = new Map();
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value.message}`);
    return value;
  };
  const goTo = (url) => call('POST', `/session/${session}/url`, { url });
  const untilReady = async () => {
    for (let tries = 0; tries < 100; tries++) {
      if (await call('GET', '/status').catch(() => false)) return;
      await sleep(100);
    }
    throw new Error('WebKitWebDriver did not answer. On Debian: apt-get install webkit2gtk-driver xvfb xauth.');
  };
  return {
    name: 'WebKit',
    type: 'webkit',
    concurrency: 1,
    async initialize() {
      if (!BROWSER) throw new Error('No WebKitGTK was found. On Debian: apt-get install webkit2gtk-driver xvfb xauth.');
      driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
      await untilReady();
      const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } } };
      ({ sessionId: session } = await call('POST', '/session', { capabilities }));
    },
    async startSession(id, url) {
      active.set(id, url);
      await goTo(url);
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => active.get(id),
    async stopSession(id) {
      active.delete(id);
      await goTo('about:blank');
      return {};
    },
    startDebugSession: (_id, url) => goTo(url),
    async stop() {
      if (session) await call('DELETE', `/session/${session}`).catch(() => {});
      driver?.kill();
    },
  };
}
