import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  decide,
  discreteTable,
  entryName,
  evaluate,
  parseRule,
  tableAxes,
  tableMargins,
  validateRule,
  type RuleData,
} from '../../core/rule/index.js';
import { LIFE } from './support.js';

describe('discreteTable', () => {
  it('of Life has 18 entries, self slowest', () => {
    const life = validateRule(LIFE);
    const table = discreteTable(life);
    expect(table?.axes).to.deep.equal([
      { name: 'self', min: 0, max: 1, scale: 1, stride: 9 },
      { name: 'count', min: 0, max: 8, scale: 1, stride: 1 },
    ]);
    expect([...(table?.states ?? [])].join('')).to.equal('000100000001100000');
    expect(discreteTable(life)).to.equal(table);
    expect(entryName(table?.axes ?? [], 12)).to.equal('self = 1, count = 3');
  });

  it('is the network at every entry, for random networks', () => {
    const weight = fc.double({ min: -3, max: 3, noNaN: true });
    const rules = fc.tuple(
      fc.array(weight, { minLength: 8, maxLength: 8 }),
      fc.constantFrom(2, 3, 5),
      fc.constantFrom('sum' as const, 'mean' as const),
    );
    fc.assert(
      fc.property(rules, ([w, states, reduce]) => {
        const data: RuleData = {
          ...LIFE,
          states,
          inputs: [
            { name: 'self', neighbourhood: { kind: 'self' } },
            {
              name: 'edge',
              neighbourhood: {
                kind: 'kernel',
                weights: [
                  [0, -1, 0],
                  [2, 0, 1],
                  [0, -1, 0],
                ],
              },
            },
            { name: 'ones', neighbourhood: { kind: 'moore', radius: 1 }, of: 1, reduce },
          ],
          network: {
            layers: [
              { activation: 'sin', units: [{ name: 'a', weights: { self: w[0], edge: w[1], ones: w[2] }, bias: w[3] }] },
              { activation: 'identity', units: [{ name: 'out', weights: { a: w[4], self: w[5], ones: w[6] }, bias: w[7] }] },
            ],
          },
        };
        const rule = validateRule(data);
        const table = discreteTable(rule) ?? expect.fail('no table');
        const margins = tableMargins(rule) ?? expect.fail('no margins');
        expect(table.axes.map(({ min, max }) => [min, max])).to.deep.equal([
          [0, states - 1],
          [-2 * (states - 1), 3 * (states - 1)],
          [0, 8],
        ]);
        expect(table.states.length).to.equal(states * (5 * (states - 1) + 1) * 9);
        for (let self = 0; self < states; self++)
          for (let edge = -2 * (states - 1); edge <= 3 * (states - 1); edge++)
            for (let ones = 0; ones <= 8; ones++) {
              const outputs = evaluate(rule, { self, edge, ones: reduce === 'mean' ? ones / 8 : ones });
              const entry = self * table.axes[0].stride + (edge - table.axes[1].min) * table.axes[1].stride + ones;
              expect(table.states[entry]).to.equal(decide(outputs, states));
              const state = table.states[entry];
              const edges = [state > 0 ? outputs[0] - state + 0.5 : Infinity, state < states - 1 ? state + 0.5 - outputs[0] : Infinity];
              expect(margins[entry]).to.be.closeTo(Math.min(...edges), 1e-12);
            }
      }),
      { numRuns: 15 },
    );
  });

  it('margins of several outputs are the lead of the largest', () => {
    const outputs = [0.25, 1, 0.75].map((bias, i) => ({ name: `o${i}`, weights: {}, bias }));
    const data = { ...LIFE, states: 3, network: { layers: [{ activation: 'identity', units: outputs }] } };
    expect([...(tableMargins(validateRule(data)) ?? [])].every((margin) => margin === 0.25)).to.equal(true);
  });

  it('is not there for what has none', () => {
    expect(discreteTable(parseRule('analog-life'))).to.equal(undefined);
    expect(tableMargins(parseRule('analog-life'))).to.equal(undefined);
    const smooth = {
      ...LIFE,
      inputs: [LIFE.inputs[0], { name: 'count', neighbourhood: { kind: 'disc', radius: 3, edge: 'antialiased' } }],
    };
    expect(discreteTable(validateRule(smooth))).to.equal(undefined);
    const length = { ...LIFE, inputs: [LIFE.inputs[0], { name: 'count', neighbourhood: { kind: 'gradient', axis: 'length' } }] };
    expect(discreteTable(validateRule(length))).to.equal(undefined);
    const many = {
      ...LIFE,
      states: 256,
      inputs: ['self', 'count', 'c', 'd'].map((name) => ({ name, neighbourhood: { kind: 'moore', radius: 1 } })),
    };
    expect(tableAxes(validateRule(many))).to.equal(undefined);
  });

  it('depends on the dimensions of the automaton', () => {
    const rule = validateRule({ ...LIFE, dimensions: [2, 3] });
    expect(discreteTable(rule)?.states.length).to.equal(18);
    expect(discreteTable(rule, 3)?.states.length).to.equal(54);
    expect(discreteTable(parseRule('W110'))?.states.length).to.equal(8);
  });
});
