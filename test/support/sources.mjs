// The text of every source file of the rooms, by path. What git ignores and what tools write is not source.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['shaders', 'core', 'components', 'stories', 'test'];
const SOURCE = /\.(m?[jt]s|json|glsl|frag|vert|css|svg|rle|cells|txt|png)$/;
/** Packages of others, and the apps of readers. */
const OTHERS = /node_modules\/|^test\/frameworks\//;
const TEXT = /\.(m?[jt]s|glsl|frag|vert)$/;

/** Path (with `/`, from the root) → text; what holds no imports maps to an empty text. */
export function readSources(folders = FOLDERS) {
  const files = new Map();
  for (const folder of folders) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path
        .slice(ROOT.length + 1)
        .split(sep)
        .join('/');
      if (!entry.isFile() || !SOURCE.test(name) || OTHERS.test(name)) continue;
      files.set(name, TEXT.test(name) ? readFileSync(path, 'utf8') : '');
    }
  }
  return files;
}
