// Colour maps by name: 256 colours each, ready for a 256 × 1 texture. The only reader of `color-ramps.ts`; knows no GL and no DOM.
// Called by the views (grid, surface, volume) and by the converters of the `colormap` attribute.

import { CaError, show } from '../base/errors.js';
import { parseColor, type Rgba } from './color-parse.js';
import { CATEGORICAL, DIVERGING, SEQUENTIAL } from './color-ramps.js';

/** How a value finds its colour: a categorical map by its state, all others by 255 × its share of the range, rounded. */
export type ColorMapKind = 'sequential' | 'diverging' | 'categorical' | 'ink';

/** A map of 256 colours. */
export interface ColorMap {
  /** As it was asked for, in lower case. */
  readonly name: string;
  readonly kind: ColorMapKind;
  /** 256 × RGBA, sRGB, straight alpha; the caller's own copy. */
  readonly colors: Uint8Array;
}

/** What the page has to say about a map. */
export interface ColorMapOptions {
  /** The colour of a living cell in `ink`, as {@link parseColor} reads it. */
  readonly ink?: string;
  /** The colour of a dead cell in `ink`, and of state 0 in `observable10` and `tableau10`. */
  readonly paper?: string;
  /** How many states share the circle in `cyclic`, 1..256; 256 unless given. */
  readonly states?: number;
}

/** Every name, in the order in which a chooser should show them. */
export const colorMapNames: readonly string[] = Object.freeze(
  [['ink'], Object.keys(SEQUENTIAL), Object.keys(DIVERGING), Object.keys(CATEGORICAL), ['cyclic']].flat(),
);

/** The map that suits a kind of value unless a page asks for another. Signed: blue below zero, red above. */
export const DEFAULT_COLOR_MAPS = Object.freeze({
  twoStates: 'ink',
  manyStates: 'observable10',
  continuous: 'viridis',
  signed: 'rdbu-reversed',
  heat: 'inferno',
});

const REVERSED = '-reversed';
/** 1 / golden ratio: steps of this much around a circle never come close to an earlier one soon. */
const GOLDEN = 0.6180339887498949;

/**
 * The colour map of a name.
 *
 * - `ink`: paper to ink in even steps.
 * - Sequential, dark to light: `viridis magma inferno plasma cividis greys blues oranges ylgnbu`; `turbo`: blue over green to red.
 * - Diverging, zero in the middle (between 127 and 128): `rdbu puor brbg prgn rdylbu`.
 * - Categorical, one colour per state: `observable10`, `tableau10` (state 0 is paper, ten colours of the scheme, then more of our own);
 *   `cyclic` (`states` hues around a circle, for rules whose last state leads back to the first).
 * - `#rgb,#rrggbb,…`: two or more colours of one's own with even distances, sequential.
 *
 * Any but a categorical name may end in `-reversed`. Case does not count.
 *
 * @throws CaError `argument` for an unknown name or an unreadable colour
 */
export function colorMap(name: string, { ink = '#1a1a1a', paper = '#ffffff', states = 256 }: ColorMapOptions = {}): ColorMap {
  const asked = name.trim().toLowerCase();
  const base = asked.replace(/-reversed$/, '');
  let kind: ColorMapKind = 'sequential';
  let stops: Rgba[];
  if (asked.startsWith('#') && asked.includes(',')) {
    stops = asked.split(',').map((color, i) => parseColor(color, `colormap: color ${i + 1}`));
  } else if (base === 'ink') {
    kind = 'ink';
    stops = [parseColor(paper, 'paper'), parseColor(ink, 'ink')];
  } else if (isIn(SEQUENTIAL, base)) {
    stops = unpack(SEQUENTIAL[base]);
  } else if (isIn(DIVERGING, base)) {
    kind = 'diverging';
    stops = unpack(DIVERGING[base]);
  } else if (asked === 'cyclic') {
    checkStates(states);
    return tabulate(asked, 'categorical', (i) => hue((i % states) / states));
  } else if (isIn(CATEGORICAL, asked)) {
    const scheme = [parseColor(paper, 'paper'), ...unpack(CATEGORICAL[asked])];
    return tabulate(asked, 'categorical', (i) => scheme[i] ?? hue(i * GOLDEN, [1, 0.75, 0.5][i % 3]));
  } else {
    throw unknown(name);
  }
  if (asked.endsWith(REVERSED)) stops.reverse();
  return tabulate(asked, kind, (i) => between(stops, i / 255));
}

/** Whether {@link colorMap} takes a name, with or without `-reversed`, or a list of colours. */
export function isColorMapName(name: string): boolean {
  try {
    return colorMap(name).colors.length > 0;
  } catch {
    return false;
  }
}

function tabulate(name: string, kind: ColorMapKind, colorAt: (index: number) => Rgba): ColorMap {
  const colors = new Uint8Array(4 * 256);
  for (let i = 0; i < 256; i++) colors.set(colorAt(i), 4 * i);
  return Object.freeze({ name, kind, colors });
}

function unknown(name: string): CaError {
  const unordered = [...Object.keys(CATEGORICAL), 'cyclic'].join(', ');
  const expected = `one of ${colorMapNames.join(', ')} ("${REVERSED}" after any but ${unordered}), or colors as in "#000,#f80,#fff"`;
  return new CaError('argument', 'unknown color map', { where: 'colormap', expected, got: show(name) });
}

function checkStates(states: number): void {
  if (Number.isInteger(states) && states >= 1 && states <= 256) return;
  throw new CaError('argument', 'not a number of states', { where: 'states', expected: '1 to 256', got: show(states) });
}

function isIn<T extends object>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table, key);
}

function unpack(digits: string): Rgba[] {
  return (digits.match(/.{6}/g) ?? []).map((color) => parseColor(`#${color}`));
}

/**
 * The colour at `t` in 0..1 on straight lines between even stops. Alpha is mixed as CSS gradients do, premultiplied, so that a
 * transparent stop lends no colour.
 */
function between(stops: readonly Rgba[], t: number): Rgba {
  const place = t * (stops.length - 1);
  const index = Math.min(Math.floor(place), stops.length - 2);
  const [from, to] = [stops[index], stops[index + 1]];
  const share = place - index;
  const alpha = from[3] * (1 - share) + to[3] * share;
  const mix = (c: number) => Math.round((from[c] * from[3] * (1 - share) + to[c] * to[3] * share) / (alpha || 1));
  return [mix(0), mix(1), mix(2), Math.round(alpha)];
}

/**
 * A saturated colour around the circle, red at 0: d3's `interpolateSinebow`.
 * @param turn - in turns
 * @param shade - 1 full, 0 black
 * @see https://basecase.org/env/on-rainbows
 */
function hue(turn: number, shade = 1): Rgba {
  const part = (third: number) => Math.round(255 * shade * Math.sin(Math.PI * (0.5 - turn + third / 3)) ** 2);
  return [part(0), part(1), part(2), 255];
}
