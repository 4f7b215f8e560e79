// The GLSL of sums in three passes over a volume, for four cells at once: windows of rows, planes of windows, totals of planes. Whole
// sums stand in lanes of a word, those of neighbouring texels in the same word; sums of floats have a texel each.

import { signed } from '../glsl.js';
import { QUAD } from '../quads-layout.js';
import type { Plane, Sums, Window } from './sums.js';

/** How sums are stored. */
export interface Storage {
  /** The type of four sums. */
  readonly vector: 'uvec4' | 'vec4';
  /** Texels of cells that share a texel of sums, one in each lane of its words. */
  readonly lanes: 1 | 2 | 4;
  /** Windows that share a texture, planes that do: 1 or 2. */
  readonly windows: 1 | 2;
  readonly planes: 1 | 2;
  /** Whether texels can be added before their sums are parted: rows on both sides, slices on both sides. */
  readonly addRows: boolean;
  readonly addSlices: boolean;
}

/** Most textures that a pass reads of sums: WebGL2 grants 16 in all, and there are tables and the cells. */
export const MAX_TEXTURES = 13;

/** Most that 16 bits hold. */
const MOST = 65535;

/**
 * How whole sums are stored: four or two to a word, so that rows and slices are added for all of them at once; where that takes too
 * many textures, or a plane's sum is too much, two sums of one texel to a word, or one.
 * @param most - the highest number of a cell
 * @returns `null` where a row's sum is over 16 bits
 */
export function wholeStorage({ width, windows, planes }: Sums, most: number): Storage | null {
  const window = (2 * width + 1) * most;
  const plane = Math.max(...planes.map(({ count }) => count)) * most;
  const lane = plane < 256 ? 255 : MOST;
  if (plane <= lane && Math.max(windows.length, planes.length) <= MAX_TEXTURES)
    return { vector: 'uvec4', lanes: lane === MOST ? 2 : 4, windows: 1, planes: 1, addRows: true, addSlices: 2 * plane <= lane };
  if (window > MOST) return null;
  const packed = plane <= MOST ? 2 : 1;
  return {
    vector: 'uvec4',
    lanes: 1,
    windows: 2,
    planes: packed,
    addRows: 2 * window <= MOST,
    addSlices: packed === 1 || 2 * plane <= MOST,
  };
}

/** How sums of floats are stored. */
export const floatStorage: Storage = { vector: 'vec4', lanes: 1, windows: 1, planes: 1, addRows: true, addSlices: true };

/** Where a sum lies: in which texture, and how to take it out of a texel of it. */
function slotOf(index: number, per: 1 | 2): { texture: number; part: (texel: string) => string } {
  if (per === 1) return { texture: index, part: (texel) => texel };
  return { texture: index >> 1, part: (texel) => (index & 1 ? `(${texel} >> 16)` : `(${texel} & 65535u)`) };
}

/** Declares outputs `<name>0` …, as many as `count`. */
export const emitOutputs = (name: string, vector: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `layout(location = ${i}) out ${vector} ${name}${i};`).join('\n');

/** The line that puts a sum where it belongs. */
function emitStore(name: string, place: number, per: 1 | 2, sum: string): string {
  if (per === 1) return `  ${name}${place} = ${sum};`;
  return place & 1 ? `  ${name}${place >> 1} |= ${sum} << 16;` : `  ${name}${place >> 1} = ${sum};`;
}

/** The lines that sum the windows `own` of a row, given `statesAt(x, y, z)`, `p` and `z`, into `oWindows0` … */
export function emitWindows(own: readonly Window[], { vector, lanes, windows: per }: Storage): string {
  const reach = Math.max(...own.map(({ width }) => width));
  const [from, to] = [Math.floor(-reach / QUAD), Math.floor((QUAD - 1 + reach) / QUAD)];
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const texels = range(from, to + lanes - 1);
  const lines = texels.map((t) => `  ${vector} q${signed(t)} = statesAt(p.x * ${lanes} + ${t}, p.y, z);`);
  for (const of of new Set(own.map((window) => window.of))) {
    const name = (t: number) => (of === undefined ? `q${signed(t)}` : `is${of}_${signed(t)}`);
    if (of !== undefined) lines.push(...texels.map((t) => `  ${vector} ${name(t)} = ${vector}(equal(q${signed(t)}, ${vector}(${of})));`));
    // What stands in the lanes of one texel, for every place that a window reaches.
    const lane = (t: number) => (lanes === 1 ? name(t) : `lanes${of ?? ''}_${signed(t)}`);
    const packed = (t: number) => range(0, lanes - 1).map((l) => (l ? `${name(t + l)} << ${(32 / lanes) * l}` : name(t))).join(' | '); // prettier-ignore
    if (lanes > 1) lines.push(...range(from, to).map((t) => `  ${vector} ${lane(t)} = ${packed(t)};`));
    const cell = (x: number) => `${lane(Math.floor(x / QUAD))}.${'xyzw'[x - Math.floor(x / QUAD) * QUAD]}`;
    const four = (x: number) => `${vector}(${[0, 1, 2, 3].map((i) => cell(x + i)).join(', ')})`;
    const sum = `sum${of ?? ''}`;
    lines.push(`  ${vector} ${sum} = ${lane(0)};`);
    let width = 0;
    own.forEach((window, place) => {
      if (window.of !== of) return;
      for (; width < window.width; width++) lines.push(`  ${sum} += ${four(width + 1)} + ${four(-width - 1)};`);
      lines.push(emitStore('oWindows', place, per, sum));
    });
  }
  return lines.join('\n');
}

/** Reads texels on both sides of the middle, or the middle: where there are two, either their sum or each by itself. */
interface Sides {
  readonly distance: number;
  readonly add: boolean;
  readonly dead: boolean;
  readonly vector: string;
  /** The line that finds the row or slice at a signed distance, less than 0 beyond a dead border, and names it. */
  readonly locate: (name: string, distance: number) => string;
  /** The texel of a texture at a place. */
  readonly fetch: (texture: number, name: string) => string;
}

/** The lines for both sides; `use` is given the names of texels by texture. */
function emitSides(sides: Sides, textures: readonly number[], use: (texel: (texture: number) => string) => string[]): string[] {
  const { distance, add, dead, vector, locate, fetch } = sides;
  const names = distance ? ['after', 'before'] : ['here'];
  const located = names.map((name, i) => locate(name, i ? -distance : distance));
  const guarded = (name: string, lines: string[]) => (dead && distance ? [`  if (${name} >= 0) {`, ...lines, '  }'] : lines);
  if (!add || names.length === 1)
    return names.flatMap((name, i) => [
      '  {',
      located[i],
      ...guarded(
        name,
        use((texture) => fetch(texture, name)),
      ),
      '  }',
    ]);
  const sums = textures.map((texture) =>
    dead
      ? `  ${vector} t${texture} = ${vector}(0);`
      : `  ${vector} t${texture} = ${names.map((name) => fetch(texture, name)).join(' + ')};`,
  );
  const added = dead
    ? names.flatMap((name) =>
        guarded(
          name,
          textures.map((t) => `  t${t} += ${fetch(t, name)};`),
        ),
      )
    : [];
  return ['  {', ...located, ...sums, ...added, ...use((texture) => `t${texture}`), '  }'];
}

/** The lines that sum the planes `own`, given `windowsAt` and `p`, into `oPlanes0` … @returns texels fetched, too */
export function emitPlanes(own: readonly Plane[], { windows }: Sums, storage: Storage, dead: boolean): { text: string; fetches: number } {
  const { vector, windows: per, planes } = storage;
  const slot = (plane: Plane, width: number) =>
    slotOf(
      windows.findIndex((w) => w.width === width && w.of === plane.of),
      per,
    );
  const reach = Math.max(...own.flatMap(({ widths }) => [...widths.keys()]));
  const lines = own.map((_, i) => `  ${vector} plane${i} = ${vector}(0);`);
  let fetches = 0;
  for (let distance = 0; distance <= reach; distance++) {
    const adds = own.flatMap((plane, i) => {
      const width = plane.widths.get(distance);
      return width === undefined ? [] : [{ i, ...slot(plane, width) }];
    });
    const textures = [...new Set(adds.map(({ texture }) => texture))];
    fetches += textures.length * (distance ? 2 : 1);
    const sides: Sides = {
      ...{ distance, dead, vector, add: storage.addRows },
      locate: (name, by) => `  int ${name} = along(p.y + ${by}, uSize.y);`,
      fetch: (texture, name) => `texelFetch(tWindows${texture}, sumAt(p.x, ${name}, p.z), 0)`,
    };
    lines.push(...emitSides(sides, textures, (texel) => adds.map(({ i, texture, part }) => `    plane${i} += ${part(texel(texture))};`)));
  }
  own.forEach((_, i) => lines.push(emitStore('oPlanes', i, planes, `plane${i}`)));
  return { text: lines.join('\n'), fetches };
}

/** The lines that sum the totals, given `p` and the cell's own number `own`. @param locate - see {@link Sides} */
export function emitTotals(
  { totals, planes, depth }: Sums,
  storage: Storage,
  dead: boolean,
  locate: Sides['locate'],
): { text: string; fetches: number } {
  const { vector, lanes, planes: per } = storage;
  const lines = totals.map((_, i) => `  ${vector} total${i} = ${vector}(0);`);
  const bits = 32 / lanes;
  if (lanes > 1) lines.push(`  int shift = p.x % ${lanes} * ${bits};`);
  const slot = (plane: Plane) => {
    const { texture, part } = slotOf(
      planes.findIndex(({ key }) => key === plane.key),
      per,
    );
    return { texture, part: lanes === 1 ? part : (texel: string) => `((${texel} >> shift) & ${2 ** bits - 1}u)` };
  };
  let fetches = 0;
  for (let distance = 0; distance <= depth; distance++) {
    const adds = totals.flatMap(({ plus, minus }, i) =>
      [['+=', plus.get(distance)] as const, ['-=', minus.get(distance)] as const].flatMap(([sign, plane]) =>
        plane ? [{ i, sign, ...slot(plane) }] : [],
      ),
    );
    if (adds.length === 0) continue;
    const textures = [...new Set(adds.map(({ texture }) => texture))];
    fetches += textures.length * (distance ? 2 : 1);
    const sides: Sides = {
      ...{ distance, dead, vector, add: storage.addSlices, locate },
      fetch: (texture, name) => `texelFetch(tPlanes${texture}, sumAt(p.x / ${lanes}, p.y, ${name}), 0)`,
    };
    lines.push(
      ...emitSides(sides, textures, (texel) => adds.map(({ i, sign, texture, part }) => `    total${i} ${sign} ${part(texel(texture))};`)),
    );
  }
  totals.forEach(({ centre, of }, i) => {
    if (centre)
      lines.push(`  total${i} ${centre > 0 ? '+=' : '-='} ${of === undefined ? 'own' : `${vector}(equal(own, ${vector}(${of})))`};`);
  });
  return { text: lines.join('\n'), fetches };
}
