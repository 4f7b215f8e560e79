// Every edit of a rule, on rules at random: what it changes, what it leaves, and what it refuses.
import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import {
  ALL_UNITS,
  addConnection,
  addInput,
  addLayer,
  addUnit,
  blendRules,
  changeInput,
  evaluate,
  flattenNetwork,
  mutateRule,
  namedLayers,
  numberAt,
  numberKey,
  parseRule,
  presets,
  randomiseRule,
  readable,
  removeConnection,
  removeInput,
  removeLayer,
  removeUnit,
  renameUnit,
  RuleHistory,
  ruleNumbers,
  trace,
  validateRule,
  withActivation,
  withLayerActivation,
  withNumber,
  type Rule,
} from '../../core/rule/index.js';
import { randomNetworkRule, randomVoteRule } from '../support/random-rules.js';
import { FORMULA, LIFE, messageOf } from './support.js';

/** Networks at random, named and as matrices, with inputs of all kinds. */
const networks = Array.from({ length: 60 }, (_, seed) => {
  const make = seed % 3 === 2 ? randomVoteRule : randomNetworkRule;
  return validateRule(make(randomSequence(seed + 1), 'torus'));
});
const life = validateRule(LIFE);

/** Some values for a rule's inputs. */
function someInputs(rule: Rule, seed: number): Record<string, number> {
  const random = randomSequence(seed, 7);
  return Object.fromEntries(rule.inputs.map(({ name }) => [name, 2 * random() - 0.5]));
}

/** Whether two rules say the same for some inputs, of which either may lack some. */
function expectSame(a: Rule, b: Rule, what: string): void {
  for (let seed = 1; seed <= 5; seed++) {
    const values = { ...someInputs(a, seed), ...someInputs(b, seed) };
    const shared = { ...values, ...someInputs(a, seed) };
    const [left, right] = [evaluate(a, shared), evaluate(b, shared)];
    left.forEach((value, i) => expect(right[i], what).to.be.closeTo(value, 1e-9));
  }
}

const unitsOf = (rule: Rule) => flattenNetwork(rule).units.map(({ name }) => name);
const layersOf = (rule: Rule) => namedLayers(rule).map(({ units }) => units.map(({ name }) => name));

describe('numbers of a rule', () => {
  it('are all there, by key and address', () => {
    const numbers = ruleNumbers(life);
    expect([...numbers.keys()].slice(0, 4)).to.deep.equal(['selfIsOne<self', 'selfIsOne.bias', 'selfIsOne.steepness', 'peersOver1<count']);
    expect(numbers.size).to.equal(12 + 7 + 7 + 1);
    expect(numberAt(life, { kind: 'bias', unit: 'peersOver3' })).to.equal(-3.5);
    expect(numberAt(life, { kind: 'bias', unit: 'nobody' })).to.equal(undefined);
    expect(ruleNumbers(life)).to.equal(numbers);
  });

  it('change one by one, and nothing else does', () => {
    for (const rule of networks) {
      for (const { address, key, value } of ruleNumbers(rule).values()) {
        const changed = withNumber(rule, address, value + 0.25);
        expect(numberAt(changed, address)).to.equal(value + 0.25);
        expect(changed.structureKey, key).to.equal(rule.structureKey);
        if (address.kind !== 'weight' && address.kind !== 'bias') continue; // a matrix layer's activation is one for all
        const others = [...ruleNumbers(changed).values()].filter((number) => number.value !== ruleNumbers(rule).get(number.key)?.value);
        expect(others.map((number) => number.key)).to.deep.equal([key]);
      }
    }
  });

  it('of all units at once is their steepness, where it is one', () => {
    const all = { kind: 'steepness', unit: ALL_UNITS } as const;
    expect(numberAt(life, all)).to.equal(10);
    const steeper = withNumber(life, all, 14);
    expect(flattenNetwork(steeper).units.map(({ steepness }) => steepness)).to.deep.equal([14, 14, 14, 14, 14, 14, 14]);
    expect(steeper.structureKey).to.equal(life.structureKey);
    expect(numberAt(withActivation(life, 'peersOver1', { steepness: 3 }), all)).to.equal(undefined);
    const mixed = withNumber(withActivation(life, 'peersOver1', { activation: 'tanh' }), all, 6);
    expect(flattenNetwork(mixed).units.map(({ steepness }) => steepness)).to.deep.equal([6, 1, 6, 6, 6, 6, 6]);
  });

  it('of a formula are its parameters', () => {
    const rule = validateRule(FORMULA);
    const [number] = [...ruleNumbers(rule).values()];
    expect(number.key).to.equal(numberKey(number.address));
    const changed = withNumber(rule, number.address, number.value / 2);
    expect(numberAt(changed, number.address)).to.equal(number.value / 2);
    expect(changed.structureKey).to.equal(rule.structureKey);
    expect(messageOf(() => withNumber(rule, { kind: 'parameter', name: 'none' }, 1))).to.equal('parameter: no such parameter; got "none"');
  });

  it('that cannot be are refused', () => {
    expect(messageOf(() => withNumber(life, { kind: 'weight', unit: 'selfIsOne', source: 'self' }, NaN))).to.match(/^rule\.network/);
    expect(messageOf(() => withNumber(life, { kind: 'weight', unit: 'selfIsOne', source: 'count' }, 1))).to.match(/no such weight/);
    expect(messageOf(() => withNumber(life, { kind: 'steepness', unit: 'nobody' }, 1))).to.equal('unit: no such unit; got "nobody"');
  });
});

describe('activations', () => {
  it('change for one unit and leave the others', () => {
    const changed = withActivation(life, 'peersOver2', { activation: 'tanh' });
    const before = trace(life, { self: 1, count: 2.3 });
    const after = trace(changed, { self: 1, count: 2.3 });
    expect(after.peersOver2).to.be.closeTo(Math.tanh(2.3 - 2.5), 1e-12);
    for (const name of ['selfIsOne', 'peersOver1', 'peersOver3']) expect(after[name]).to.equal(before[name]);
    expect(withActivation(changed, 'peersOver2', { activation: 'sigmoid', steepness: 10 }).equals(life)).to.be.true;
  });

  it('keep one steepness apart, and say a common one once', () => {
    const one = withActivation(life, 'peersOver2', { steepness: 4 });
    expect(flattenNetwork(one).units.map(({ steepness }) => steepness)).to.deep.equal([10, 10, 4, 10, 10, 10, 10]);
    const all = withLayerActivation(one, 0, { steepness: 7 });
    expect(flattenNetwork(all).units.map(({ steepness }) => steepness)).to.deep.equal([7, 7, 7, 7, 10, 10, 10]);
    expect(all.network?.layers[0]).to.include({ steepness: 7, activation: 'sigmoid' });
  });

  it('become any kind in any rule, and every number is still there', () => {
    for (const rule of networks) {
      for (const unit of unitsOf(rule)) {
        for (const activation of ['gaussian', 'relu', 'sigmoid'] as const) {
          const changed = withActivation(rule, unit, { activation });
          expect(flattenNetwork(changed).units.find(({ name }) => name === unit)?.activation).to.equal(activation);
          for (const [key, { address, value }] of ruleNumbers(rule)) {
            if (address.kind === 'weight' || address.kind === 'bias') expect(ruleNumbers(changed).get(key)?.value).to.equal(value);
          }
        }
      }
    }
  });
});

describe('structure', () => {
  it('is the same by name as it was by matrix', () => {
    for (const rule of networks) expectSame(rule, rule.with({ network: { layers: namedLayers(rule) } }), rule.name);
  });

  it('grows without a change of what is computed', () => {
    for (const rule of networks) {
      const units = unitsOf(rule);
      const last = layersOf(rule).length - 1;
      const unit = units[units.length - 1];
      if (last > 0) expectSame(rule, addUnit(rule, 0), 'a unit');
      expectSame(rule, addLayer(rule, last), 'a layer');
      expectSame(rule, addInput(rule, { name: 'more', neighbourhood: { kind: 'moore', radius: 1 } }), 'an input');
      const [source] = readable(rule, unit);
      if (source) expectSame(rule, addConnection(rule, unit, source), 'a connection');
      expectSame(rule, renameUnit(rule, unit, 'another'), 'a name');
      expect(unitsOf(renameUnit(rule, unit, 'another'))).to.deep.equal([...units.slice(0, -1), 'another']);
    }
  });

  it('goes back to what it was when what was added is taken away', () => {
    for (const rule of networks) {
      const named = rule.with({ network: { layers: namedLayers(rule) } });
      const last = layersOf(rule).length - 1;
      const unit = unitsOf(rule)[unitsOf(rule).length - 1];
      const [source] = readable(named, unit);
      if (source) expect(removeConnection(addConnection(named, unit, source, 0.5), unit, source).equals(named)).to.be.true;
      if (last > 0) expect(removeUnit(addUnit(named, 0, { name: 'more' }), 'more').equals(named)).to.be.true;
      expect(removeLayer(addLayer(named, last), last).equals(named)).to.be.true;
      expect(removeInput(addInput(named, { name: 'more', neighbourhood: { kind: 'self' } }), 'more').equals(named)).to.be.true;
      expect(renameUnit(renameUnit(named, unit, 'another'), 'another', unit).equals(named)).to.be.true;
    }
  });

  it('loses what it is asked to, with all that read it', () => {
    const less = removeUnit(life, 'peersOver3');
    expect(layersOf(less)[0]).to.deep.equal(['selfIsOne', 'peersOver1', 'peersOver2']);
    expect(ruleNumbers(less).has('self0peers3<peersOver3')).to.be.false;
    expect(ruleNumbers(less).has('self0peers3<peersOver2')).to.be.true;
    const blind = removeInput(life, 'self');
    expect(blind.inputs.map(({ name }) => name)).to.deep.equal(['count']);
    expect(layersOf(removeLayer(life, 0))).to.deep.equal([['self0peers3', 'self1peers2or3'], ['activation']]);
    const short = removeUnit(removeUnit(life, 'self0peers3'), 'self1peers2or3');
    expect(layersOf(short), 'an empty layer goes').to.have.length(2);
  });

  it('may be given another neighbourhood or name for an input', () => {
    const wide = changeInput(life, 'count', { neighbourhood: { kind: 'disc', radius: 3 }, reduce: 'mean' });
    expect(wide.inputs[1]).to.deep.equal({ name: 'count', neighbourhood: { kind: 'disc', radius: 3 }, reduce: 'mean' });
    const named = changeInput(life, 'count', { name: 'peers' });
    expect(trace(named, { self: 0, peers: 3 }).activation).to.equal(trace(life, { self: 0, count: 3 }).activation);
  });

  it('may be given another name for an input of a formula, and is the same to the cell', () => {
    const rule = parseRule('gray-scott-mitosis');
    const [{ name }] = rule.inputs;
    const named = changeInput(rule, name, { name: 'substance' });
    expect(named.inputs[0].name).to.equal('substance');
    const inputs = rule.inputs.map((_, i) => 0.1 + 0.2 * i);
    expect(evaluate(named, inputs)).to.deep.equal(evaluate(rule, inputs));
    expect(changeInput(named, 'substance', { name }).formula).to.deep.equal(rule.formula);
    const tricky = validateRule({
      ...FORMULA,
      channels: 1,
      inputs: [{ name: 'exp', neighbourhood: { kind: 'self' } }],
      formula: { expressions: ['exp(0 - exp) + 1e2*exp - expo'], parameters: { expo: { value: 1 } } },
    });
    expect(changeInput(tricky, 'exp', { name: 'e2' }).formula?.expressions).to.deep.equal(['exp(0 - e2) + 1e2*e2 - expo']);
    expect(messageOf(() => changeInput(tricky, 'exp', { name: 'expo' }))).to.match(/name taken/);
    expect(messageOf(() => changeInput(tricky, 'exp', { name: 'pi' }))).to.match(/pi/);
  });

  it('that cannot be is refused, and says why', () => {
    expect(messageOf(() => removeUnit(life, 'activation'))).to.equal('unit: the last layer needs its units; got "activation"');
    expect(messageOf(() => addUnit(life, 2))).to.equal('layer: no such layer; expected 0 to 1, got 2');
    expect(messageOf(() => addUnit(life, 9))).to.equal('layer: no such layer; expected 0 to 1, got 9');
    expect(messageOf(() => addConnection(life, 'selfIsOne', 'activation'))).to.match(/no such input or earlier unit/);
    expect(messageOf(() => addConnection(life, 'selfIsOne', 'self'))).to.equal('selfIsOne: it reads it already; got "self"');
    expect(messageOf(() => renameUnit(life, 'selfIsOne', 'count'))).to.match(/name taken/);
    expect(messageOf(() => renameUnit(life, 'selfIsOne', 'not a name'))).to.match(/a name: a letter/);
    expect(messageOf(() => removeLayer(life, 2))).to.match(/no such layer/);
    expect(messageOf(() => removeInput(life, 'nobody'))).to.match(/no such input/);
    expect(messageOf(() => removeInput(validateRule(FORMULA), FORMULA.inputs[0].name))).to.match(/^rule\.formula/);
    expect(messageOf(() => addUnit(validateRule(FORMULA), 0))).to.match(/a formula has no units/);
  });
});

describe('exploring', () => {
  const locked = new Set(['selfIsOne.bias', 'selfIsOne<self']);

  it('randomises what is free, the same for the same seed', () => {
    const found = randomiseRule(life, { seed: 3, locked });
    expect(found.equals(randomiseRule(life, { seed: 3, locked }))).to.be.true;
    expect(found.equals(randomiseRule(life, { seed: 4, locked }))).to.be.false;
    expect(found.structureKey).to.equal(life.structureKey);
    for (const [key, { value, address }] of ruleNumbers(found)) {
      if (locked.has(key) || address.kind === 'steepness') expect(value).to.equal(ruleNumbers(life).get(key)?.value);
      else expect(Math.abs(value)).to.be.at.most(3.5);
    }
  });

  it('keeps to one layer', () => {
    const found = randomiseRule(life, { seed: 3, layer: 1 });
    const changed = [...ruleNumbers(found).values()].filter(({ key, value }) => value !== ruleNumbers(life).get(key)?.value);
    expect(new Set(changed.map(({ layer }) => layer))).to.deep.equal(new Set([1]));
  });

  it('mutates by strength', () => {
    expect(mutateRule(life, { seed: 1, strength: 0 }).equals(life)).to.be.true;
    const distance = (strength: number) => {
      const mutant = ruleNumbers(mutateRule(life, { seed: 1, strength, locked }));
      for (const key of locked) expect(mutant.get(key)?.value).to.equal(ruleNumbers(life).get(key)?.value);
      return [...mutant.values()].reduce((sum, { key, value }) => sum + Math.abs(value - (ruleNumbers(life).get(key)?.value ?? 0)), 0);
    };
    expect(distance(0.5)).to.be.closeTo(5 * distance(0.1), 0.1);
  });

  it('mutates every rule into a rule, a formula within its bounds', () => {
    for (const rule of networks) expect(mutateRule(rule, { seed: 2, strength: 0.5 }).structureKey).to.equal(rule.structureKey);
    const formula = parseRule('gray-scott-mitosis');
    for (const change of [mutateRule(formula, { seed: 5, strength: 3 }), randomiseRule(formula, { seed: 5 })]) {
      for (const { value, min, max } of Object.values(change.formula?.parameters ?? {})) expect(value).to.be.within(min ?? 0, max ?? 1);
    }
  });

  it('blends two rules of one kind: the ends are the two, and all have one structure', () => {
    for (const [a, b] of [
      ['life', 'highlife'],
      ['young-spots', 'young-holes'],
      ['analog-life', 'analog-life'],
    ].map((pair) => pair.map((id) => presets.get(id)?.rule as Rule))) {
      const [start, middle, end] = [0, 0.5, 1].map((t) => blendRules(a, b, t));
      expect(start.structureKey).to.equal(middle.structureKey);
      expect(end.structureKey).to.equal(middle.structureKey);
      expectSame(a, start, `${a.name} at 0`);
      expectSame(b, end, `${b.name} at 1`);
    }
    const [coral, mitosis] = [parseRule('gray-scott-coral'), parseRule('gray-scott-mitosis')];
    const feed = (rule: Rule) => rule.formula?.parameters?.feed.value ?? 0;
    expect(feed(blendRules(coral, mitosis, 0.5))).to.be.closeTo((feed(coral) + feed(mitosis)) / 2, 1e-12);
  });

  it('does not blend what has nothing in common', () => {
    expect(messageOf(() => blendRules(life, parseRule('brians-brain'), 0.5))).to.match(/the same states and channels/);
    expect(messageOf(() => blendRules(parseRule('analog-life'), parseRule('young-spots'), 0.5))).to.match(/as many layers/);
  });
});

describe('a history', () => {
  const [first, second, third] = [life, life.withBias('activation', -0.4), life.withBias('activation', -0.3)];

  it('goes back and forth over the very same rules', () => {
    const history = RuleHistory.of(first).push(second, 'one').push(third, 'two');
    expect(history.rule).to.equal(third);
    expect(history.undo().rule).to.equal(second);
    expect(history.undo().undo().rule).to.equal(first);
    expect(history.undo().undo().undo().rule).to.equal(first);
    expect(history.undo().redo().rule).to.equal(third);
    expect(history.redo()).to.equal(history);
    expect(history.entries.map(({ label }) => label)).to.deep.equal(['Start', 'one', 'two']);
  });

  it('forgets what was undone when something else is done, and what is no change', () => {
    const history = RuleHistory.of(first).push(second, 'one').undo().push(third, 'two');
    expect(history.entries.map(({ label }) => label)).to.deep.equal(['Start', 'two']);
    expect(history.canRedo).to.be.false;
    expect(history.push(validateRule(third.toJSON()), 'again')).to.equal(history);
  });

  it('keeps the last two hundred', () => {
    let history = RuleHistory.of(first);
    for (let i = 1; i <= 250; i++) history = history.push(first.withBias('activation', -i), `${i}`);
    expect(history.entries).to.have.length(200);
    expect(history.index).to.equal(199);
    expect(history.entries[0].label).to.equal('51');
  });

  it('restores the identical rule after every kind of edit', () => {
    for (const rule of networks) {
      const edits = [
        mutateRule(rule, { seed: 1, strength: 0.3 }),
        addLayer(rule, 0),
        removeInput(addInput(rule, { name: 'more', neighbourhood: { kind: 'self' } }), 'more'),
      ];
      const history = edits.reduce((so, edit, i) => so.push(edit, `${i}`), RuleHistory.of(rule));
      const back = history.goTo(0);
      expect(back.rule).to.equal(rule);
      expect(back.rule.equals(rule)).to.be.true;
    }
  });
});
