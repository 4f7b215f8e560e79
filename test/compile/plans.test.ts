import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { randomSequence } from '../../core/base/random.js';
import { planFor } from '../../core/compile/choose.js';
import { formats } from '../../core/compile/formats.js';
import { float } from '../../core/compile/glsl.js';
import { emitDecide } from '../../core/compile/logic.js';
import type { Plan, PlanOptions } from '../../core/compile/plan.js';
import { parseRule, validateRule, type Rule, type RuleData } from '../../core/rule/index.js';
import { noise } from '../support/automata.js';
import { randomNetworkRule, randomVoteRule } from '../support/random-rules.js';

const MACHINE: PlanOptions['machine'] = { float32: true, float16: true, maxTextureSize: 8192, maxDrawBuffers: 4 };
const options = (change: Partial<PlanOptions> = {}): PlanOptions => ({ size: [50, 30], precision: 'auto', machine: MACHINE, ...change });

const NOTATIONS = [
  'B3/S23',
  'B0/S8',
  'B2/S13V',
  'B2/S34H',
  'B2/S/C3',
  'B2/S345/C4',
  'W30',
  'R5,C2,S34..58,B34..45,NM',
  'B2-a/S12',
  'analog-life',
  'two-hidden-life',
];

/** Rules of every kind, some of them the same but for numbers. */
function manyRules(): Rule[] {
  const random = randomSequence(5);
  const all: RuleData[] = NOTATIONS.map(parseRule);
  for (const boundary of ['torus', 'dead', 'mirror'] as const)
    for (let i = 0; i < 8; i++) all.push(randomNetworkRule(random, boundary), randomVoteRule(random, boundary));
  return all.map(validateRule).flatMap((rule) => [rule, ...[1, 2].map(() => shaken(rule, random))]);
}

/** The rule with every number of its network, and the numbers of its update, changed. */
function shaken(rule: Rule, random: () => number): Rule {
  const other = (value: number) => value * (0.8 + 0.4 * random()) + 0.01 * random();
  const layers = (rule.network?.layers ?? []).map((layer) => {
    const steepness = layer.steepness === undefined ? {} : { steepness: other(layer.steepness) };
    if (!('units' in layer)) return { ...layer, ...steepness, weights: (layer.weights as number[][]).map((row) => row.map(other)) };
    const units = layer.units.map((unit) => ({
      ...unit,
      bias: other(unit.bias ?? 0),
      weights: Object.fromEntries(Object.entries(unit.weights).map(([name, weight]) => [name, other(weight)])),
    }));
    return { ...layer, ...steepness, units };
  });
  const { mode, dt, fireRate, ...update } = rule.update;
  const changed = { ...update, mode, ...(dt && { dt: other(dt) }), ...(fireRate && { fireRate: fireRate < 1 ? 0.9 * fireRate : 1 }) };
  return rule.with({ network: { layers }, update: changed });
}

const textOf = ({ passes, scratch, layout }: Plan) => JSON.stringify([passes, scratch, layout.key]);

describe('plans', () => {
  it('with equal keys are the same but for numbers, and equal structures on one extent have equal keys', () => {
    const seen = new Map<string, { text: string; about: string }>();
    for (const rule of manyRules())
      for (const change of [
        {},
        { size: [51, 30] as const },
        { size: [30, 50] as const },
        { size: [3, 2] as const },
        { precision: 8 as const },
        { precision: 16 as const },
      ]) {
        const plan = planFor(rule, options(change));
        const about = `${rule.name} ${JSON.stringify(change)}: ${plan.path}`;
        const known = seen.get(plan.key);
        if (known && known.text !== textOf(plan)) expect.fail(`${about} has the key of ${known.about}, and other shaders`);
        seen.set(plan.key, { text: textOf(plan), about });
        const edited = shaken(rule, randomSequence(1));
        expect(edited.structureKey).to.equal(rule.structureKey);
        expect(planFor(edited, options(change)).key, about).to.equal(plan.key);
      }
    expect(seen.size).to.be.above(100);
  });

  it('give each sampler and uniform that a pass declares a value', () => {
    for (const rule of manyRules()) {
      const plan = planFor(rule, options());
      const { uniforms, tables } = plan.values(rule);
      for (const { fragment, reads } of [...plan.passes, ...(plan.settled?.(rule) ?? [])]) {
        const given = new Set([...Object.keys(uniforms), ...Object.keys(tables), ...Object.keys(reads), 'uSize', 'uSeed', 'uGeneration']);
        for (const [, names] of fragment.matchAll(/^\s*uniform \w+ ([^;]+);/gm))
          for (const name of names.split(',').map((each) => each.replace(/\[.*\]/, '').trim()))
            expect(given.has(name), `${plan.path}: uniform ${name}`).to.be.true;
      }
    }
  });

  it('have tables of the size that they say, within what every machine takes', () => {
    for (const rule of manyRules()) {
      const { uniforms, tables } = planFor(rule, options()).values(rule);
      for (const { format, width, height, texels } of Object.values(tables)) {
        expect(texels.length).to.equal(width * height * formats[format].components);
        expect(texels).to.be.instanceOf(formats[format].array);
        expect(Math.max(width, height)).to.be.at.most(2048);
      }
      // WebGL2 grants 224 vectors; an array of numbers takes a vector each.
      const vectors = Object.values(uniforms).reduce<number>(
        (sum, value) => sum + (typeof value === 'number' ? 1 : Math.max(1, value.length / 4)),
        0,
      );
      expect(vectors).to.be.at.most(220);
    }
  });

  it('fall back where the machine cannot draw into floats', () => {
    const rule = parseRule('analog-life');
    const formatOf = (machine: Partial<PlanOptions['machine']>, precision: PlanOptions['precision'] = 'auto') =>
      planFor(rule, options({ precision, machine: { ...MACHINE, ...machine } })).layout.format;
    expect(formatOf({})).to.match(/32F$/);
    expect(formatOf({}, 16)).to.match(/16F$/);
    expect(formatOf({}, 8)).to.match(/8$/);
    expect(formatOf({ float32: false })).to.match(/16F$/);
    expect(formatOf({ float32: false }, 32)).to.match(/16F$/);
    expect(formatOf({ float32: false, float16: false })).to.match(/8$/);
    expect(formatOf({ float32: false, float16: false }, 16)).to.match(/8$/);
  });

  it('name their path and why, and cost more the more there is to do', () => {
    const cost = (notation: string, size: readonly [number, number] = [256, 256]) => planFor(parseRule(notation), options({ size })).cost;
    for (const rule of manyRules()) {
      const { path, why } = planFor(rule, options());
      expect(Math.min(path.length, why.length)).to.be.above(3);
    }
    expect(cost('life', [512, 512])).to.be.closeTo(4 * cost('life'), 1);
    expect(cost('life')).to.be.below(cost('B2/S/C3'));
    expect(cost('life')).to.be.below(cost('analog-life'));
  });
});

describe('layouts', () => {
  it('give back what they pack, at any extent, in texels of their own extent', () => {
    const rules = [...NOTATIONS, 'B3/S23'].map(parseRule);
    const random = randomSequence(2);
    rules.push(...Array.from({ length: 6 }, () => validateRule(randomNetworkRule(random, 'dead'))));
    for (const rule of rules)
      for (const precision of [8, 16, 32] as const)
        for (const size of [
          [1, 1],
          [5, 3],
          [128, 2],
          [129, 3],
          [300, 1],
        ] as const) {
          const { layout } = planFor(rule, options({ size, precision }));
          const count = size[0] * size[1] * rule.channels;
          const states = rule.states === 'continuous' ? 256 : rule.states;
          const [low, high] = rule.range ?? [0, 1];
          const cells =
            rule.states === 'continuous'
              ? Float32Array.from(noise(count, 3), (value) => low + (Math.round(value * 255) / 255) * (high - low))
              : Uint8Array.from({ length: count }, () => Math.floor(random() * states));
          const texels = layout.pack(cells, size);
          const [width, height] = layout.extent(size);
          expect(texels.length).to.equal(width * height * formats[layout.format].components);
          expect(texels).to.be.instanceOf(formats[layout.format].array);
          const back = layout.unpack(texels, size);
          expect(back.length).to.equal(count);
          for (let i = 0; i < count; i++)
            if (Math.abs(back[i] - cells[i]) > 1e-6) expect.fail(`${rule.name}, ${layout.key}: [${i}] is ${back[i]}, was ${cells[i]}`);
        }
  });
});

describe('a table as logic', () => {
  it('says what the table says, for any rule', () => {
    const outcomes = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(outcomes, outcomes, (birth, survival) => {
        const body = emitDecide({ birth, survival })
          .replace(/^.*\{/, '')
          .replace(/\}$/, '')
          .replaceAll('uvec4(0u)', '0')
          .replaceAll('uvec4(~0u)', '~0')
          .replaceAll('uvec4', 'const');
        const decide = new Function('c', 'n0', 'n1', 'n2', 'n3', body) as (...bits: number[]) => number;
        // Lane 2 · count + cell of one word for each of the eighteen cases.
        const lanes = (bit: (cell: number, count: number) => number) => {
          let word = 0;
          for (let count = 0; count <= 8; count++) for (const cell of [0, 1]) word |= (bit(cell, count) & 1) << (2 * count + cell);
          return word;
        };
        const bits = [0, 1, 2, 3].map((n) => lanes((_, count) => count >> n));
        const want = lanes((cell, count) => Number((cell ? survival : birth)[count]));
        expect(
          decide(
            lanes((cell) => cell),
            ...bits,
          ) & 0x3ffff,
        ).to.equal(want);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('numbers in shaders', () => {
  it('are floats, right to the last digit that one holds', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e30, max: 1e30, noNaN: true }), (value) => {
        const text = float(value);
        expect(text)
          .to.match(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/)
          .and.to.match(/[.e]/);
        expect(Math.abs(Math.fround(Number(text)) - value)).to.be.at.most(Math.abs(value) * 2 ** -23 + 1e-45);
      }),
    );
    expect([0, 1, -2, 0.5, 1e21, 1e-7].map(float)).to.deep.equal(['0.0', '1.0', '-2.0', '0.5', '1e+21', '1e-7']);
  });
});
