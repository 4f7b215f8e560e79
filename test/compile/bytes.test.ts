// The byte-lane path against the CPU reference: many states, small neighbourhoods, any width, any border.

import { expect } from '@open-wc/testing';
import { parseRule } from '../../core/rule/parse.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { createSimulation } from '../../core/simulation/create.js';

async function check(rule: Rule, size: [number, number], steps = 3): Promise<void> {
  const sim = await createSimulation({ rule, size, seed: size[0], density: 0.5 });
  expect(sim.path, rule.name).to.match(/^byte lanes/);
  const start = await sim.read();
  sim.step(steps);
  const want = runReference(rule, start, size, steps);
  expect(await sim.read(), `${rule.name} ${rule.boundary} ${size.join('×')}`).to.deep.equal(want);
  sim.dispose();
}

describe('byte-lane path', function () {
  this.timeout(120_000); // compiles a shader for each of some sixty grids
  const widths = [1, 2, 3, 4, 5, 15, 16, 17, 18, 19, 20, 31, 33, 64, 77];
  for (const boundary of ['torus', 'dead', 'mirror'] as const)
    it(`equals the reference for Generations, widths around the packing, ${boundary}`, async () => {
      const rule = parseRule('B2/S345/C4').with({ boundary });
      for (const [i, width] of widths.entries()) await check(rule, [width, 1 + (i % 6)]);
    });

  it('runs other notations: many states, one dimension, a neighbour each, wider ones', async () => {
    for (const text of ['/2/3', 'B2/S/C200', 'W110', 'W30', 'B2-a/S12', 'R2,C2,M1,S5..9,B6..8,NM', 'R3,C5,M0,S2..6,B3..4,NN'])
      for (const boundary of ['torus', 'dead', 'mirror'] as const) {
        await check(parseRule(text).with({ boundary }), [37, 9]);
        await check(parseRule(text).with({ boundary }), [48, 5]);
      }
  });
});
