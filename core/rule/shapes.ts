// Neighbourhoods that are a set of cells round the middle: Moore, von Neumann, hexagonal, disc and ring, in one,
// two and three dimensions. Each is a weight for an offset; `neighbourhood.ts` walks the box and keeps what is
// not zero.

import type { Edge } from './types.js';

/** The weight of the cell at an offset; 0 is outside. z is 0 in two dimensions, y too in one. */
export type Weigh = (dx: number, dy: number, dz: number) => number;

/** A neighbourhood as a box to walk and the weight of each cell in it. */
export interface Shape {
  /** How far the box reaches from the middle, in whole cells. */
  readonly reach: number;
  readonly weigh: Weigh;
}

const clamp01 = (x: number) => Math.min(1, Math.max(0, x));

/** Distance from the middle, in cells. */
export const distance: Weigh = (dx, dy, dz) => Math.sqrt(dx * dx + dy * dy + dz * dz);

/** All cells of a square or cube but the middle. */
export function moore(radius: number): Shape {
  return { reach: radius, weigh: (dx, dy, dz) => (dx || dy || dz ? 1 : 0) };
}

/** All cells at most `radius` steps along the axes away, but the middle. */
export function vonNeumann(radius: number): Shape {
  return {
    reach: radius,
    weigh: (dx, dy, dz) => (distance(dx, dy, dz) > 0 && Math.abs(dx) + Math.abs(dy) + Math.abs(dz) <= radius ? 1 : 0),
  };
}

/**
 * A hexagon on the square grid: rows slide, so that top right and bottom left fall away; the middle is out.
 * Radius 1 has the six cells NW, N, W, E, S, SE.
 */
export function hexagonal(radius: number): Shape {
  return { reach: radius, weigh: (dx, dy) => ((dx || dy) && Math.abs(dx - dy) <= radius ? 1 : 0) };
}

/**
 * A disc, or in three dimensions a ball, with its middle. Hard: r ≤ radius. Antialiased: a ramp one cell wide,
 * clamp(radius + ½ − r, 0, 1).
 * @see S. Rafler, "Generalization of Conway's Game of Life to a continuous domain: SmoothLife", 2011, section 4: the ramp
 */
export function disc(radius: number, edge: Edge): Shape {
  const weight = (r: number) => (edge === 'hard' ? (r <= radius ? 1 : 0) : clamp01(radius + 0.5 - r));
  return { reach: edge === 'hard' ? Math.floor(radius) : Math.ceil(radius + 0.5) - 1, weigh: (...at) => weight(distance(...at)) };
}

/** A ring, or in three dimensions a shell: the disc of the outer radius without the disc of the inner one; hard: inner < r ≤ outer. */
export function ring(inner: number, outer: number, edge: Edge): Shape {
  const hole = disc(inner, edge);
  const whole = disc(outer, edge);
  return { reach: whole.reach, weigh: (...at) => whole.weigh(...at) * (1 - hole.weigh(...at)) };
}
