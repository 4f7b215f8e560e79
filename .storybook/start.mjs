// `npm start`: installs what is missing, builds what the pages load, serves the article and the gallery, and stays. The addresses are
// printed as soon as they answer. It runs before anything is installed: it imports from Node and this
// repository alone. The port is PORT, else 6006, else the next free one.
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { install } from '../test/support/install.mjs';
import { runCommand, startCommand } from '../test/support/run-command.mjs';

const FIRST_PORT = Number(process.env.PORT ?? 6006);
const LAST_PORT = FIRST_PORT + 100;

const isFree = (port) =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, () => server.close(() => done(true)));
  });

async function freePort() {
  for (let port = FIRST_PORT; port < LAST_PORT; port++) if (await isFree(port)) return port;
  throw new Error(`No port is free between ${FIRST_PORT} and ${LAST_PORT}; name one in PORT`);
}

async function announce(address) {
  for (;;) {
    await sleep(250);
    const answer = await fetch(`${address}index.json`).catch(() => undefined);
    if (answer?.ok) break;
  }
  console.log(`\nThe article is open at ${address}article/index.html\nThe gallery is open at ${address}\n`);
}

install();
for (const command of ['npm run -s manifest', 'npm run -s bundle']) if ((await runCommand(command)) !== 0) process.exit(1);
const port = await freePort();
const gallery = startCommand(`storybook dev -p ${port} --exact-port --ci --no-version-updates`);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => gallery.kill(signal));
gallery.once('exit', (code) => process.exit(code ?? 0));
await announce(`http://localhost:${port}/`);
