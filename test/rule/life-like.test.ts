import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { discreteTable, evaluate, parseRule, tableMargins, validateRule } from '../../core/rule/index.js';
import { LIFE } from './support.js';

/** The 18 outcomes of a rule from its notation alone: dead with 0 … 8 neighbours, then live with 0 … 8. */
const direct = (birth: number, survival: number) => Array.from({ length: 18 }, (_, i) => ((i < 9 ? birth : survival) >> (i % 9)) & 1);
const digits = (bits: number) => [...'012345678'].filter((_, i) => (bits >> i) & 1).join('');
const name = (birth: number, survival: number) => `B${digits(birth)}/S${digits(survival)}`;

describe('B/S notation', () => {
  it('B3/S23 is exactly the published network', () => {
    const { name: _name, notation, ...life } = parseRule('B3/S23').toJSON();
    const { name: _other, ...published } = LIFE;
    expect(life).to.deep.equal(published);
    expect(notation).to.equal('B3/S23');
    const layers = life.network?.layers ?? [];
    expect(
      layers.map((layer) => ('units' in layer ? layer.units.map((unit) => [unit.name, Object.keys(unit.weights)]) : [])),
    ).to.deep.equal([
      [
        ['selfIsOne', ['self']],
        ['peersOver1', ['count']],
        ['peersOver2', ['count']],
        ['peersOver3', ['count']],
      ],
      [
        ['self0peers3', ['selfIsOne', 'peersOver2', 'peersOver3']],
        ['self1peers2or3', ['selfIsOne', 'peersOver1', 'peersOver3']],
      ],
      [['activation', ['self0peers3', 'self1peers2or3']]],
    ]);
  });

  it('reads its spellings as the same rule', () => {
    const life = parseRule('B3/S23');
    for (const text of [
      'b3s23',
      'B3S23',
      'b3/s23',
      '23/3',
      ' B3/S23\n',
      'S23/B3',
      's23b3',
      'B3/S32',
      'B3/S23/C2',
      '23/3/2',
      'B3/S23:T64,64',
    ]) {
      expect(parseRule(text).equals(life), text).to.equal(true);
    }
    expect(parseRule('3/23').notation).to.equal('B23/S3');
    expect(parseRule('/2').notation).to.equal('B2/S');
    expect(parseRule('2/').notation).to.equal('B/S2');
    expect(parseRule('B3/S23:P64,64').boundary).to.equal('dead');
  });

  it('names conditions so that they can be read', () => {
    const units = (text: string) =>
      (parseRule(text).network?.layers ?? []).map((l) => ('units' in l ? l.units.map((u) => u.name).join(' ') : ''));
    expect(units('B36/S23')[1]).to.equal('self0peers3or6 self1peers2or3');
    expect(units('B35678/S5678')).to.deep.equal([
      'selfIsOne peersOver2 peersOver3 peersOver4',
      'self0peers3or5to8 self1peers5to8',
      'activation',
    ]);
    expect(units('B2/S')[1]).to.equal('self0peers2 self1never');
    expect(units('B012345678/S')[0]).to.equal('selfIsOne');
  });

  it('is exact for random rules out of all 2^18, with room to spare', () => {
    const random = randomSequence(11);
    const special = [
      [0, 0],
      [511, 511],
      [511, 0],
      [0, 511],
      [1, 0],
      [0b101010101, 0b010101010],
      [0b010101010, 0b101010101],
    ];
    const some = Array.from({ length: 5000 }, () => [Math.floor(random() * 512), Math.floor(random() * 512)]);
    let least = 1;
    let most = 0;
    for (const [birth, survival] of [...special, ...some]) {
      const rule = parseRule(name(birth, survival));
      const { states } = discreteTable(rule) ?? expect.fail('no table');
      expect([...states], rule.notation).to.deep.equal(direct(birth, survival));
      least = Math.min(least, ...(tableMargins(rule) ?? []));
      most = Math.max(most, rule.network?.layers[0] && 'units' in rule.network.layers[0] ? rule.network.layers[0].units.length : 0);
    }
    expect(least).to.be.above(0.49);
    expect(most).to.equal(9);
  }).timeout(30000);

  it('tolerates the noise at the corners that steepness 10 leaves', () => {
    const random = randomSequence(12);
    let [worstZero, worstOne] = [0, 1];
    for (let i = 0; i < 300; i++) {
      const [birth, survival] = [Math.floor(random() * 512), Math.floor(random() * 512)];
      const rule = parseRule(name(birth, survival)).with({ states: 'continuous' });
      direct(birth, survival).forEach((next, at) => {
        const [self, count] = [+(at >= 9), at % 9];
        for (const side of [0, 1]) {
          // Each of the eight neighbours is off by as much as zeros and ones are.
          const off = side * 0.0077;
          const [out] = evaluate(rule, [Math.abs(self - off), count * (1 - off) + (8 - count) * off]);
          if (next) worstOne = Math.min(worstOne, out);
          else worstZero = Math.max(worstZero, out);
        }
      });
    }
    expect(worstZero).to.be.below(0.0085);
    expect(worstOne).to.be.above(0.992);
  });

  it('hexagonal and von Neumann grids end in H and V', () => {
    const hex = parseRule('B2/S34H');
    expect(hex.inputs[1].neighbourhood).to.deep.equal({ kind: 'hexagonal', radius: 1 });
    expect([...(discreteTable(hex)?.states ?? [])]).to.deep.equal([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0]);
    const diamond = parseRule('B24/S1V');
    expect(diamond.inputs[1].neighbourhood).to.deep.equal({ kind: 'von-neumann', radius: 1 });
    expect([...(discreteTable(diamond)?.states ?? [])]).to.deep.equal([0, 0, 1, 0, 1, 0, 1, 0, 0, 0]);
    expect([hex.notation, diamond.notation]).to.deep.equal(['B2/S34H', 'B24/S1V']);
  });

  it('hands back what validateRule makes of its JSON', () => {
    const rule = parseRule('B36/S125');
    expect(validateRule(JSON.parse(JSON.stringify(rule))).equals(rule)).to.equal(true);
  });
});
