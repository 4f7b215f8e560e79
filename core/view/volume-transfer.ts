// Transfer functions: which color and how dense each value of a field is. From a color map, or from stops in a text. Pure.

import { CaError, show } from '../base/errors.js';
import type { ColorMap } from './color-map.js';
import { parseColor, type Rgba } from './color-parse.js';

/** A value's place in the range, 0 to 1, with its color; the color's alpha is its density. */
export interface TransferStop {
  readonly at: number;
  readonly color: Rgba;
}

/** Where density begins and where it is full, unless a page says else: what is nearly at rest is clear. */
const CLEAR = 0.25;
const DENSE = 0.85;

/**
 * Reads stops: `0.2 #2040ff00, 0.6 #2040ff80, 1 #ffd54a`.
 * @throws CaError `argument` for what is no list of at least two places in rising order, each with a color
 */
export function parseTransfer(text: string): TransferStop[] {
  const where = 'transfer-function';
  const expected = 'places from 0 to 1 in rising order, each with a color, as in "0.2 #2040ff00, 1 #ffd54a"';
  const stops = text.split(/,(?![^(]*\))/).map((part) => {
    const [, place, color] = /^\s*(\S+)\s+(.+)$/.exec(part) ?? [];
    const at = Number(place);
    if (!(at >= 0 && at <= 1)) throw new CaError('argument', 'cannot be used', { where, expected, got: show(part.trim()) });
    return { at, color: parseColor(color, where) };
  });
  const rising = stops.every(({ at }, i) => i === 0 || at > stops[i - 1].at);
  if (stops.length < 2 || !rising) throw new CaError('argument', 'cannot be used', { where, expected, got: show(text) });
  return stops;
}

/** Stops as a text that {@link parseTransfer} reads. */
export function formatTransfer(stops: readonly TransferStop[]): string {
  const hex = (color: Rgba) => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return stops.map(({ at, color }) => `${Number(at.toFixed(4))} ${hex(color)}`).join(', ');
}

/** `[256]` × RGBA along stops: straight lines between them, level outside. */
export function transferOf(stops: readonly TransferStop[]): Uint8Array {
  const table = new Uint8Array(4 * 256);
  for (let i = 0; i < 256; i++) {
    const at = i / 255;
    const above = stops.findIndex((stop) => stop.at >= at);
    const high = stops[above < 0 ? stops.length - 1 : above];
    const low = above <= 0 ? high : stops[above - 1];
    const share = high.at > low.at ? (at - low.at) / (high.at - low.at) : 0;
    for (let c = 0; c < 4; c++) table[4 * i + c] = Math.round(low.color[c] + (high.color[c] - low.color[c]) * share);
  }
  return table;
}

/** The usual transfer function of a color map: its colors, clear at rest, denser upwards. */
export function transferOfMap({ colors }: ColorMap): Uint8Array {
  const table = Uint8Array.from(colors);
  for (let i = 0; i < 256; i++) {
    const share = Math.min(1, Math.max(0, (i / 255 - CLEAR) / (DENSE - CLEAR)));
    table[4 * i + 3] = Math.round((colors[4 * i + 3] * share * share * (3 - 2 * share)) as number);
  }
  return table;
}

/** Entries of a table that shaders read without filtering: each of 256 levels, and three between it and the next. */
export const ENTRIES = 1021;

/** Linear light of a byte in sRGB. */
function linear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** `[1021]` × RGBA: colors as light adds up, with their alpha. @param table - `[256]` × RGBA in sRGB */
export function lightOf(table: Uint8Array): Float32Array {
  const levels = Float32Array.from(table, (byte, i) => (i % 4 === 3 ? byte / 255 : linear(byte)));
  return Float32Array.from({ length: 4 * ENTRIES }, (_, i) => {
    const [entry, c] = [i >> 2, i & 3];
    const [level, share] = [entry >> 2, (entry & 3) / 4];
    const low = levels[4 * level + c];
    return share ? low + (levels[4 * level + 4 + c] - low) * share : low;
  });
}

/**
 * `[1021]` × RGBA: what a value adds to a ray along one step: its light times its opacity, and that.
 * @param table - `[256]` × RGBA in sRGB, alpha as the share of the density
 * @param opacity - density of an opaque value, 1 / cell; @param step - in cells
 */
export function glowOf(table: Uint8Array, opacity: number, step: number): Float32Array {
  const glow = lightOf(table);
  for (let i = 0; i < glow.length; i += 4) {
    const hidden = 1 - Math.exp(-opacity * glow[i + 3] * step);
    for (let c = 0; c < 3; c++) glow[i + c] *= hidden;
    glow[i + 3] = hidden;
  }
  return glow;
}

/** Below and above which values a table is clear, as shares of the range. @param glow - as {@link glowOf} gives it */
export function denseSpan(glow: Float32Array): readonly [low: number, high: number] {
  const dense = Array.from({ length: ENTRIES }, (_, entry) => glow[4 * entry + 3] > 0);
  const [first, last] = [dense.indexOf(true), dense.lastIndexOf(true)];
  return first < 0 ? [2, 2] : [(first - 0.5) / (ENTRIES - 1), (last + 0.5) / (ENTRIES - 1)];
}
