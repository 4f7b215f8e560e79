// `npm start` as a reader meets it: it prints an address that answers, even when its usual port is taken, stays, and
// leaves nothing behind when it is stopped.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { ROOT } from '../support/sources.mjs';

const ADDRESS = /The gallery is open at (http:\/\/localhost:(\d+)\/)/;

/** Resolves with the match as soon as the child prints it. */
const untilPrinted = (child, pattern) =>
  new Promise((done, fail) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const match = pattern.exec(text);
      if (match) done(match);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => fail(new Error(`it ended with ${code}:\n${text}`)));
  });

test('the gallery is served, next to a port that is taken', { timeout: 300_000 }, async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const taken = other.address().port;
  const child = spawn(process.execPath, ['.storybook/start.mjs'], { cwd: ROOT, env: { ...process.env, PORT: String(taken) } });
  try {
    const [, address, port] = await untilPrinted(child, ADDRESS);
    assert.notEqual(Number(port), taken);
    const page = await fetch(address);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<title>/);
    const article = await (await fetch(`${address}article/index.html`)).text();
    const script = await fetch(new URL('cdn/ca-elements.js', address));
    assert.match(article, /<title>From seven neurons/);
    assert.equal(script.status, 200, 'what the article loads');
    assert.equal(child.exitCode, null);
    child.kill('SIGTERM');
    await once(child, 'exit');
    await assert.rejects(fetch(address));
  } finally {
    child.kill('SIGKILL');
    other.close();
  }
});
