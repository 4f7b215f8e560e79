// The path of row sums against the CPU reference: wide windows of many states, which no byte holds, and rules of which only a share
// of the cells fires.

import { expect } from '@open-wc/testing';
import { parseRule } from '../../core/rule/parse.js';
import { runReference } from '../../core/rule/reference.js';
import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import { createSimulation } from '../../core/simulation/create.js';
import { checkPath, ringRule } from './row-sums.js';

const boundaries = ['torus', 'dead', 'mirror'] as const;

/** The next state is the mean over a disc and a little more, round and round. */
function discRule(states: number, radius: number): Rule {
  return validateRule({
    name: `disc ${radius}, ${states} states`,
    channels: 1,
    states,
    inputs: [{ name: 'disc', neighbourhood: { kind: 'disc', radius }, reduce: 'mean' }],
    formula: { expressions: [`disc * 1.4 + 3 - (disc * 1.4 + 3 > ${states - 1} ? ${states - 1} : 0)`] },
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions: [2],
  });
}

/** The same rule, of which some cells fire. */
function inPart(given: string | Rule): Rule {
  const rule = typeof given === 'string' ? parseRule(given) : given;
  return rule.with({ update: { ...rule.update, fireRate: 0.7 } });
}

const check = (rule: Rule, size: [number, number]) => checkPath(/^row sums \(/, rule, size);

describe('path of row sums', function () {
  this.timeout(120_000);

  for (const boundary of boundaries)
    it(`equals the reference at any width, ${boundary}`, async () => {
      const rule = inPart('R7,C2,M1,S48..112,B48..87,NC').with({ boundary });
      for (const width of [1, 3, 4, 6, 17, 24, 31]) await check(rule, [width, 19]);
    });

  it('runs boxes, diamonds, many states, discs beside rings, one state of many', async () => {
    await check(inPart('R10,C2,M1,S123..212,B123..170,NM'), [40, 40]);
    await check(inPart('R8,C2,M0,S34..58,B34..45,NN'), [37, 25]);
    await check(inPart('R6,C5,M0,S30..60,B34..50,NC'), [36, 23]);
    await check(discRule(20, 7), [44, 30]);
    await check(discRule(256, 6), [41, 30]);
    await check(inPart(ringRule(5, 2)), [40, 21]);
  });

  it('leaves to others what counts the nothing beyond a dead border', async () => {
    const rule = ringRule(5, 0).with({ boundary: 'dead' });
    const sim = await createSimulation({ rule, size: [30, 22], density: 0.5 });
    expect(sim.path).to.not.match(/row sums/);
    const start = await sim.read();
    sim.step(2);
    expect(Array.from(await sim.read())).to.deep.equal(Array.from(runReference(rule, start, [30, 22], 2)));
    sim.dispose();
  });
});
