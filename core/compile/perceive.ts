// What a cell perceives, as GLSL: one float per input. Small neighbourhoods are written out tap by tap, each cell fetched once
// however many inputs read it; large ones are a loop over a table of taps.

import { perceive, type Dimensions, type Tap } from '../rule/neighbourhood.js';
import type { Rule } from '../rule/rule.js';
import type { RuleInput } from '../rule/types.js';
import { float, signed } from './glsl.js';
import type { TableData } from './plan.js';

/** Most different cells that are written out. */
const MAX_UNROLLED = 80;
/** Width of the table of taps, in texels of one tap. */
const TABLE_WIDTH = 1024;

/** The GLSL of a rule's perception. */
export interface PerceptionGlsl {
  /** Goes before any function. */
  readonly declarations: string;
  /** Given `ivec2 cell` and `vec4 state`, makes `float input0`, `float input1`, … */
  readonly body: string;
  readonly tables: Readonly<Record<string, TableData>>;
  /** Cells fetched for a cell. */
  readonly fetches: number;
}

/** The float that holds an input. */
export const inputName = (index: number) => `input${index}`;

/** How many dimensions a rule is run in on a flat grid: one, where it knows no other (each row is an automaton of its own). */
export function flatDimensions(rule: Rule): Dimensions {
  return rule.dimensions.includes(2) ? 2 : 1;
}

const channelOf = ({ channel = 0 }: RuleInput) => 'rgba'[channel];

/** What a fetched cell counts for an input: its number in the channel, or whether it is in the state looked for. */
export function seen(input: RuleInput, cell: string): string {
  const value = `${cell}.${channelOf(input)}`;
  return input.of === undefined ? value : `(abs(${value} - ${float(input.of)}) < 0.5 ? 1.0 : 0.0)`;
}

/**
 * Emits the perception of a rule.
 * @param scale - `whole` leaves means undivided, as tables count them
 */
export function emitPerception(rule: Rule, scale: 'whole' | 'reduced' = 'reduced'): PerceptionGlsl {
  const dimensions = flatDimensions(rule);
  const reduced = rule.inputs.map((input) => perceive(input, dimensions));
  const perceptions = scale === 'whole' ? reduced.map((perception) => ({ ...perception, scale: 1 })) : reduced;
  const offsets = new Set(perceptions.flatMap(({ lists }) => lists.flat().map(({ dx, dy }) => `${dx},${dy}`)));
  return offsets.size <= MAX_UNROLLED ? emitUnrolled(rule, perceptions, offsets) : emitLoops(rule, perceptions);
}

type Perceptions = readonly ReturnType<typeof perceive>[];

/** A sum times its scale. */
export const scaled = (sum: string, scale: number) => (scale === 1 ? sum : `${float(scale)} * (${sum})`);

/** One number from the sums over an input's lists. */
export function combined(sums: readonly string[], combine: 'sum' | 'length'): string {
  if (combine === 'sum') return sums[0];
  return sums.length === 1 ? `abs(${sums[0]})` : `length(vec${sums.length}(${sums.join(', ')}))`;
}

function emitUnrolled(rule: Rule, perceptions: Perceptions, offsets: ReadonlySet<string>): PerceptionGlsl {
  const cells = [...offsets].map((offset) => offset.split(',').map(Number));
  const columns = [...new Set(cells.map(([dx]) => dx))].map((dx) => `  int x${signed(dx)} = along(cell.x + ${dx}, uSize.x);`);
  const rows = [...new Set(cells.map(([, dy]) => dy))].map((dy) => `  int y${signed(dy)} = along(cell.y + ${dy}, uSize.y);`);
  const name = (dx: number, dy: number) => (dx || dy ? `cell_${signed(dx)}_${signed(dy)}` : 'state');
  const fetches = cells
    .filter(([dx, dy]) => dx || dy)
    .map(([dx, dy]) => `  vec4 ${name(dx, dy)} = neighbour(x${signed(dx)}, y${signed(dy)});`);
  const sum = (input: RuleInput, taps: readonly Tap[]) => {
    const groups = [...groupByWeight(taps)];
    return groups.map(([weight, same]) => scaled(same.map(({ dx, dy }) => seen(input, name(dx, dy))).join(' + '), weight)).join(' + ');
  };
  const inputs = rule.inputs.map((input, index) => {
    const { lists, combine, scale } = perceptions[index];
    const sums = lists.map((taps) => sum(input, taps));
    return `  float ${inputName(index)} = ${scaled(combined(sums, combine), scale)};`;
  });
  return { declarations: '', body: [...columns, ...rows, ...fetches, ...inputs].join('\n'), tables: {}, fetches: cells.length };
}

/** Taps of the same weight together. */
export function groupByWeight(taps: readonly Tap[]): Map<number, Tap[]> {
  const groups = new Map<number, Tap[]>();
  for (const tap of taps) groups.set(tap.weight, [...(groups.get(tap.weight) ?? []), tap]);
  return groups;
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
        `    vec4 other = neighbour(along(cell.x + int(tap.x), uSize.x), along(cell.y + int(tap.y), uSize.y));`,
        `    ${name} += tap.z * ${seen(input, 'other')};`,
        `  }`,
      ];
      return { name, text: loop.join('\n') };
    });
    const names = sums.map(({ name }) => name);
    return [...sums.map(({ text }) => text), `  float ${inputName(index)} = ${scaled(combined(names, combine), scale)};`].join('\n');
  });
  const height = Math.ceil(all.length / TABLE_WIDTH);
  const texels = new Float32Array(TABLE_WIDTH * height * 4);
  all.forEach(({ dx, dy, weight }, tap) => texels.set([dx, dy, weight, 0], tap * 4));
  return {
    declarations: 'uniform sampler2D tTaps;',
    body: inputs.join('\n'),
    tables: { tTaps: { format: 'RGBA32F', width: TABLE_WIDTH, height, texels } },
    fetches: all.length * 2,
  };
}
