import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  activate,
  evaluate,
  flattenNetwork,
  sigmoid,
  trace,
  validateRule,
  type ActivationName,
  type RuleData,
} from '../../core/rule/index.js';
import { changed, FORMULA, LIFE, MATRIX, messageOf } from './support.js';

const s = (x: number) => 1 / (1 + Math.exp(-10 * x));
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

describe('activations', () => {
  const at = (activation: ActivationName, x: number) => activate({ activation, steepness: 10, centre: 0.5, width: 2 }, x);
  it('are the documented formulas', () => {
    for (const x of [-3, -0.5, 0, 0.2, 0.5, 4]) {
      expect(at('sigmoid', x)).to.equal(s(x));
      expect(at('tanh', x)).to.equal(Math.tanh(x));
      expect(at('relu', x)).to.equal(x > 0 ? x : 0);
      expect(at('identity', x)).to.equal(x);
      expect(at('gaussian', x)).to.equal(Math.exp(-(((x - 0.5) / 2) ** 2)));
      expect(at('step', x)).to.equal(x > 0 ? 1 : 0);
      expect(at('sin', x)).to.equal(Math.sin(x));
    }
  });
  it('hold at the ends of the line', () => {
    expect([sigmoid(-1e6, 10), sigmoid(1e6, 10), sigmoid(0), sigmoid(1, -1)]).to.deep.equal([0, 1, 0.5, 1 / (1 + Math.E)]);
    expect(at('step', 0)).to.equal(0);
  });
});

describe('evaluate and trace', () => {
  const life = validateRule(LIFE);

  it('give the numbers of the seven units', () => {
    for (const [self, count] of [
      [0, 0],
      [1, 3],
      [0, 3],
      [0.4, 2.6],
      [1, 8],
    ] as const) {
      const one = s(self - 0.5);
      const [o1, o2, o3] = [1.5, 2.5, 3.5].map((t) => s(count - t));
      const born = s(-one + o2 - o3 - 0.5);
      const stays = s(one + o1 - o3 - 1.5);
      const values = trace(life, { self, count });
      expect(Object.keys(values)).to.deep.equal([
        'self',
        'count',
        'selfIsOne',
        'peersOver1',
        'peersOver2',
        'peersOver3',
        'self0peers3',
        'self1peers2or3',
        'activation',
      ]);
      const expected = [self, count, one, o1, o2, o3, born, stays, s(born + stays - 0.5)];
      Object.values(values).forEach((value, i) => expect(value).to.be.closeTo(expected[i], 1e-15));
      expect(evaluate(life, [self, count])).to.deep.equal([values.activation]);
    }
  });

  it('rest at 0.00712017 where all is empty', () => {
    let rest = 0;
    for (let i = 0; i < 50; i++) [rest] = evaluate(life, { self: rest, count: 8 * rest });
    expect(rest).to.be.closeTo(0.00712017, 5e-9);
  });

  it('say which input is missing', () => {
    expect(messageOf(() => evaluate(life, { self: 1 }))).to.equal('inputs.count: missing input; expected a number, got undefined');
    expect(messageOf(() => trace(life, [1]))).to.equal('inputs.count: missing input; expected a number, got undefined');
  });

  it('work through matrices row by row', () => {
    const x = [0.3, -0.7, 1.1, 0.25];
    const layer = [
      [1, 0, 0.5, 0, 0.1],
      [0, 1, 0, -0.5, 0],
      [0.25, 0.25, 0.25, 0.25, -0.1],
    ];
    const hidden = layer.map((row) =>
      Math.max(
        0,
        row.slice(0, 4).reduce((sum, w, i) => sum + w * x[i], row[4]),
      ),
    );
    const expected = [hidden[0] - hidden[1] + 2 * hidden[2], hidden[1] + hidden[2]].map(Math.tanh);
    evaluate(validateRule(MATRIX), x).forEach((value, i) => expect(value).to.be.closeTo(expected[i], 1e-15));
    expect(Object.keys(trace(validateRule(MATRIX), x)).slice(4)).to.deep.equal([
      'hidden0_0',
      'hidden0_1',
      'hidden0_2',
      'output0',
      'output1',
    ]);
  });

  it('read base64 as the same numbers', () => {
    const base64 = (numbers: number[]) => btoa(String.fromCharCode(...new Uint8Array(Float32Array.from(numbers).buffer)));
    const packed = changed(MATRIX, (r: Loose) => {
      for (const layer of r.network.layers) {
        layer.weights = base64(layer.weights.flat());
        if (layer.biases) layer.biases = base64(layer.biases);
      }
    });
    const round = changed(MATRIX, (r: Loose) => (r.network.layers[0].biases = r.network.layers[0].biases.map(Math.fround)));
    expect(flattenNetwork(validateRule(packed))).to.deep.equal(flattenNetwork(validateRule(round)));
  });

  it('run formulas over inputs and parameters', () => {
    const [u, v, lapU, lapV, feed, kill] = [0.8, 0.2, 0.05, -0.03, 0.0367, 0.0649];
    const rule = validateRule(FORMULA);
    const expected = [lapU - u * v * v + feed * (1 - u), 0.5 * lapV + u * v * v - (feed + kill) * v];
    evaluate(rule, { u, v, lapU, lapV }).forEach((value, i) => expect(value).to.be.closeTo(expected[i], 1e-15));
    expect(trace(rule, { u, v, lapU, lapV })).to.include({ feed, kill, u });
  });
});

describe('flattenNetwork', () => {
  it('puts units in order, sources by place, parameters filled in', () => {
    const flat = flattenNetwork(validateRule(LIFE));
    expect(flat.inputs).to.deep.equal(['self', 'count']);
    expect(flat.units.map((unit) => [unit.name, unit.layer])).to.deep.equal([
      ['selfIsOne', 0],
      ['peersOver1', 0],
      ['peersOver2', 0],
      ['peersOver3', 0],
      ['self0peers3', 1],
      ['self1peers2or3', 1],
      ['activation', 2],
    ]);
    expect(flat.units[4]).to.deep.equal({
      name: 'self0peers3',
      layer: 1,
      activation: 'sigmoid',
      steepness: 10,
      centre: 0,
      width: 1,
      bias: -0.5,
      terms: [
        { source: 2, weight: -1 },
        { source: 4, weight: 1 },
        { source: 5, weight: -1 },
      ],
    });
    expect(flat.outputs).to.deep.equal([8]);
  });

  it('lets a unit overrule its layer and read any earlier layer', () => {
    const rule: RuleData = {
      ...LIFE,
      network: {
        layers: [
          {
            steepness: 4,
            units: [
              { name: 'a', weights: { self: 1 } },
              { name: 'g', activation: 'gaussian', centre: 2, width: 3, weights: { count: 1 } },
            ],
          },
          { units: [{ name: 'b', weights: { a: 1 } }] },
          { activation: 'identity', units: [{ name: 'c', weights: { self: 0.5, a: 1, g: 2, b: 3 }, bias: 1 }] },
        ],
      },
    };
    const [self, count] = [0.7, 1.5];
    const a = sigmoid(self, 4);
    const g = Math.exp(-(((count - 2) / 3) ** 2));
    expect(evaluate(validateRule(rule), { self, count })[0]).to.be.closeTo(0.5 * self + a + 2 * g + 3 * sigmoid(a) + 1, 1e-15);
  });

  it('gives the same object for the same rule', () => {
    const rule = validateRule(MATRIX);
    expect(flattenNetwork(rule)).to.equal(flattenNetwork(rule));
    expect(flattenNetwork(rule).outputs).to.deep.equal([7, 8]);
  });

  it('agrees with matrices written as named units', () => {
    const weight = fc.double({ min: -2, max: 2, noNaN: true });
    const numbers = (n: number) => fc.array(weight, { minLength: n, maxLength: n });
    fc.assert(
      fc.property(fc.array(numbers(2), { minLength: 3, maxLength: 3 }), numbers(3), numbers(2), (weights, row, inputs) => {
        const rule = (layers: unknown): RuleData => ({ ...LIFE, network: { layers } as RuleData['network'] });
        const matrices = rule([
          { weights, activation: 'tanh' },
          { weights: [row], activation: 'sin' },
        ]);
        const names = ['x', 'y', 'z'];
        const named = rule([
          { activation: 'tanh', units: names.map((name, i) => ({ name, weights: { self: weights[i][0], count: weights[i][1] } })) },
          { activation: 'sin', units: [{ name: 'out', weights: Object.fromEntries(names.map((name, i) => [name, row[i]])) }] },
        ]);
        expect(evaluate(validateRule(matrices), inputs)).to.deep.equal(evaluate(validateRule(named), inputs));
      }),
      { numRuns: 50 },
    );
  });
});
