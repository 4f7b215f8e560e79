// What is shown as files that other programs read, and how a browser is handed one.

import { formatPattern, patternFromCells } from '../../../core/pattern/index.js';
import { formatNpy } from '../../../core/media/npy.js';
import type { Rule } from '../../../core/rule/rule.js';
import type { Boundary } from '../../../core/rule/types.js';
import type { Simulation } from '../../../core/simulation/simulation.js';

/** Golly's letters for bounded universes; it has none that mirrors. @see https://golly.sourceforge.io/Help/bounded.html */
const TOPOLOGIES: Readonly<Record<Boundary, string>> = { torus: 'T', dead: 'P', mirror: '' };

/** A name that every file system takes: `brians-brain-120`. */
export function fileName({ rule, generation }: Simulation): string {
  const name = rule.name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name.slice(0, 40) || 'automaton'}-${generation}`;
}

function ruleOf({ notation, boundary }: Rule, [x, y]: readonly number[]): string {
  const topology = TOPOLOGIES[boundary];
  return notation ? notation + (topology && `:${topology}${x},${y}`) : '';
}

/** The cells of a discrete rule as RLE, with rule, border and generation. @throws CaError `argument` for other rules */
export async function rleOf(simulation: Simulation): Promise<Blob> {
  const { rule, size, generation } = simulation;
  const cells = await simulation.read();
  const pattern = patternFromCells(size[0], size[1], cells, { name: rule.name, generation });
  return new Blob([formatPattern(pattern, 'rle', { rule: ruleOf(rule, size) })], { type: 'text/plain' });
}

/** The cells as an array `[Y][X][C]`, in volumes `[Z][Y][X][C]`. */
export async function npyOf(simulation: Simulation): Promise<Blob> {
  const { rule, size } = simulation;
  return new Blob([formatNpy(await simulation.read(), [...[...size].reverse(), rule.channels])]);
}

/** The rule, as `ca-grid` and `validateRule` read it. */
export function ruleJsonOf({ rule }: Simulation): Blob {
  return new Blob([`${JSON.stringify(rule, null, 2)}\n`], { type: 'application/json' });
}

/** Long enough for a browser to begin to write the file, in milliseconds. */
const WRITING_MS = 10_000;

/** Hands the browser a file to keep. */
export function keep(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), WRITING_MS);
}
