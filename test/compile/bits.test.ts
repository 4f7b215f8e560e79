// The bit-sliced path against the CPU reference: any two-state rule of the cell and a count, at any width, with any border.

import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { emitDecide } from '../../core/compile/logic.js';
import { parseRule } from '../../core/rule/parse.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Boundary } from '../../core/rule/types.js';
import { createSimulation } from '../../core/simulation/create.js';

const boundaries: Boundary[] = ['torus', 'dead', 'mirror'];

function randomRule(random: () => number): Rule {
  const digits = () => [0, 1, 2, 3, 4, 5, 6, 7, 8].filter(() => random() < 0.4).join('');
  return parseRule(`B${digits()}/S${digits()}`);
}

async function check(rule: Rule, size: [number, number], seed: number, steps = 4): Promise<void> {
  const sim = await createSimulation({ rule, size, seed, density: 0.4 });
  expect(sim.path).to.match(/^bit-sliced/);
  const start = await sim.read();
  sim.step(steps);
  const want = runReference(rule, start, size, steps);
  expect(await sim.read(), `${rule.notation} ${rule.boundary} ${size.join('×')}`).to.deep.equal(want);
  sim.dispose();
}

describe('bit-sliced path', function () {
  this.timeout(120_000); // compiles a shader for each of some fifty grids
  it('equals the reference for random rules, widths around the packing, and every border', async () => {
    const random = randomSequence(11);
    const widths = [1, 2, 3, 31, 32, 33, 64, 100, 127, 128, 129, 130, 200, 255, 256, 257];
    for (const width of widths)
      for (const boundary of boundaries) {
        const height = 1 + Math.floor(random() * 9);
        await check(randomRule(random).with({ boundary }), [width, height], width);
      }
  });

  it('counts other neighbourhoods of radius 1 too', async () => {
    for (const kind of ['von-neumann', 'hexagonal'] as const)
      for (const boundary of boundaries) {
        const life = parseRule('B2/S12');
        const inputs = life.inputs.map((input) => (input.name === 'count' ? { ...input, neighbourhood: { kind, radius: 1 } } : input));
        await check(life.with({ inputs, boundary }), [133, 7], 5);
      }
  });

  it('steps alike once the rule has rested and is written into the shader', async () => {
    const rule = parseRule('B36/S125');
    const sim = await createSimulation({ rule, size: [150, 20], seed: 3 });
    const start = await sim.read();
    sim.step();
    await new Promise((resolve) => setTimeout(resolve, 600));
    for (let i = 0; i < 20; i++) {
      sim.step(1);
      await sim.read();
    }
    expect(await sim.read()).to.deep.equal(runReference(rule, start, [150, 20], 21));
    sim.dispose();
  });

  it('writes Life as the five operations that it needs', () => {
    const on = (...counts: number[]) => Array.from({ length: 9 }, (_, count) => counts.includes(count));
    const text = emitDecide({ birth: on(3), survival: on(2, 3) });
    expect(text).to.contain('(n0 | c)').and.to.contain('~n3').and.to.contain('~n2');
    expect(text.match(/uvec4 t\d/g)).to.have.length(3);
  });
});
