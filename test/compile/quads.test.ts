// The path of four cells a texel against the CPU reference: continuous rules of one channel with any neighbourhood, and discrete
// rules with wide ones; any width, any border; at rest and while it is edited.

import { expect } from '@open-wc/testing';
import { parseRule } from '../../core/rule/parse.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import type { Neighbourhood, RuleInput, Update } from '../../core/rule/types.js';
import { createSimulation } from '../../core/simulation/create.js';

const boundaries = ['torus', 'dead', 'mirror'] as const;
const noise = (length: number) => Float32Array.from({ length }, (_, i) => ((i * 7919) % 1009) / 1009);

function smooth(neighbourhoods: Neighbourhood[], update: Update = { mode: 'replace' }, reduce: RuleInput['reduce'] = 'mean'): Rule {
  const inputs = [
    { name: 'self', neighbourhood: { kind: 'self' } },
    ...neighbourhoods.map((neighbourhood, i) => ({ name: `n${i}`, neighbourhood, reduce })),
  ];
  const weights = Object.fromEntries(inputs.map(({ name }, i) => [name, [0.4, 2, -1.7, 0.6][i]]));
  const layers = [
    { activation: 'sigmoid', steepness: 4, units: [{ name: 'a', weights, bias: -0.2 }, { name: 'b', weights, bias: -0.5 }] }, // prettier-ignore
    { activation: 'tanh', units: [{ name: 'out', weights: { a: 0.9, b: -0.3, self: 0.2 }, bias: 0.1 }] },
  ];
  return validateRule({
    name: 'smooth',
    channels: 1,
    states: 'continuous',
    inputs,
    network: { layers },
    update,
    boundary: 'torus',
    dimensions: [2],
  });
}

/** Steps on the GPU from a noise; the largest difference from the reference. */
async function difference(
  rule: Rule,
  size: [number, number],
  { steps = 3, precision = 'auto' as 'auto' | 8, rest = false } = {},
): Promise<number> {
  const start = noise(size[0] * size[1]);
  const sim = await createSimulation({ rule, size, seed: 5, precision });
  expect(sim.path, rule.name).to.match(/^four cells a texel/);
  if (rest) {
    sim.step();
    await new Promise((resolve) => setTimeout(resolve, 600));
    for (let i = 0; i < 12; i++) {
      sim.step();
      await sim.read();
    }
  }
  sim.startFrom({});
  sim.write(start);
  sim.step(steps);
  const want = runReference(rule, start, size, steps, { seed: 5, precision: precision === 8 ? '8' : '32' });
  const got = await sim.read();
  sim.dispose();
  return (want as Float32Array).reduce((worst, value, i) => Math.max(worst, Math.abs(value - got[i])), 0);
}

describe('path of four cells a texel', function () {
  this.timeout(120_000);

  for (const boundary of boundaries)
    it(`equals the reference at any width, ${boundary}`, async () => {
      const rule = smooth([
        { kind: 'disc', radius: 2.3 },
        { kind: 'ring', inner: 2.3, outer: 6 },
      ]).with({ boundary });
      for (const width of [1, 2, 3, 4, 5, 7, 8, 21, 24]) expect(await difference(rule, [width, 11]), `${width} wide`).to.be.below(2e-6);
    });

  it('runs every neighbourhood that is a sum', async () => {
    const kinds: Neighbourhood[][] = [
      [
        { kind: 'moore', radius: 1 },
        { kind: 'von-neumann', radius: 3 },
        { kind: 'hexagonal', radius: 1 },
      ],
      [
        { kind: 'disc', radius: 4, edge: 'antialiased' },
        { kind: 'ring', inner: 4, outer: 9, edge: 'antialiased' },
      ],
      [{ kind: 'radial', radius: 7, profile: { shape: 'exponential' } }],
      [{ kind: 'mask', cells: ['O..', '...', '.OO'] }, { kind: 'kernel', weights: [[0.1, 0.2, 0.3], [0, 1, 0], [0.5, 0, 0.7]] }], // prettier-ignore
    ];
    for (const list of kinds) expect(await difference(smooth(list), [30, 25])).to.be.below(3e-6);
    const edges: Neighbourhood[] = [{ kind: 'laplacian' }, { kind: 'gradient', axis: 'y' }];
    expect(await difference(smooth(edges, { mode: 'replace' }, 'sum'), [30, 25])).to.be.below(3e-6);
  });

  it('adds, clamps and fires as the reference does', async () => {
    const update: Update = { mode: 'add', dt: 0.5, fireRate: 0.5, clamp: [0, 0.9] };
    expect(await difference(smooth([{ kind: 'disc', radius: 2 }], update), [27, 14], { steps: 6 })).to.be.below(3e-6);
  });

  it('keeps 256 levels within one level', async () => {
    const rule = smooth([{ kind: 'disc', radius: 2 }]);
    expect(await difference(rule, [27, 14], { precision: 8, steps: 1 })).to.be.below(1.01 / 255);
  });

  it('steps alike once the rule rests: numbers in the shader, exponentials shared', async () => {
    const analog = parseRule('analog-life');
    expect(await difference(analog, [26, 13], { rest: true, steps: 1 })).to.be.below(2e-5);
    expect(await difference(smooth([{ kind: 'ring', inner: 1, outer: 3 }]), [26, 13], { rest: true })).to.be.below(3e-6);
  });

  it('looks up wide discrete rules exactly', async () => {
    const texts = ['R5,C2,M1,S16..40,B16..30,NB', 'R5,C2,M0,S6..16,B8..14,N*', 'R6,C4,M1,S10..30,B12..25,NB']; // no row of these is a window
    for (const [i, text] of texts.entries())
      for (const boundary of boundaries.slice(i === 0 ? 0 : i, i === 0 ? 3 : i + 1)) {
        const rule = parseRule(text).with({ boundary });
        const size = [45, 29] as const;
        const sim = await createSimulation({ rule, size, density: 0.5 });
        expect(sim.path, text).to.match(/^four cells a texel/);
        const start = await sim.read();
        sim.step(4);
        const [got, want] = [await sim.read(), runReference(rule, start, size, 4)];
        expect(
          got.findIndex((state, i) => state !== want[i]),
          `${text} ${boundary}`,
        ).to.equal(-1);
        sim.dispose();
      }
  });
});
