// Where the nodes of a network's diagram stand and how its connections run. Arithmetic in CSS pixels; no DOM. Inputs left and outputs
// right; in a narrow place inputs on top and outputs below.

import { flattenNetwork } from '../../core/rule/network.js';
import type { Rule } from '../../core/rule/rule.js';

/** A node's place: its box, and the square picture at the top of it. */
export interface NodePlace {
  readonly name: string;
  readonly kind: 'input' | 'unit';
  /** Its column, or in a narrow place its row: 0 for inputs. */
  readonly rank: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Side of the picture, which stands in the middle of the box. */
  readonly tile: number;
}

/** A connection's curve, and points on it for its label. */
export interface EdgePlace {
  readonly source: string;
  readonly unit: string;
  readonly weight: number;
  readonly path: string;
  readonly label: readonly [x: number, y: number];
}

/** The heading of a column or row. */
export interface RankPlace {
  readonly rank: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A diagram, laid out. */
export interface DiagramLayout {
  readonly upright: boolean;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodePlace[];
  readonly edges: readonly EdgePlace[];
  readonly ranks: readonly RankPlace[];
}

/** Below the picture: a line for the name and one for numbers. */
const CAPTION = 36;
/** The same in a narrow place, where names take two lines. */
const TALL_CAPTION = 48;
/** For the heading over a column, or over a row. */
const HEADING = 30;
/** Left and right of all, for the outermost port. */
const MARGIN = 8;
/** Between two nodes of a column. */
const GAP = 14;
/** Least width of a box, and least room for curves between two columns. */
const [LEAST_BOX, LEAST_CURVES] = [84, 44];
/** Width of a box in a narrow place. */
const NARROW_BOX = 58;

/** Names by rank: inputs first, then layer by layer, each ordered so that fewer curves cross. */
function ranksOf(rule: Rule): string[][] {
  const { inputs, units } = flattenNetwork(rule);
  const names = [...inputs, ...units.map(({ name }) => name)];
  const layers = Math.max(0, ...units.map(({ layer }) => layer + 1));
  const ranks = [
    [...inputs],
    ...Array.from({ length: layers }, (_, i) => units.filter(({ layer }) => layer === i).map(({ name }) => name)),
  ];
  const reads = new Map(units.map(({ name, terms }) => [name, terms.map(({ source }) => names[source])]));
  const before = crossings(ranks, reads);
  const sorted = ranks.map((rank) => [...rank]);
  for (let i = 1; i < sorted.length; i++) {
    const middle = new Map(sorted[i].map((name) => [name, middleOf(reads.get(name) ?? [], sorted)]));
    sorted[i].sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
  }
  return crossings(sorted, reads) < before ? sorted : ranks;
}

/** The mean height of what a unit reads, 0 to 1. */
function middleOf(sources: readonly string[], ranks: readonly (readonly string[])[]): number {
  const heights = sources.flatMap((source) => {
    const rank = ranks.find((names) => names.includes(source));
    return rank ? [(rank.indexOf(source) + 0.5) / rank.length] : [];
  });
  return heights.length ? heights.reduce((sum, height) => sum + height, 0) / heights.length : 0.5;
}

/** How many pairs of connections between neighbouring ranks cross. */
function crossings(ranks: readonly (readonly string[])[], reads: ReadonlyMap<string, readonly string[]>): number {
  let count = 0;
  for (let i = 1; i < ranks.length; i++) {
    const pairs = ranks[i].flatMap((unit, to) =>
      (reads.get(unit) ?? []).flatMap((source) => (ranks[i - 1].includes(source) ? [[ranks[i - 1].indexOf(source), to] as const] : [])),
    );
    pairs.forEach(([a, b], at) => pairs.slice(at + 1).forEach(([c, d]) => (count += +((a - c) * (b - d) < 0))));
  }
  return count;
}

const clamp = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

/** Columns from left to right. */
function flat(ranks: readonly (readonly string[])[], inputs: number, full: number): Omit<DiagramLayout, 'edges'> {
  const width = full - 2 * MARGIN;
  const count = ranks.length;
  const box = Math.floor(clamp(LEAST_BOX, (width - (count - 1) * 96) / count, 128));
  const pitch = count > 1 ? Math.min((width - box) / (count - 1), box + 190) : 0;
  const left = MARGIN + (width - (pitch * (count - 1) + box)) / 2;
  const most = Math.max(...ranks.map((rank) => rank.length));
  const tile = Math.min(box, most > 8 ? 44 : most > 5 ? 56 : most > 3 ? 68 : 84);
  const last = Math.min(box, tile + 24);
  const sideOf = (rank: number) => (rank === count - 1 && ranks[rank].length === 1 ? last : rank === 0 ? Math.min(tile, 60) : tile);
  const heightOf = (rank: number) => ranks[rank].length * (sideOf(rank) + CAPTION + GAP) - GAP;
  const tallest = Math.max(...ranks.map((_, rank) => heightOf(rank)));
  const nodes = ranks.flatMap((names, rank) => {
    const side = sideOf(rank);
    // Few nodes are spread out a little, so that each stands near the middle of what it reads.
    const spare = tallest - heightOf(rank);
    const extra = names.length > 1 ? Math.min(spare / names.length, 40) : 0;
    const top = HEADING + (spare - extra * (names.length - 1)) / 2;
    return names.map((name, i): NodePlace => ({
      ...{ name, kind: rank < inputs ? 'input' : 'unit', rank, width: box, tile: side },
      x: Math.round(left + pitch * rank),
      y: Math.round(top + i * (side + CAPTION + GAP + extra)),
    }));
  });
  const places = ranks.map((_, rank) => ({ rank, x: Math.round(left + pitch * rank), y: 0, width: box }));
  return { upright: false, width: full, height: Math.ceil(HEADING + tallest), nodes, ranks: places };
}

/** Rows from top to bottom; a row that is too long is broken. */
function upright(ranks: readonly (readonly string[])[], inputs: number, width: number): Omit<DiagramLayout, 'edges'> {
  const nodes: NodePlace[] = [];
  const places: RankPlace[] = [];
  let y = 0;
  ranks.forEach((names, rank) => {
    places.push({ rank, x: 0, y, width });
    y += HEADING;
    const fit = Math.max(1, Math.floor((width + 4) / (NARROW_BOX + 4)));
    const rows = Math.ceil(names.length / fit);
    const perRow = Math.ceil(names.length / rows);
    const side = rank === ranks.length - 1 && names.length === 1 ? 64 : 46;
    for (let row = 0; row < rows; row++) {
      const own = names.slice(row * perRow, (row + 1) * perRow);
      const box = Math.min(104, Math.floor(width / own.length) - 4);
      const pitch = width / own.length;
      own.forEach((name, i) => {
        const x = Math.round(pitch * (i + 0.5) - box / 2);
        nodes.push({ name, kind: rank < inputs ? 'input' : 'unit', rank, x, y, width: box, tile: Math.min(box, side) });
      });
      y += side + TALL_CAPTION + (row < rows - 1 ? GAP : 0);
    }
    y += rank < ranks.length - 1 ? 22 : 0;
  });
  return { upright: true, width, height: y, nodes, ranks: places };
}

/** A curve from a node's far side to another's near side. Those that arrive at one node arrive side by side, in the order they come in. */
function edgesOf(rule: Rule, placed: Omit<DiagramLayout, 'edges'>): EdgePlace[] {
  const { inputs, units } = flattenNetwork(rule);
  const names = [...inputs, ...units.map(({ name }) => name)];
  const at = new Map(placed.nodes.map((node) => [node.name, node]));
  return units.flatMap(({ name, terms }) => {
    const to = at.get(name);
    if (!to) return [];
    const across = (node: NodePlace) => (placed.upright ? node.x + node.width / 2 : node.y + node.tile / 2);
    const sources = terms.flatMap(({ source, weight }) => {
      const from = at.get(names[source]);
      return from ? [{ from, weight }] : [];
    });
    const order = [...sources].sort((a, b) => across(a.from) - across(b.from));
    const step = Math.min(11, (to.tile - 12) / Math.max(1, sources.length));
    return sources.map(({ from, weight }): EdgePlace => {
      const shift = (order.findIndex((each) => each.from === from) - (sources.length - 1) / 2) * step;
      return { source: from.name, unit: name, weight, ...curve(from, to, shift, placed.upright) };
    });
  });
}

/** A curve, and where its number stands: near its end, and nearer if it passes by other nodes. */
function curve(from: NodePlace, to: NodePlace, shift: number, isUpright: boolean): Pick<EdgePlace, 'path' | 'label'> {
  const fromMiddle = from.x + from.width / 2;
  const toMiddle = to.x + to.width / 2;
  const start = isUpright ? [fromMiddle, from.y + from.tile + TALL_CAPTION - 2] : [fromMiddle + from.tile / 2 + 1, from.y + from.tile / 2];
  const end = isUpright ? [toMiddle + shift, to.y - 1] : [toMiddle - to.tile / 2 - 1, to.y + to.tile / 2 + shift];
  const reach = (isUpright ? end[1] - start[1] : end[0] - start[0]) * 0.5;
  const [a, b] = isUpright
    ? [
        [start[0], start[1] + reach],
        [end[0], end[1] - reach],
      ]
    : [
        [start[0] + reach, start[1]],
        [end[0] - reach, end[1]],
      ];
  const round = (point: readonly number[]) => point.map((n) => Math.round(n * 10) / 10).join(',');
  return {
    path: `M${round(start)}C${round(a)} ${round(b)} ${round(end)}`,
    label: pointOn(start, a, b, end, to.rank - from.rank > 1 ? 0.93 : 0.8),
  };
}

/** A point of a cubic Bézier curve. */
function pointOn(p0: readonly number[], p1: readonly number[], p2: readonly number[], p3: readonly number[], t: number): [number, number] {
  const s = 1 - t;
  const along = (i: number) => s ** 3 * p0[i] + 3 * s * s * t * p1[i] + 3 * s * t * t * p2[i] + t ** 3 * p3[i];
  return [along(0), along(1)];
}

/** Lays a rule's network out in a width of CSS pixels. */
export function layOut(rule: Rule, width: number): DiagramLayout {
  const ranks = ranksOf(rule);
  const fits = width >= ranks.length * LEAST_BOX + (ranks.length - 1) * LEAST_CURVES;
  const placed = fits ? flat(ranks, 1, width) : upright(ranks, 1, width);
  return { ...placed, edges: edgesOf(rule, placed) };
}

/** Whether a network is small enough that a person can follow its curves. */
export function isDrawable(rule: Rule): boolean {
  const { units } = flattenNetwork(rule);
  const perLayer = new Map<number, number>();
  for (const { layer } of units) perLayer.set(layer, (perLayer.get(layer) ?? 0) + 1);
  return units.reduce((sum, { terms }) => sum + terms.length, 0) <= 80 && Math.max(0, rule.inputs.length, ...perLayer.values()) <= 14;
}
