// What a cell of a volume perceives, as GLSL: one float per input. Small neighbourhoods are written out tap by tap, each cell fetched
// once however many inputs read it; large ones are a loop over a table of taps. The flat kind is in `../perceive.ts`.

import { perceive, type Tap } from '../../rule/neighbourhood.js';
import type { Rule } from '../../rule/rule.js';
import type { RuleInput } from '../../rule/types.js';
import { signed } from '../glsl.js';
import { combined, groupByWeight, inputName, scaled, seen, type PerceptionGlsl } from '../perceive.js';

/** Most different cells that are written out: the 27 of a cube and more, but no ball of radius 3. */
const MAX_UNROLLED = 80;
/** Width of the table of taps, in texels of one tap. */
const TABLE_WIDTH = 1024;

type Perceptions = readonly ReturnType<typeof perceive>[];

/**
 * Emits the perception of a rule in three dimensions, given `ivec3 cell` and `vec4 state`.
 * @param scale - `whole` leaves means undivided, as tables count them
 */
export function emitPerception(rule: Rule, scale: 'whole' | 'reduced' = 'reduced'): PerceptionGlsl {
  const reduced = rule.inputs.map((input) => perceive(input, 3));
  const perceptions = scale === 'whole' ? reduced.map((perception) => ({ ...perception, scale: 1 })) : reduced;
  const offsets = new Set(perceptions.flatMap(({ lists }) => lists.flat().map(({ dx, dy, dz }) => `${dx},${dy},${dz}`)));
  return offsets.size <= MAX_UNROLLED ? emitUnrolled(rule, perceptions, offsets) : emitLoops(rule, perceptions);
}

function emitUnrolled(rule: Rule, perceptions: Perceptions, offsets: ReadonlySet<string>): PerceptionGlsl {
  const cells = [...offsets].map((offset) => offset.split(',').map(Number));
  const places = [...'xyz'].flatMap((axis, i) =>
    [...new Set(cells.map((at) => at[i]))].map((d) => `  int ${axis}${signed(d)} = along(cell.${axis} + ${d}, uSize.${axis});`),
  );
  const name = (dx: number, dy: number, dz: number) => (dx || dy || dz ? `cell_${signed(dx)}_${signed(dy)}_${signed(dz)}` : 'state');
  const fetches = cells
    .filter((at) => at.some(Boolean))
    .map(([dx, dy, dz]) => `  vec4 ${name(dx, dy, dz)} = neighbour(x${signed(dx)}, y${signed(dy)}, z${signed(dz)});`);
  const sum = (input: RuleInput, taps: readonly Tap[]) =>
    [...groupByWeight(taps)]
      .map(([weight, same]) => scaled(same.map(({ dx, dy, dz }) => seen(input, name(dx, dy, dz))).join(' + '), weight))
      .join(' + ');
  const inputs = rule.inputs.map((input, index) => {
    const { lists, combine, scale } = perceptions[index];
    const sums = lists.map((taps) => sum(input, taps));
    return `  float ${inputName(index)} = ${scaled(combined(sums, combine), scale)};`;
  });
  return { declarations: '', body: [...places, ...fetches, ...inputs].join('\n'), tables: {}, fetches: cells.length };
}

function emitLoops(rule: Rule, perceptions: Perceptions): PerceptionGlsl {
  const all: Tap[] = [];
  const inputs = rule.inputs.map((input, index) => {
    const { lists, combine, scale } = perceptions[index];
    const sums = lists.map((taps, list) => {
      const first = all.length;
      all.push(...taps);
      const name = `sum${index}_${list}`;
      const loop = [
        `  float ${name} = 0.0;`,
        `  for (int t = ${first}; t < ${all.length}; t++) {`,
        `    vec4 tap = texelFetch(tTaps, ivec2(t % ${TABLE_WIDTH}, t / ${TABLE_WIDTH}), 0);`,
        `    ivec3 at = cell + ivec3(tap.xyz);`,
        `    vec4 other = neighbour(along(at.x, uSize.x), along(at.y, uSize.y), along(at.z, uSize.z));`,
        `    ${name} += tap.w * ${seen(input, 'other')};`,
        `  }`,
      ];
      return { name, text: loop.join('\n') };
    });
    const names = sums.map(({ name }) => name);
    return [...sums.map(({ text }) => text), `  float ${inputName(index)} = ${scaled(combined(names, combine), scale)};`].join('\n');
  });
  const height = Math.ceil(all.length / TABLE_WIDTH);
  const texels = new Float32Array(TABLE_WIDTH * height * 4);
  all.forEach(({ dx, dy, dz, weight }, tap) => texels.set([dx, dy, dz, weight], tap * 4));
  return {
    declarations: 'uniform sampler2D tTaps;',
    body: inputs.join('\n'),
    tables: { tTaps: { format: 'RGBA32F', width: TABLE_WIDTH, height, texels } },
    fetches: all.length * 2,
  };
}
