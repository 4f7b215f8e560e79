// The path of row sums in byte lanes against the CPU reference: wide discs, rings, boxes and diamonds of whole states, any width,
// any border.

import { parseRule } from '../../core/rule/parse.js';
import type { Rule } from '../../core/rule/rule.js';
import { checkPath, ringRule } from './row-sums.js';

const boundaries = ['torus', 'dead', 'mirror'] as const;
const check = (rule: Rule, size: [number, number]) => checkPath(/^row sums in byte lanes/, rule, size);

describe('path of row sums in byte lanes', function () {
  this.timeout(120_000);

  for (const boundary of boundaries)
    it(`equals the reference at any width, ${boundary}`, async () => {
      const rule = parseRule('R7,C2,M1,S48..112,B48..87,NC').with({ boundary });
      for (const width of [1, 3, 15, 16, 17, 32, 41]) await check(rule, [width, 19]);
    });

  it('runs boxes, diamonds, many states, discs beside rings, one state of many', async () => {
    await check(parseRule('R10,C2,M1,S123..212,B123..170,NM'), [40, 40]);
    await check(parseRule('R8,C2,M0,S34..58,B34..45,NN'), [37, 25]);
    await check(parseRule('R6,C5,M0,S30..60,B34..50,NC'), [36, 23]);
    await check(ringRule(2), [44, 30]);
    await check(ringRule(6), [41, 30]);
    await check(ringRule(5, 2), [40, 21]);
  });
});
