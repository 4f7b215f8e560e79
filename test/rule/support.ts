// Shared by the tests of rules: expectations on errors, soups, and counts of cells.
import { expect } from '@open-wc/testing';
import { CaError } from '../../core/base/errors.js';
import { randomSequence } from '../../core/base/random.js';
import type { RuleData } from '../../core/rule/index.js';

/** The message of the CaError that a call throws; fails if it throws none or something else. */
export function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof CaError) return error.message;
    throw error;
  }
  return expect.fail('nothing was thrown') as never;
}

/** A soup of live and dead cells. */
export function soup(count: number, density: number, seed: number): Uint8Array {
  const random = randomSequence(seed);
  return Uint8Array.from({ length: count }, () => +(random() < density));
}

export const population = (cells: ArrayLike<number>) => Array.from(cells).filter((state) => state > 0.5).length;

/** The seven units of design and blog, written out by hand. */
export const LIFE: RuleData = {
  name: 'Life',
  channels: 1,
  states: 2,
  inputs: [
    { name: 'self', neighbourhood: { kind: 'self' } },
    { name: 'count', neighbourhood: { kind: 'moore', radius: 1 }, reduce: 'sum' },
  ],
  network: {
    layers: [
      {
        activation: 'sigmoid',
        steepness: 10,
        units: [
          { name: 'selfIsOne', weights: { self: 1 }, bias: -0.5 },
          { name: 'peersOver1', weights: { count: 1 }, bias: -1.5 },
          { name: 'peersOver2', weights: { count: 1 }, bias: -2.5 },
          { name: 'peersOver3', weights: { count: 1 }, bias: -3.5 },
        ],
      },
      {
        activation: 'sigmoid',
        steepness: 10,
        units: [
          { name: 'self0peers3', weights: { selfIsOne: -1, peersOver2: 1, peersOver3: -1 }, bias: -0.5 },
          { name: 'self1peers2or3', weights: { selfIsOne: 1, peersOver1: 1, peersOver3: -1 }, bias: -1.5 },
        ],
      },
      {
        activation: 'sigmoid',
        steepness: 10,
        units: [{ name: 'activation', weights: { self0peers3: 1, self1peers2or3: 1 }, bias: -0.5 }],
      },
    ],
  },
  update: { mode: 'replace' },
  boundary: 'torus',
  dimensions: [2],
};

/** A small trained-style rule: two channels, matrices, relu and tanh, adding. */
export const MATRIX: RuleData = {
  name: 'Matrices',
  channels: 2,
  states: 'continuous',
  range: [-1, 1],
  inputs: [
    { name: 'a', neighbourhood: { kind: 'self' } },
    { name: 'b', neighbourhood: { kind: 'self' }, channel: 1 },
    { name: 'lapA', neighbourhood: { kind: 'laplacian' } },
    { name: 'lapB', neighbourhood: { kind: 'laplacian' }, channel: 1 },
  ],
  network: {
    layers: [
      {
        activation: 'relu',
        weights: [
          [1, 0, 0.5, 0],
          [0, 1, 0, -0.5],
          [0.25, 0.25, 0.25, 0.25],
        ],
        biases: [0.1, 0, -0.1],
      },
      {
        activation: 'tanh',
        weights: [
          [1, -1, 2],
          [0, 1, 1],
        ],
      },
    ],
  },
  update: { mode: 'add', dt: 0.5 },
  boundary: 'torus',
  dimensions: [2, 3],
};

/** A rule with a formula: Gray–Scott. */
export const FORMULA: RuleData = {
  name: 'Gray–Scott',
  channels: 2,
  states: 'continuous',
  inputs: [
    { name: 'u', neighbourhood: { kind: 'self' } },
    { name: 'v', neighbourhood: { kind: 'self' }, channel: 1 },
    { name: 'lapU', neighbourhood: { kind: 'laplacian', stencil: 'nine' } },
    { name: 'lapV', neighbourhood: { kind: 'laplacian', stencil: 'nine' }, channel: 1 },
  ],
  formula: {
    expressions: ['lapU - u * v ^ 2 + feed * (1 - u)', '0.5 * lapV + u * v ^ 2 - (feed + kill) * v'],
    parameters: { feed: { value: 0.0367, min: 0, max: 0.1 }, kill: { value: 0.0649, min: 0, max: 0.1 } },
  },
  update: { mode: 'add', dt: 1 },
  boundary: 'torus',
  dimensions: [2],
};

/** A copy of plain data with one thing changed. */
export function changed<T>(data: T, change: (copy: Mutable<T>) => void): T {
  const copy = structuredClone(data) as Mutable<T>;
  change(copy);
  return copy as T;
}

export type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** Tommy Ettinger's generator, which the recorded soups were drawn with. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
