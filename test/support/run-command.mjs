// Runs one of this repository's command-line tools (from node_modules/.bin) and tells how it ended; its output goes
// where ours goes. Used by the test run, the check, the gallery and the bench.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The environment in which the tools of node_modules/.bin are found and none of them phones home. */
const environment = () => ({
  ...process.env,
  PATH: [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  STORYBOOK_DISABLE_TELEMETRY: '1',
});

/**
 * Starts `command` (words parted by blanks) in the root of the repository. No shell stands between, where the system
 * can do without one: who stops the child stops the tool itself.
 */
export function startCommand(command, { env = {} } = {}) {
  const [tool, ...words] = command.split(' ');
  return spawn(tool, words, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32', env: { ...environment(), ...env } });
}

/** Resolves to the exit code of `command`. */
export async function runCommand(command, options) {
  const child = startCommand(command, options);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}
