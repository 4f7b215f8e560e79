// The axes of a plot as lines and labels in CSS pixels, for whoever writes crisp text over the picture. The edges of the floor that are
// nearest to the reader carry x and y, the corner at the far left the height. Pure arithmetic.

import { inputAxis, settledAxes, type HeightAxes, type Range } from '../compile/heights-range.js';
import type { Rule } from '../rule/rule.js';
import type { OrbitCamera, Point3 } from './orbit-camera.js';
import { FLOOR, tallOf } from './surface-look.js';

/** A line in CSS pixels. */
export interface AxisLine {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** A text beside an axis. */
export interface AxisLabel {
  readonly at: readonly [number, number];
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** An input's or unit's name; else a number. */
  readonly name: boolean;
}

/** All that is drawn of the axes. */
export interface AxesDrawing {
  readonly lines: readonly AxisLine[];
  readonly labels: readonly AxisLabel[];
}

/** Between two numbers along an axis, at least this many CSS pixels: side by side, and one over the other. */
const SPACING = [34, 22] as const;
/** From an axis to its numbers, from its numbers to its name, and the length of a tick, in CSS pixels. */
const TO_NUMBER = 11;
const TO_NAME = 15;
const TICK = 4;
/** About how wide a digit is. */
const DIGIT = 6.5;
/** About how wide a letter of a name is. */
const LETTER = 7.2;

/**
 * Round numbers in a range.
 * @param most - how many at the most, at least 2
 * @param step - between two values that exist; 0 where all do
 */
export function ticksIn([low, high]: Range, most: number, step = 0): number[] {
  const span = high - low;
  if (step && span / step <= most - 1) return Array.from({ length: Math.round(span / step) + 1 }, (_, i) => tidy(low + i * step));
  const rough = span / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  let unit = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  if (step) unit = Math.ceil(unit / step - 1e-9) * step;
  const first = Math.ceil(low / unit - 1e-9);
  const last = Math.floor(high / unit + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * unit));
}

/** 0.30000000000000004 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** A number as an axis shows it. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 1e-3)) return value.toExponential(1).replace('e+', 'e').replace('-', '−');
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** What the axes show. */
export interface AxesContent {
  readonly rule: Rule;
  readonly axes: Partial<HeightAxes>;
  /** Heights at the floor and at the top, and what they are called. */
  readonly range: Range;
  readonly name: string;
  readonly heightScale: number;
}

type Place = (share: number) => Point3;

/** One axis: from share 0 to 1, and a direction away from the plot. */
interface Edge {
  readonly place: Place;
  readonly outwards: Point3;
  readonly range: Range;
  readonly step: number;
  readonly name: string;
}

/** The axes as the camera sees them. */
export function drawAxes(camera: OrbitCamera, content: AxesContent): AxesDrawing {
  const lines: AxisLine[] = [];
  const labels: AxisLabel[] = [];
  const edges = floorEdges(camera, content);
  for (const edge of edges) drawEdge(camera, edge, lines, labels);
  if (!camera.flat) drawHeight(camera, content, lines, labels);
  return { lines, labels };
}

function floorEdges(camera: OrbitCamera, { rule, axes }: AxesContent): Edge[] {
  const { x, y } = settledAxes(rule, axes);
  const z = camera.flat ? 0 : FLOOR;
  // Nearer to the reader is lower in the picture.
  const lower = (a: Point3, b: Point3) => camera.project(a)[1] >= camera.project(b)[1];
  const front = camera.flat || lower([0.5, 0, z], [0.5, 1, z]) ? 0 : 1;
  const side = camera.flat || lower([0, 0.5, z], [1, 0.5, z]) ? 0 : 1;
  const edges: Edge[] = [{ ...inputAxis(rule, x), place: (share) => [share, front, z], outwards: [0, front * 2 - 1, 0] }];
  if (y !== null) edges.push({ ...inputAxis(rule, y), place: (share) => [side, share, z], outwards: [side * 2 - 1, 0, 0] });
  return edges;
}

/** The direction in the picture that leads away from the plot. */
function awayFrom(camera: OrbitCamera, at: Point3, outwards: Point3): [number, number] {
  const [x, y] = camera.project(at);
  const [toX, toY] = camera.project([at[0] + 0.1 * outwards[0], at[1] + 0.1 * outwards[1], at[2]]);
  const length = Math.hypot(toX - x, toY - y) || 1;
  return [(toX - x) / length, (toY - y) / length];
}

const anchorOf = (dx: number) => (dx > 0.4 ? 'start' : dx < -0.4 ? 'end' : 'middle');

function drawEdge(camera: OrbitCamera, edge: Edge, lines: AxisLine[], labels: AxisLabel[]): void {
  const { place, outwards, range, step, name } = edge;
  const [from, to] = [camera.project(place(0)), camera.project(place(1))];
  lines.push({ from, to });
  const fitting = Math.max(Math.abs(to[0] - from[0]) / SPACING[0], Math.abs(to[1] - from[1]) / SPACING[1]);
  const ticks = ticksIn(range, Math.max(2, Math.floor(fitting) + 1), step);
  let widest = 0;
  for (const value of ticks) {
    const at = place((value - range[0]) / (range[1] - range[0]));
    const [x, y] = camera.project(at);
    const [dx, dy] = awayFrom(camera, at, outwards);
    lines.push({ from: [x, y], to: [x + dx * TICK, y + dy * TICK] });
    const text = tickText(value);
    widest = Math.max(widest, text.length * DIGIT);
    labels.push({ at: [x + dx * TO_NUMBER, y + dy * TO_NUMBER], text, anchor: anchorOf(dx), name: false });
  }
  const [x, y] = camera.project(place(0.5));
  const [dx, dy] = awayFrom(camera, place(0.5), outwards);
  const away = TO_NUMBER + TO_NAME * Math.abs(dy) + (widest + 8) * Math.abs(dx);
  const label: AxisLabel = { at: [x + dx * away, y + dy * away], text: name, anchor: anchorOf(dx), name: true };
  const upright = camera.flat && Math.abs(to[1] - from[1]) > Math.abs(to[0] - from[0]);
  labels.push(fits(camera, label) && !upright ? label : atTheEnd(camera, label, to));
}

/** Whether a label is in the picture. */
function fits({ view }: OrbitCamera, { at, text, anchor }: AxisLabel): boolean {
  const width = text.length * LETTER;
  const left = at[0] - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return left >= 2 && left + width <= view[0] - 2;
}

/** Where there is no room beside an axis, and on a flat map, its name stands over its far end. */
function atTheEnd({ view, flat }: OrbitCamera, label: AxisLabel, [x, y]: readonly [number, number]): AxisLabel {
  if (flat) return { ...label, at: [Math.max(x, 4 + 0.5 * LETTER * label.text.length), y - 13], anchor: 'middle' };
  const right = x > view[0] / 2;
  return { ...label, at: [right ? view[0] - 4 : 4, y - 14], anchor: right ? 'end' : 'start' };
}

/** The height: a line up from the corner of the floor that is farthest to the left. */
function drawHeight(camera: OrbitCamera, { range, name, heightScale }: AxesContent, lines: AxisLine[], labels: AxisLabel[]): void {
  const corners: Point3[] = [0, 1, 2, 3].map((i) => [i & 1, i >> 1, FLOOR]);
  const [x, y] = corners.reduce((best, corner) => (camera.project(corner)[0] < camera.project(best)[0] ? corner : best));
  const tall = tallOf(heightScale);
  const place = (share: number): Point3 => [x, y, share * tall];
  const [bottom, top] = [camera.project([x, y, FLOOR]), camera.project(place(1))];
  lines.push({ from: bottom, to: top });
  const length = Math.hypot(top[0] - camera.project(place(0))[0], top[1] - camera.project(place(0))[1]);
  for (const value of ticksIn(range, Math.max(2, Math.floor(length / SPACING[1]) + 1))) {
    const [px, py] = camera.project(place((value - range[0]) / (range[1] - range[0])));
    lines.push({ from: [px, py], to: [px - TICK, py] });
    labels.push({ at: [px - TICK - 4, py], text: tickText(value), anchor: 'end', name: false });
  }
  labels.push({ at: [Math.max(top[0], 4 + 0.5 * LETTER * name.length), top[1] - 13], text: name, anchor: 'middle', name: true });
}
