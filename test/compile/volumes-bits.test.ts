// Two-state rules of the cells around, bit-sliced, against the CPU reference: any rule, any subset of the 26, any size, any border;
// and Bays' gliders.

import { expect } from '@open-wc/testing';
import { cellCount } from '../../core/base/limits.js';
import { randomSequence } from '../../core/base/random.js';
import { parseRule, validateRule, type Rule } from '../../core/rule/index.js';
import { runReference } from '../../core/rule/reference.js';
import { createSimulation } from '../../core/simulation/create.js';
import { expectSameCells, wait } from '../support/automata.js';

type Extent = readonly [number, number, number];
const BOUNDARIES = ['torus', 'dead', 'mirror'] as const;
const SIZES: readonly Extent[] = [[128, 3, 4], [130, 4, 3], [5, 6, 7], [1, 5, 4], [64, 8, 2], [31, 1, 3], [257, 2, 2], [3, 90, 100]]; // prettier-ignore

const soup = (size: Extent, seed: number, density = 0.3) => {
  const random = randomSequence(seed);
  return Uint8Array.from({ length: cellCount(size) }, () => Number(random() < density));
};

/** A rule whose network reads the cell and a count, with outcomes at random. */
function randomRule(random: () => number): Rule {
  const list = () => Array.from({ length: 27 }, (_, n) => n).filter(() => random() < 0.3);
  return parseRule(`3D${list().join()}/${list().join()}`);
}

async function run(rule: Rule, start: Uint8Array, size: Extent, steps: number, rested = false): Promise<ArrayLike<number>> {
  const simulation = await createSimulation({ rule, size, init: 'empty' });
  expect(simulation.path).to.match(/^volume, bit-sliced/);
  simulation.write(start);
  if (rested) {
    await wait(550);
    for (let i = 0; i < 30 && steps > 1; i++, steps--) {
      simulation.step();
      await wait(20);
    }
  }
  simulation.step(steps);
  const cells = await simulation.read();
  simulation.dispose();
  return cells;
}

describe('bit-sliced volumes', function () {
  this.timeout(120_000);

  for (const boundary of BOUNDARIES)
    it(`equal the reference for rules at random, ${boundary}`, async () => {
      const random = randomSequence(boundary.length);
      for (const size of SIZES) {
        const rule = randomRule(random).with({ boundary });
        const start = soup(size, size[0]);
        expectSameCells(await run(rule, start, size, 3), runReference(rule, start, size, 3), `${rule.name}, ${size.join(' × ')}`);
      }
    });

  it('with the outcomes written into the shader too', async () => {
    const random = randomSequence(9);
    for (const size of [
      [70, 5, 4],
      [128, 4, 3],
    ] as const) {
      // prettier-ignore
      const rule = randomRule(random);
      const start = soup(size, 4);
      expectSameCells(await run(rule, start, size, 8, true), runReference(rule, start, size, 8));
    }
  });

  it('count any of the cells around, the cell itself among them or not', async () => {
    const masks = [
      [['...', '.#.', '...'], ['.#.', '###', '.#.'], ['...', '.#.', '...']],
      [['#.#', '...', '#.#'], ['...', '...', '...'], ['#.#', '...', '#.#']],
      [['##.', '...', '...'], ['..#', '.#.', '...'], ['...', '#..', '..#']],
    ]; // prettier-ignore
    for (const [i, cells] of masks.entries()) {
      const rule = validateRule({
        name: `mask ${i}`,
        channels: 1,
        states: 2,
        inputs: [
          { name: 'self', neighbourhood: { kind: 'self' } },
          { name: 'count', neighbourhood: { kind: 'mask', cells } },
        ],
        network: { layers: [{ activation: 'sin', units: [{ name: 'next', weights: { self: 2.1, count: 1.7 }, bias: 0.3 }] }] },
        update: { mode: 'replace' },
        boundary: BOUNDARIES[i],
        dimensions: [3],
      });
      const size: Extent = [35, 6, 5];
      const start = soup(size, 7, 0.5);
      expectSameCells(await run(rule, start, size, 3), runReference(rule, start, size, 3), rule.name);
    }
  });

  it('take another rule without compiling, and brushes and patterns', async () => {
    const size: Extent = [40, 20, 10];
    const simulation = await createSimulation({ rule: parseRule('4555'), size, seed: 2, density: 0.2 });
    simulation.step();
    const start = await simulation.read();
    const compiled = simulation.engine?.gpu.programs.compiled;
    simulation.setRule(parseRule('5766'));
    simulation.step(2); // at once: a rule that rests is compiled anew
    expect(simulation.engine?.gpu.programs.compiled).to.equal(compiled);
    expectSameCells(await simulation.read(), runReference(parseRule('5766'), start, size, 2));
    simulation.clear();
    simulation.place('bo$2bo$3o!', 30, 3, 4);
    simulation.place('bo$2bo$3o!', 30, 3, 5);
    const glider = await simulation.read();
    simulation.step(4);
    const after = await simulation.read();
    for (let i = 0; i < glider.length; i++) if (glider[i]) expect(after[i + 20 * 2 + 1], `cell ${i}`).to.equal(1);
    expect(await simulation.population()).to.equal(10);
    simulation.paint({ x: 3, y: 3, z: 0, radius: 1 });
    expect(await simulation.population()).to.equal(10 + 19);
    simulation.dispose();
  });
});
