import { expect } from '@open-wc/testing';
import { expressionLegend, parseRule, toExpression, trace, validateRule, type RuleData } from '../../core/rule/index.js';
import { FORMULA, LIFE, MATRIX, messageOf } from './support.js';

/** Computes an expression as text: the functions and inputs are handed in by name. Only here, to hold the text against the network. */
function compute(text: string, names: Record<string, unknown>): number {
  return (new Function(...Object.keys(names), `return ${text}`) as (...values: unknown[]) => number)(...Object.values(names));
}

describe('toExpression', () => {
  it('is Life from the output down', () => {
    const life = validateRule(LIFE);
    expect(toExpression(life)).to.equal(
      's(s(-s(self - 0.5) + s(count - 2.5) - s(count - 3.5) - 0.5) + s(s(self - 0.5) + s(count - 1.5) - s(count - 3.5) - 1.5) - 0.5)',
    );
    expect(expressionLegend(life)).to.deep.equal(['s(x) = 1 / (1 + exp(-10 x))']);
    expect(toExpression(life, 'self0peers3')).to.equal('s(-s(self - 0.5) + s(count - 2.5) - s(count - 3.5) - 0.5)');
    expect(messageOf(() => toExpression(life, 'self0peers4'))).to.equal('unit: no such unit; got "self0peers4"');
  });

  it('says the same as the network', () => {
    const s = (x: number) => 1 / (1 + Math.exp(-10 * x));
    for (const text of ['B3/S23', 'B36/S125', 'B0/S8', 'B2/S', 'B2/S345/C4']) {
      const rule = parseRule(text);
      for (const [self, count] of [
        [0, 3],
        [1, 2],
        [0.3, 2.7],
        [1, 0],
      ]) {
        const values = trace(rule, { self, count });
        expect(compute(toExpression(rule), { s, self, count })).to.be.closeTo(Object.values(values).pop() as number, 1e-9);
      }
    }
  });

  it('tells steepnesses and activations apart', () => {
    const rule: RuleData = {
      ...LIFE,
      states: 'continuous',
      network: {
        layers: [
          {
            units: [
              { name: 'a', steepness: 20, weights: { self: 0.5, count: 1 }, bias: -2.25 },
              { name: 'b', steepness: 2, weights: { self: -1 } },
              { name: 'c', activation: 'gaussian', centre: 1, width: 0.5, weights: { count: 0.25 } },
              { name: 'd', activation: 'relu', weights: {}, bias: -1 },
              { name: 'e', activation: 'identity', weights: { self: 0, count: 1 / 3 } },
            ],
          },
          { activation: 'identity', units: [{ name: 'out', weights: { a: 1, b: -2, c: 1, d: 1, e: -1 } }] },
        ],
      },
    };
    expect(toExpression(validateRule(rule))).to.equal(
      's20(0.5 * self + count - 2.25) - 2 * s2(-self) + g[1, 0.5](0.25 * count) + relu(-1) - (0.333333 * count)',
    );
    expect(expressionLegend(validateRule(rule))).to.deep.equal([
      's20(x) = 1 / (1 + exp(-20 x))',
      's2(x) = 1 / (1 + exp(-2 x))',
      'g[c, w](x) = exp(-((x - c) / w)²)',
      'relu(x) = max(0, x)',
    ]);
  });

  it('gives several outputs a line each, and formulas as they are', () => {
    expect(toExpression(validateRule(MATRIX)).split('\n')[1]).to.equal(
      'output1 = tanh(relu(b - 0.5 * lapB) + relu(0.25 * a + 0.25 * b + 0.25 * lapA + 0.25 * lapB - 0.1))',
    );
    expect(toExpression(validateRule(FORMULA))).to.equal(
      'output0 = lapU - u * v ^ 2 + feed * (1 - u)\noutput1 = 0.5 * lapV + u * v ^ 2 - (feed + kill) * v',
    );
  });

  it('names units instead of nesting them where the text would run away', () => {
    const wide = Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => 0.1));
    const first = Array.from({ length: 40 }, () => [0.1, 0.2]);
    const layers = [{ weights: first }, { weights: wide }, { weights: wide }, { weights: wide }, { weights: [wide[0]] }];
    const text = toExpression(validateRule({ ...LIFE, network: { layers } }));
    expect(text.length).to.be.below(20000);
    expect(text).to.match(/^s\(0\.1 \* hidden3_0 \+ 0\.1 \* hidden3_1 /);
  });
});
