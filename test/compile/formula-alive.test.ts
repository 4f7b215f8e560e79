// Formula rules and the alive mask on the general path, against the CPU reference.

import { expect } from '@open-wc/testing';
import { runReference } from '../../core/rule/reference.js';
import { validateRule } from '../../core/rule/validate.js';
import { createSimulation } from '../../core/simulation/create.js';

const near = (got: ArrayLike<number>, want: ArrayLike<number>, bound: number) => {
  let worst = 0;
  for (let i = 0; i < want.length; i++) worst = Math.max(worst, Math.abs(got[i] - want[i]));
  expect(worst).to.be.at.most(bound);
};

const noise = (length: number) => Float32Array.from({ length }, (_, i) => ((i * 7919) % 1000) / 1000);

const grayScott = validateRule({
  name: 'Gray–Scott',
  channels: 2,
  states: 'continuous',
  inputs: [
    { name: 'u', neighbourhood: { kind: 'self' }, channel: 0 },
    { name: 'v', neighbourhood: { kind: 'self' }, channel: 1 },
    { name: 'du', neighbourhood: { kind: 'laplacian' }, channel: 0 },
    { name: 'dv', neighbourhood: { kind: 'laplacian' }, channel: 1 },
  ],
  formula: {
    expressions: ['Du * du - u * v^2 + F * (1 - u)', 'Dv * dv + u * v^2 - (F + k) * v'],
    parameters: { Du: { value: 1 }, Dv: { value: 0.5 }, F: { value: 0.0367 }, k: { value: 0.0649 } },
  },
  update: { mode: 'add', dt: 1 },
  boundary: 'torus',
  dimensions: [2],
});

describe('formula on the GPU', () => {
  for (const boundary of ['torus', 'dead', 'mirror'] as const)
    it(`equals the reference, ${boundary}`, async () => {
      const rule = grayScott.with({ boundary });
      const size = [21, 13] as const;
      const start = noise(21 * 13 * 2);
      const sim = await createSimulation({ rule, size });
      sim.write(start);
      sim.step(20);
      near(await sim.read(), runReference(rule, start, size, 20), 2e-5);
      sim.dispose();
    });

  it('knows every function and operator', async () => {
    const expressions = [
      'mix(exp(-x), log(x + 1), 0.3) + sqrt(abs(x - 0.5)) * sign(x - 0.5)',
      'floor(x * 3) / 3 + sin(x) * cos(x) - tanh(3 * x) + min(x, 0.2) * max(x, 0.8)',
      'pow(x, 1.5) + (x - 0.5)^3 + (-x)^2 - -x ^ 2 + clamp(2 * x, 0.1, 0.9)',
      'x > 0.5005 ? step(0.7005, x) : (x < 0.2005) + (x <= 0.3005) + (x >= 0.4005) + (x == 0) * 2 + (x != 0)',
    ];
    const rule = validateRule({
      name: 'everything',
      channels: 4,
      states: 'continuous',
      inputs: [{ name: 'x', neighbourhood: { kind: 'self' }, channel: 0 }],
      formula: { expressions },
      update: { mode: 'replace' },
      boundary: 'torus',
      dimensions: [2],
    });
    const size = [16, 16] as const;
    const start = noise(16 * 16 * 4);
    const sim = await createSimulation({ rule, size });
    sim.write(start);
    sim.step();
    // GLSL promises sin, log and pow to about 1e-4 only.
    near(await sim.read(), runReference(rule, start, size, 1), 2e-4);
    sim.dispose();
  });

  it('changes a parameter without compiling', async () => {
    const sim = await createSimulation({ rule: grayScott, size: [8, 8] });
    sim.step();
    const before = sim.engine?.gpu.programs.compiled;
    const { expressions, parameters = {} } = grayScott.formula ?? { expressions: [] };
    sim.setRule(grayScott.with({ formula: { expressions, parameters: { ...parameters, F: { value: 0.02 } } } }));
    sim.step();
    await sim.read();
    expect(sim.engine?.gpu.programs.compiled).to.equal(before);
    sim.dispose();
  });
});

describe('alive mask on the GPU', () => {
  for (const boundary of ['torus', 'dead', 'mirror'] as const)
    it(`equals the reference, ${boundary}`, async () => {
      const rule = validateRule({
        name: 'growing',
        channels: 2,
        states: 'continuous',
        inputs: [
          { name: 'a', neighbourhood: { kind: 'moore', radius: 1 }, reduce: 'mean', channel: 0 },
          { name: 'b', neighbourhood: { kind: 'self' }, channel: 1 },
        ],
        network: { layers: [{ activation: 'tanh', weights: [[0.9, 0.2], [0.5, -0.4]], biases: [-0.1, 0.1] }] }, // prettier-ignore
        update: { mode: 'add', dt: 0.5, fireRate: 0.6, alive: { channel: 0, threshold: 0.1 }, clamp: false },
        boundary,
        dimensions: [2],
      });
      const size = [19, 11] as const;
      const start = noise(19 * 11 * 2).map((v, i) => ((i >> 1) % 5 ? 0 : v));
      const sim = await createSimulation({ rule, size, seed: 7 });
      sim.write(start);
      sim.step(6);
      near(await sim.read(), runReference(rule, start, size, 6, { seed: 7 }), 1e-5);
      sim.dispose();
    });
});
