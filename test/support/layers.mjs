// The rooms of the house and who may import whom: one table, from the ground floor up. A module imports from its own
// room and from rooms above it in the table, never in a circle. `ogl` has one importer, training is loaded only when it
// is used, and no file grows past a size that a reader can hold. Works on a map of texts, so it can be tested itself.
import { posix } from 'node:path';
import { importsOf } from './imports.mjs';

/** In the order of the design: each room may import from those before it. `each`: every folder is a room of its own. */
export const ROOMS = [
  { name: 'shaders/', within: /^shaders\// },
  { name: 'core/base/', within: /^core\/base\// },
  { name: 'core/rule/', within: /^core\/rule\// },
  { name: 'core/pattern/', within: /^core\/pattern\// },
  { name: 'core/media/', within: /^core\/media\// },
  { name: 'core/compile/', within: /^core\/compile\// },
  { name: 'core/gpu/', within: /^core\/gpu\// },
  { name: 'core/simulation/', within: /^core\/simulation\// },
  { name: 'core/view/', within: /^core\/view\// },
  { name: 'core/page/', within: /^core\/page\// },
  { name: 'core/rules.ts', within: /^core\/rules\.ts$/ },
  { name: 'core/learn/', within: /^core\/learn\//, onlyDynamic: true },
  { name: 'core/index.ts', within: /^core\/index\.ts$/ },
  { name: 'components/shared/', within: /^components\/shared\// },
  { name: 'components/controls/', within: /^components\/controls\// }, // the bar that other elements show
  { name: 'components/grid/', within: /^components\/grid\// }, // small ones stand in other elements
  { name: 'components/<name>/', within: /^components\/([^/]+)\//, each: true },
  { name: 'components/index.ts', within: /^components\/index\.ts$/ },
  { name: 'stories/, test/', within: /^(stories|test)\// },
];

const MAX_LINES = 400;
const OGL_ROOM = 'core/gpu/';

/** The room of a file; `key` tells rooms apart. */
function roomOf(file) {
  const row = ROOMS.findIndex(({ within }) => within.test(file));
  if (row < 0) return undefined;
  const { name, within, each, onlyDynamic } = ROOMS[row];
  return { row, name, onlyDynamic, key: each ? `${row}:${within.exec(file)[1]}` : `${row}` };
}

/** The file that a relative import means, or undefined. A `.js` stands for the TypeScript that becomes it. */
function resolveImport(files, from, specifier) {
  const path = posix.join(posix.dirname(from), specifier);
  return [path, path.replace(/\.js$/, '.ts'), path.replace(/\.mjs$/, '.mts')].find((name) => files.has(name));
}

function faultOfImport(files, from, { specifier, kind }) {
  const room = roomOf(from);
  if (/^ogl(\/|$)/.test(specifier) && room.name !== OGL_ROOM) return `only ${OGL_ROOM} imports ogl`;
  if (!specifier.startsWith('.')) return undefined;
  const target = resolveImport(files, from, specifier);
  // An address may be of anything; the last rooms also read what tools write at the root (custom-elements.json).
  const isOutside = room.row === ROOMS.length - 1 && !roomOf(posix.join(posix.dirname(from), specifier));
  if (!target && (kind === 'url' || isOutside)) return undefined;
  if (!target) return 'no such file (an import names it with its extension, .js for TypeScript)';
  const other = roomOf(target);
  if (!other) return 'the file belongs to no room';
  if (other.row > room.row) return `${room.name} may not import from ${other.name}, which stands on it`;
  if (other.row === room.row && other.key !== room.key) return `rooms of ${room.name} do not import each other`;
  const outside = other.key !== room.key && !from.startsWith('test/');
  if (other.onlyDynamic && outside && kind === 'static') return `${other.name} is loaded only when it is used: import it dynamically`;
  return undefined;
}

/** The shortest circles: one for each group of files that reach each other. */
export function findCycles(graph) {
  const cycles = [];
  const done = new Set();
  const walk = (file, path) => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}

/**
 * Everything that breaks the order, as readable lines.
 * @param {Map<string, string>} files – text by path, `/` between folders, relative to the root.
 */
export function findFaults(files) {
  const faults = [];
  const graph = new Map();
  for (const [file, text] of files) {
    if (!roomOf(file)) continue;
    const imports = importsOf(file, text);
    for (const item of imports) {
      const fault = faultOfImport(files, file, item);
      if (fault) faults.push(`${file}:${item.line} → ${item.specifier}: ${fault}`);
    }
    graph.set(
      file,
      imports.filter(({ specifier }) => specifier.startsWith('.')).flatMap(({ specifier }) => resolveImport(files, file, specifier) ?? []),
    );
    const lines = text.split('\n').length - 1;
    if (/^(core|components)\//.test(file) && lines > MAX_LINES) faults.push(`${file}: ${lines} lines; expected at most ${MAX_LINES}`);
  }
  for (const cycle of findCycles(graph)) faults.push(`${cycle.join(' → ')}: files import each other in a circle`);
  return faults;
}
