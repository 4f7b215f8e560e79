import { expect } from '@open-wc/testing';
import { Rule, parseRule, validateRule, type RuleData } from '../../core/rule/index.js';
import { changed, FORMULA, LIFE, MATRIX, messageOf, type Mutable } from './support.js';

const key = (data: RuleData) => validateRule(data).structureKey;
const keyWith = (data: RuleData, change: (copy: Mutable<RuleData>) => void) => key(changed(data, change));
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

describe('Rule', () => {
  it('is frozen to the last number and leaves the data that it came from alone', () => {
    const data = structuredClone(LIFE);
    const rule = validateRule(data);
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || !value) return;
      expect(Object.isFrozen(value)).to.equal(true);
      Object.values(value).forEach(visit);
    };
    visit(rule);
    expect(Object.isFrozen(data.inputs)).to.equal(false);
    expect(() => ((rule as Loose).channels = 2)).to.throw(TypeError);
    expect(validateRule(rule)).to.equal(rule);
  });

  it('survives JSON', () => {
    for (const data of [LIFE, MATRIX, FORMULA]) {
      const rule = validateRule(data);
      expect(validateRule(JSON.parse(JSON.stringify(rule))).equals(rule)).to.equal(true);
    }
  });

  it('with() gives a checked, changed rule and shares the rest', () => {
    const rule = validateRule(LIFE);
    const dead = rule.with({ boundary: 'dead', description: 'edged' });
    expect([dead.boundary, rule.boundary, dead.description]).to.deep.equal(['dead', 'torus', 'edged']);
    expect(dead.network).to.equal(rule.network);
    expect(dead.with({ description: undefined }).toJSON()).not.to.have.property('description');
    expect(messageOf(() => rule.with({ channels: 2 }))).to.equal('rule.channels: too many channels; expected 1 for a discrete rule, got 2');
  });

  it('forgets its notation when it computes something else, and only then', () => {
    const rule = parseRule('B3/S23');
    expect(rule.with({ boundary: 'dead', name: 'Edged' }).notation).to.equal('B3/S23');
    expect(rule.withBias('activation', -0.4).notation).to.equal(undefined);
    expect(rule.with({ states: 'continuous' }).notation).to.equal(undefined);
    expect(rule.with({ states: 2, notation: '23/3' }).notation).to.equal('23/3');
  });

  it('equals by value, whatever the order of keys', () => {
    const rule = validateRule(LIFE);
    const reordered = Object.fromEntries(Object.entries(structuredClone(LIFE)).reverse()) as unknown as RuleData;
    expect(rule.equals(new Rule(reordered))).to.equal(true);
    expect(rule.equals(LIFE)).to.equal(true);
    expect(rule.equals(rule.withWeight('selfIsOne', 'self', 1.0001))).to.equal(false);
  });

  it('changes one weight or bias of named units', () => {
    const rule = validateRule(LIFE).withWeight('self0peers3', 'peersOver3', -2).withBias('activation', 0.25);
    const expected = changed(LIFE, (r: Loose) => {
      r.network.layers[1].units[0].weights.peersOver3 = -2;
      r.network.layers[2].units[0].bias = 0.25;
    });
    expect(rule.toJSON()).to.deep.equal(expected);
  });

  it('changes one weight or bias of matrices', () => {
    const rule = validateRule(MATRIX).withWeight('hidden0_1', 'lapB', 7).withWeight('output1', 'hidden0_2', 8).withBias('output1', 9);
    const expected = changed(MATRIX, (r: Loose) => {
      r.network.layers[0].weights[1][3] = 7;
      r.network.layers[1].weights[1][2] = 8;
      r.network.layers[1].biases = [0, 9];
    });
    expect(rule.toJSON()).to.deep.equal(expected);
  });

  it('says which unit or weight is not there', () => {
    const rule = validateRule(LIFE);
    expect(messageOf(() => rule.withBias('peersOver4', 1))).to.equal('unit: no such unit; got "peersOver4"');
    expect(messageOf(() => rule.withWeight('self0peers3', 'peersOver1', 1))).to.equal(
      'self0peers3: no such weight; expected selfIsOne, peersOver2, peersOver3, got "peersOver1"',
    );
    expect(messageOf(() => validateRule(MATRIX).withWeight('output0', 'a', 1))).to.equal(
      'output0: no such weight; expected hidden0_0, hidden0_1, hidden0_2, got "a"',
    );
  });
});

describe('Rule.structureKey', () => {
  it('stays where only numbers differ', () => {
    const life = key(LIFE);
    expect(keyWith(LIFE, (r: Loose) => (r.network.layers[0].units[0].weights.self = 0))).to.equal(life);
    expect(keyWith(LIFE, (r: Loose) => delete r.network.layers[0].units[0].bias)).to.equal(life);
    expect(keyWith(LIFE, (r: Loose) => (r.network.layers[0].steepness = 3))).to.equal(life);
    expect(keyWith(LIFE, (r: Loose) => (r.network.layers[0].units[0].steepness = 3))).to.equal(life);
    expect(keyWith(LIFE, (r: Loose) => delete r.network.layers[0].activation)).to.equal(life);
    expect(keyWith(LIFE, (r: Loose) => (r.name = 'other'))).to.equal(life);
    expect(keyWith(LIFE, (r: Loose) => delete r.inputs[1].reduce)).to.equal(life);
    const matrix = key(MATRIX);
    expect(keyWith(MATRIX, (r: Loose) => (r.network.layers[0].weights[2][1] = 9))).to.equal(matrix);
    expect(keyWith(MATRIX, (r: Loose) => (r.update.dt = 0.1))).to.equal(matrix);
    expect(keyWith(MATRIX, (r: Loose) => (r.range = [-2, 2]))).to.equal(matrix);
    expect(keyWith(FORMULA, (r: Loose) => (r.formula.parameters.feed.value = 0.02))).to.equal(key(FORMULA));
  });

  it('changes with everything that a program is compiled from', () => {
    const changes: [RuleData, (rule: Loose) => void][] = [
      [LIFE, (r) => (r.boundary = 'dead')],
      [LIFE, (r) => (r.dimensions = [2, 3])],
      [LIFE, (r) => (r.states = 'continuous')],
      [LIFE, (r) => (r.states = 3)],
      [LIFE, (r) => (r.inputs[1].neighbourhood.radius = 2)],
      [LIFE, (r) => (r.inputs[1].neighbourhood.kind = 'von-neumann')],
      [LIFE, (r) => (r.inputs[1].reduce = 'mean')],
      [LIFE, (r) => (r.inputs[1].of = 1)],
      [LIFE, (r) => (r.network.layers[0].units[1].activation = 'relu')],
      [LIFE, (r) => ((r.network.layers[2].activation = 'step'), delete r.network.layers[2].steepness)],
      [LIFE, (r) => (r.network.layers[1].units[0].weights.peersOver1 = 0)],
      [LIFE, (r) => r.network.layers[0].units.push({ name: 'more', weights: { self: 1 } })],
      [LIFE, (r) => (r.update.fireRate = 0.5)],
      [MATRIX, (r) => (r.inputs[2].channel = 1)],
      [MATRIX, (r) => (r.network.layers[1].activation = 'identity')],
      [MATRIX, (r) => (r.update = { mode: 'replace' })],
      [MATRIX, (r) => (r.update.clamp = false)],
      [MATRIX, (r) => (r.update.alive = { channel: 0, threshold: 0.1 })],
      [FORMULA, (r) => (r.formula.expressions[0] = 'lapU')],
    ];
    for (const [data, change] of changes) expect(keyWith(data, change), change.toString()).not.to.equal(key(data));
  });
});
