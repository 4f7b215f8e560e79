// Every path of volumes on a machine that grants little: textures of 64 texels, so that slices lie in many columns, and four targets a
// draw, so that sums take several passes. The machine is this one, which is told that it is small.

import { expect } from '@open-wc/testing';
import { cellCount } from '../../core/base/limits.js';
import { randomSequence } from '../../core/base/random.js';
import { sharedGpu } from '../../core/gpu/share.js';
import type { Neighbourhood, RuleData } from '../../core/rule/index.js';
import { parseRule, validateRule, type Rule } from '../../core/rule/index.js';
import { runReference } from '../../core/rule/reference.js';
import { createSimulation } from '../../core/simulation/create.js';
import { expectNear, failure, noise } from '../support/automata.js';

type Extent = readonly [number, number, number];

/** Young's neuron with any two neighbourhoods. */
const neuron = (states: RuleData['states'], near: Neighbourhood, far: Neighbourhood): Rule =>
  validateRule({
    name: 'neuron',
    channels: 1,
    states,
    inputs: [
      { name: 'self', neighbourhood: { kind: 'self' } },
      { name: 'near', neighbourhood: near, reduce: 'mean' },
      { name: 'far', neighbourhood: far, reduce: 'mean' },
    ],
    network: {
      layers: [
        {
          activation: states === 'continuous' ? 'sigmoid' : 'identity',
          units: [{ name: 'next', weights: { self: 0.4, near: 2.3, far: -1.9 }, bias: 0.2 }],
        },
      ],
    },
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions: [3],
  });

const ball: Neighbourhood = { kind: 'ball', radius: 3 };
const shell: Neighbourhood = { kind: 'shell', inner: 3, outer: 6 };
const RULES: Record<string, [Rule, RegExp]> = {
  bits: [parseRule('3D4,5,9/5,8'), /bit-sliced/],
  'sums of two states': [neuron(2, ball, shell), /three passes/],
  'sums of six states': [neuron(6, ball, { kind: 'moore', radius: 2 }), /three passes/],
  'sums of floats': [neuron('continuous', ball, shell), /three passes, 32-bit/],
  'cells of a table': [neuron(3, { kind: 'mask', cells: [['#..', '...', '...'], ['...', '.#.', '..#'], ['...', '.#.', '...']] }, { kind: 'moore', radius: 1 }), /table/], // prettier-ignore
  'cells of a network': [neuron('continuous', { kind: 'ball', radius: 2, edge: 'antialiased' }, ball), /network/],
};

describe('volumes on a small machine', function () {
  this.timeout(120_000);
  let holder: ReturnType<typeof sharedGpu.acquire>;
  let machine: { maxTextureSize: number; maxDrawBuffers: number };
  let real: typeof machine;
  before(() => {
    holder = sharedGpu.acquire();
    machine = (holder.gpu ?? expect.fail('no context')).capabilities;
    real = { ...machine };
    Object.assign(machine, { maxTextureSize: 64, maxDrawBuffers: 4 });
  });
  after(() => {
    Object.assign(machine, real);
    holder.release();
  });

  for (const [name, [rule, path]] of Object.entries(RULES))
    it(name, async () => {
      for (const [boundary, size] of [
        ['torus', [20, 9, 19]],
        ['dead', [7, 13, 11]],
        ['mirror', [16, 16, 8]],
      ] as const) {
        // prettier-ignore
        const own = rule.with({ boundary });
        const random = randomSequence(size[0]);
        const start =
          own.states === 'continuous'
            ? noise(cellCount(size), 3)
            : Uint8Array.from({ length: cellCount(size) }, () => Math.floor(random() * (own.states as number)));
        const simulation = await createSimulation({ rule: own, size, init: 'empty' });
        expect(simulation.path).to.match(path);
        expect(simulation.engine?.texture.height).to.be.at.most(64);
        simulation.write(start);
        simulation.write(start.slice(0, 3 * 8 * 7), { x: 2, y: 1, z: 1, width: 3, height: 8, depth: 7 });
        const given = await simulation.read();
        for (let z = 0; z < size[2]; z++)
          for (let y = 0; y < size[1]; y++)
            for (let x = 0; x < size[0]; x++) {
              const [dx, dy, dz] = [x - 2, y - 1, z - 1];
              const inside = dx >= 0 && dx < 3 && dy >= 0 && dy < 8 && dz >= 0 && dz < 7;
              const wanted = inside ? start[(dz * 8 + dy) * 3 + dx] : start[(z * size[1] + y) * size[0] + x];
              if (given[(z * size[1] + y) * size[0] + x] !== wanted) expect.fail(`${boundary}: written wrong at ${x}, ${y}, ${z}`);
            }
        simulation.step(2);
        expectNear(await simulation.read(), runReference(own, given, size, 2), own.states === 'continuous' ? 1e-5 : 0, boundary);
        simulation.dispose();
      }
    });

  it('what no texture holds is refused before there is any', async () => {
    const size: Extent = [64, 64, 90];
    const before = sharedGpu.counts.textures;
    expect(await failure(() => createSimulation({ rule: RULES['cells of a network'][0], size }))).to.equal(
      'size: size: too large for this machine; expected a volume whose slices fit a texture of 64 × 64, got 64 × 64 × 90',
    );
    expect(sharedGpu.counts.textures).to.equal(before);
  });
});
