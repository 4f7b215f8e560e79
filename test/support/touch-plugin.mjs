// A command of the test runner: fingers on the page, as the browser's own input (Chromium alone: by its debugging protocol).

/** Answers `send-touch`. The payload is `Input.dispatchTouchEvent`'s: `type`, and `touchPoints` that are down afterwards. */
export function sendTouchPlugin() {
  const sessions = new WeakMap();
  return {
    name: 'send-touch-command',
    async executeCommand({ command, payload, session }) {
      if (command !== 'send-touch') return undefined;
      const page = session.browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      await sessions.get(page).send('Input.dispatchTouchEvent', payload);
      return true;
    },
  };
}
