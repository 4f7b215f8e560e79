// What the tests of both paths of row sums share: a rule of a disc and a ring, and the comparison with the reference.

import { expect } from '@open-wc/testing';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import { createSimulation } from '../../core/simulation/create.js';

/** Born and surviving between shares of a disc and a ring; with `of`, only state 1 counts. */
export function ringRule(states: number, of?: number): Rule {
  const inputs = [
    { name: 'self', neighbourhood: { kind: 'self' } },
    { name: 'disc', neighbourhood: { kind: 'disc', radius: 3 }, reduce: 'mean', ...(of === undefined ? {} : { of }) },
    { name: 'ring', neighbourhood: { kind: 'ring', inner: 4, outer: 9 }, reduce: 'mean', ...(of === undefined ? {} : { of }) },
  ];
  const units = [{ name: 'next', weights: { self: 0.4, disc: 2.3, ring: -1.9 }, bias: 0.35 }];
  const network = { layers: [{ activation: 'identity', units }] };
  return validateRule({
    name: 'ring',
    channels: 1,
    states,
    inputs,
    network,
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions: [2],
  });
}

/** Steps on the GPU, on the path that is asked for, and on the CPU: every state must be the same. */
export async function checkPath(path: RegExp, rule: Rule, size: [number, number], steps = 3): Promise<void> {
  const sim = await createSimulation({ rule, size, density: 0.5, seed: size[0] });
  expect(sim.path, rule.name).to.match(path);
  const start = await sim.read();
  sim.step(steps);
  const [got, want] = [await sim.read(), runReference(rule, start, size, steps, { seed: size[0] })];
  expect(
    got.findIndex((state, i) => state !== want[i]),
    `${rule.name} ${rule.boundary} ${size.join('×')}: first difference`,
  ).to.equal(-1);
  sim.dispose();
}
