// Shared by the tests of the rooms over the rules: runs on the GPU, comparisons of cells, waiting, and contexts that go away.
import { expect } from '@open-wc/testing';
import { CaError } from '../../core/base/errors.js';
import { randomSequence } from '../../core/base/random.js';
import '../../core/compile/choose.js';
import type { Cells } from '../../core/compile/layout.js';
import { sharedGpu, type GpuShare } from '../../core/gpu/share.js';
import type { Rule } from '../../core/rule/rule.js';
import { createSimulation } from '../../core/simulation/create.js';
import * as gpu from '../../core/simulation/gpu.js';
import { gpuPart } from '../../core/simulation/parts.js';
import type { Simulation, SimulationOptions } from '../../core/simulation/simulation.js';

gpuPart.hold(gpu); // tests of automata do not wait for the engine; those of pages do

type Grid = readonly [x: number, y: number] | readonly [x: number, y: number, z: number];

/** The cells after some steps on the GPU. @param cells - what it starts from */
export async function runOnGpu(
  rule: Rule,
  cells: Cells,
  size: Grid,
  steps: number,
  options: Partial<SimulationOptions> = {},
): Promise<Cells> {
  const simulation = await createSimulation({ rule, size, init: 'empty', ...options });
  try {
    simulation.write(cells);
    simulation.step(steps);
    expect(simulation.path).to.not.equal('not started');
    return await simulation.read();
  } finally {
    simulation.dispose();
  }
}

/** The cells after some steps, by whoever runs them, at the size of a simulation. */
export const readAfter = async (simulation: Simulation, steps: number): Promise<Cells> => {
  simulation.step(steps);
  return simulation.read();
};

/** Fails at the first cell that differs, with its place. Quicker than a deep comparison, and says more. */
export function expectSameCells(got: ArrayLike<number>, expected: ArrayLike<number>, about = 'cells'): void {
  expectNear(got, expected, 0, about);
}

/** Fails where a number is further from the expected one than `tolerance`, or is none. */
export function expectNear(got: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, about = 'cells'): void {
  expect(got.length, `${about}: length`).to.equal(expected.length);
  for (let i = 0; i < got.length; i++) {
    if (Math.abs(got[i] - expected[i]) <= tolerance) continue;
    let different = 0;
    let most = 0;
    for (let j = 0; j < got.length; j++) {
      const difference = Math.abs(got[j] - expected[j]);
      if (!(difference <= tolerance)) different++;
      if (difference > most) most = difference;
    }
    expect.fail(`${about}: [${i}] is ${got[i]}, expected ${expected[i]}; ${different} of ${got.length} differ, by up to ${most}`);
  }
}

/** A life-like rule's notation: 18 random bits. */
export function randomBirthSurvival(random: () => number): string {
  const digits = () => [...'012345678'].filter(() => random() < 0.5).join('');
  return `B${digits()}/S${digits()}`;
}

/** Numbers spread evenly over an interval. */
export function noise(count: number, seed: number, low = 0, high = 1): Float32Array {
  const random = randomSequence(seed);
  return Float32Array.from({ length: count }, () => low + (high - low) * random());
}

/** How many cells are not 0. */
export const countLive = (cells: ArrayLike<number>): number => Array.prototype.filter.call(cells, (state: number) => state > 0).length;

/** The message of the CaError that a call or promise ends with; fails if there is none. */
export async function failure(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    if (error instanceof CaError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return expect.fail('nothing was thrown') as never;
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; fails when it does not within a while. */
export async function until(holds: () => boolean, what: string, longestMs = 5000): Promise<void> {
  const end = performance.now() + longestMs;
  while (!holds()) {
    if (performance.now() > end) expect.fail(`waited ${longestMs} ms in vain: ${what}`);
    await wait(2);
  }
}

/**
 * Takes the context away as a browser does: it is gone at once, and those who hold it hear of it a moment later.
 * @returns resolves when they have heard
 */
export function loseContext(share: GpuShare = sharedGpu): Promise<void> {
  const { gl } = share.current ?? expect.fail('there is no context to lose');
  const extension = gl.getExtension('WEBGL_lose_context') ?? expect.fail('this browser cannot lose a context on demand');
  const heard = new Promise<void>((resolve) => {
    const off = share.events.on('lost', () => {
      off();
      resolve();
    });
  });
  extension.loseContext();
  return heard;
}

/** Waits until the context is given back, and fails if anything on it is left. */
export async function expectAllReleased(share: GpuShare = sharedGpu): Promise<void> {
  await until(() => share.current === null, 'the context is given back after its last holder');
  expect(share.counts).to.deep.equal({ contexts: 0, programs: 0, textures: 0, targets: 0, geometries: 0, buffers: 0, fences: 0 });
}
