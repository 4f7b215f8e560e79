// Installs what is missing, so that each npm command works on a clean clone: runs `npm ci` when node_modules does not
// hold what package-lock.json asks for, and does nothing otherwise. It runs before anything is installed, so it may
// import from Node alone. Packages for other platforms are optional: one that npm left out is not missing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/** The packages of the lock that are not installed, or in another version. `installed` is npm's own record of them. */
export function missingPackages(locked, installed) {
  return Object.entries(locked).flatMap(([name, { version, optional }]) => {
    if (name === '') return [];
    const found = installed?.[name]?.version;
    return found === version || (found === undefined && optional) ? [] : [name];
  });
}

/** Brings a folder's node_modules up to date. @param folder - from the root; the root itself unless told. @throws where npm fails. */
export function install(folder = '.') {
  const locked = packagesOf(join(ROOT, folder, 'package-lock.json'));
  const missing = missingPackages(locked, packagesOf(join(ROOT, folder, 'node_modules/.package-lock.json')));
  if (missing.length === 0) return;
  console.log(`Installing ${missing.length} packages (npm ci)…`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: join(ROOT, folder),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed: see above');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) install(process.argv[2]);
