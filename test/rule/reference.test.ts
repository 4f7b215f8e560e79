import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { randomAt } from '../../core/base/random.js';
import { parsePattern } from '../../core/pattern/index.js';
import {
  evaluate,
  parseRule,
  rounding,
  roundToHalf,
  runReference,
  stepReference,
  validateRule,
  wrapIndex,
  type Boundary,
  type RuleData,
} from '../../core/rule/index.js';
import { changed, FORMULA, LIFE, MATRIX, messageOf, mulberry32, population, soup, type Mutable } from './support.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;
const BOUNDARIES: readonly Boundary[] = ['torus', 'dead', 'mirror'];

/** An RLE body in the middle of an empty grid. */
function placed(rle: string, X: number, Y: number): Uint8Array {
  const { width, height, cells } = parsePattern(`x = 1, y = 1\n${rle}`);
  const grid = new Uint8Array(X * Y);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) grid[(y + ((Y - height) >> 1)) * X + x + ((X - width) >> 1)] = cells[y * width + x];
  return grid;
}

/** FNV-1a over bytes, as the recorded soups were hashed. */
function fnv(cells: ArrayLike<number>): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < cells.length; i++) hash = Math.imul(hash ^ cells[i], 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

describe('the reference on known patterns', () => {
  it('moves the glider by (1, 1) in four generations', () => {
    const cells = placed('bo$2bo$3o!', 12, 12);
    const moved = Uint8Array.from(cells, (_, i) => cells[((Math.floor(i / 12) + 11) % 12) * 12 + ((i + 11) % 12)]);
    expect([...runReference(parseRule('B3/S23'), cells, [12, 12], 4)]).to.deep.equal([...moved]);
  });

  it('diehard has two cells at 129 and none at 130', () => {
    const cells = placed('6bob$2o6b$bo3b3o!', 100, 100);
    expect([129, 130].map((n) => population(runReference(parseRule('life'), cells, [100, 100], n)))).to.deep.equal([2, 0]);
  });

  it('the Gosper gun has 41, 46, 51 cells at 30, 60, 90', () => {
    const gun = '24bo$22bobo$12b2o6b2o12b2o$11bo3bo4b2o12b2o$2o8bo5bo3b2o$2o8bo3bob2o4bobo$10bo5bo7bo$11bo3bo$12b2o!';
    const cells = placed(gun, 100, 80);
    expect([30, 60, 90].map((n) => population(runReference(parseRule('life'), cells, [100, 80], n)))).to.deep.equal([41, 46, 51]);
  });

  it("HighLife's replicator has 24, 24, 48, 24 cells at 12, 24, 36, 48", () => {
    const cells = placed('2b3o$bo2bo$o3bo$o2bo$3o!', 100, 100);
    expect([12, 24, 36, 48].map((n) => population(runReference(parseRule('highlife'), cells, [100, 100], n)))).to.deep.equal([
      24, 24, 48, 24,
    ]);
  });

  it('B1357/S1357 is empty at generation 32 of a 64 torus and not before', () => {
    const cells = soup(4096, 0.5, 1);
    const rule = parseRule('B1357/S1357');
    expect(population(runReference(rule, cells, [64, 64], 31))).to.be.above(0);
    expect(population(runReference(rule, cells, [64, 64], 32))).to.equal(0);
  });

  // Hashes after 100 generations of soups that Golly's command line ran too, without a cell of difference.
  const golden: [string, number, string][] = [
    ['B3/S23', 0.35, '7c0e174a'],
    ['B36/S23', 0.35, '90985993'],
    ['B3678/S34678', 0.35, '58f5f232'],
    ['B2/S', 0.1, 'a4a828ea'],
    ['B4678/S35678', 0.35, '0d7912f9'],
    ['B368/S245', 0.35, '7f4d9a43'],
    ['B3/S12345', 0.35, '0c32c70a'],
    ['B2/S/3', 0.35, 'aa07d269'],
    ['B2/S345/4', 0.35, 'ff2c327e'],
  ];
  for (const [notation, density, hash] of golden) {
    it(`${notation} on Golly's soup`, () => {
      const random = mulberry32(2024);
      const cells = Uint8Array.from({ length: 4096 }, () => +(random() < density));
      expect(fnv(runReference(parseRule(notation), cells, [64, 64], 100))).to.equal(hash);
    });
  }
});

describe('boundaries', () => {
  it('torus goes round, dead ends, mirror goes to and fro', () => {
    const row = (boundary: Boundary) => [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6].map((i) => wrapIndex(i, 3, boundary));
    expect(row('torus')).to.deep.equal([2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0]);
    expect(row('dead')).to.deep.equal([-1, -1, -1, -1, 0, 1, 2, -1, -1, -1, -1]);
    expect(row('mirror')).to.deep.equal([2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0]);
    expect([-1, 0, 5, -6].map((i) => wrapIndex(i, 1, 'mirror'))).to.deep.equal([0, 0, 0, 0]);
  });

  it('are those of a plain look-up for any rule, size and radius', () => {
    const rule = (radius: number): RuleData => ({
      ...LIFE,
      inputs: [
        { name: 'self', neighbourhood: { kind: 'self' } },
        { name: 'count', neighbourhood: { kind: 'moore', radius } },
      ],
      network: { layers: [{ activation: 'step', units: [{ name: 'out', weights: { count: 1, self: 0.5 }, bias: -3.2 }] }] },
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...BOUNDARIES),
        fc.nat(99),
        (X, Y, radius, boundary, seed) => {
          const cells = soup(X * Y, 0.4, seed);
          const next = stepReference(validateRule(rule(radius)), cells, [X, Y], { boundary });
          const look = (x: number, y: number) => {
            const [ix, iy] = [wrapIndex(x, X, boundary), wrapIndex(y, Y, boundary)];
            return ix < 0 || iy < 0 ? 0 : cells[iy * X + ix];
          };
          for (let y = 0; y < Y; y++)
            for (let x = 0; x < X; x++) {
              let count = 0;
              for (let dy = -radius; dy <= radius; dy++)
                for (let dx = -radius; dx <= radius; dx++) if (dx || dy) count += look(x + dx, y + dy);
              expect(next[y * X + x]).to.equal(+(count + 0.5 * cells[y * X + x] > 3.2));
            }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('come from the rule unless told', () => {
    const cells = soup(100, 0.4, 3);
    for (const boundary of BOUNDARIES) {
      expect([...stepReference(parseRule('life').with({ boundary }), cells, [10, 10])]).to.deep.equal([
        ...stepReference(parseRule('life'), cells, [10, 10], { boundary }),
      ]);
    }
  });
});

describe('three dimensions', () => {
  it('runs a rule of 26 neighbours as counted by hand', () => {
    const rule = validateRule({ ...parseRule('B3/S23').toJSON(), dimensions: [2, 3] });
    const [X, Y, Z] = [5, 4, 6];
    const cells = soup(X * Y * Z, 0.12, 9);
    const next = stepReference(rule, cells, [X, Y, Z]);
    const at = (x: number, y: number, z: number) => cells[(((z + Z) % Z) * Y + ((y + Y) % Y)) * X + ((x + X) % X)];
    for (let z = 0; z < Z; z++)
      for (let y = 0; y < Y; y++)
        for (let x = 0; x < X; x++) {
          let n = -at(x, y, z);
          for (const dz of [-1, 0, 1]) for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) n += at(x + dx, y + dy, z + dz);
          expect(next[(z * Y + y) * X + x]).to.equal(+(n === 3 || (n === 2 && !!at(x, y, z))));
        }
  });

  it('says where a rule does not run', () => {
    expect(messageOf(() => stepReference(parseRule('life'), new Uint8Array(8), [2, 2, 2]))).to.equal(
      'size: the rule does not run in these dimensions; expected an extent for dimension 2, got 2 × 2 × 2',
    );
    expect(messageOf(() => stepReference(parseRule('life'), new Uint8Array(8), [2, 2]))).to.equal(
      'cells: wrong number of states; expected 4, got 8',
    );
  });
});

describe('updates', () => {
  /** A rule of one channel that says its first input. */
  const says = (change: (rule: Mutable<RuleData>) => void = () => undefined): RuleData =>
    changed(
      {
        name: 'says',
        channels: 1,
        states: 'continuous',
        inputs: [{ name: 'left', neighbourhood: { kind: 'kernel', weights: [[1, 0, 0]] } }],
        network: { layers: [{ activation: 'identity', units: [{ name: 'out', weights: { left: 1 } }] }] },
        update: { mode: 'replace' },
        boundary: 'torus',
        dimensions: [2],
      } as RuleData,
      change,
    );
  const size = [4, 1] as const;
  const step = (change: (rule: Loose) => void, cells: number[], options = {}) => [
    ...stepReference(validateRule(says(change)), cells, size, { precision: '64', ...options }),
  ];

  it('replace takes the output as it is, add adds dt times it within the range', () => {
    expect(step(() => undefined, [1, 2, -3, 4])).to.deep.equal([4, 1, 2, -3]);
    expect(step((r) => (r.update = { mode: 'add', dt: 0.5 }), [0, 0.5, 1, 0.25])).to.deep.equal([0.125, 0.5, 1, 0.75]);
    expect(step((r) => (r.update = { mode: 'add', dt: 0.5, clamp: false }), [0, 0.5, 1, 0.25])).to.deep.equal([0.125, 0.5, 1.25, 0.75]);
    expect(step((r) => Object.assign(r, { update: { mode: 'add', dt: 2 }, range: [-1, 2] }), [0, 0.5, 1, -1])).to.deep.equal([
      -1, 0.5, 2, 1,
    ]);
    expect(step((r) => (r.update = { mode: 'replace', clamp: [0, 1] }), [1, 2, -3, 4])).to.deep.equal([1, 1, 1, 0]);
  });

  it('reduce: mean divides by the sum of the weights', () => {
    const disc = { kind: 'disc', radius: 1 };
    expect(step((r) => (r.inputs[0] = { name: 'left', neighbourhood: disc, reduce: 'mean' }), [5, 0, 0, 0])[1]).to.equal(1);
    expect(step((r) => (r.inputs[0] = { name: 'left', neighbourhood: disc }), [5, 0, 0, 0])[1]).to.equal(5);
  });

  it('the length of a gradient is that of the vector', () => {
    const ramp = Array.from({ length: 25 }, (_, i) => 3 * (i % 5) + 4 * Math.floor(i / 5));
    const rule = validateRule(says((r: Loose) => (r.inputs[0].neighbourhood = { kind: 'gradient', axis: 'length' })));
    expect(stepReference(rule, ramp, [5, 5])[12]).to.be.closeTo(5, 1e-6);
  });

  it('cells fire where randomAt(seed, generation, place) is under the rate, all channels together', () => {
    const rule = validateRule(changed(MATRIX, (r: Loose) => (r.update.fireRate = 0.4)));
    const cells = Float32Array.from({ length: 6 * 5 * 2 }, (_, i) => Math.sin(i) / 2);
    const all = stepReference(validateRule(MATRIX), cells, [6, 5]);
    const some = stepReference(rule, cells, [6, 5], { seed: 77, generation: 3 });
    let fired = 0;
    for (let i = 0; i < some.length; i++) {
      const fires = randomAt(77, 3, i >> 1) < 0.4;
      fired += +fires;
      expect(some[i]).to.equal(fires ? all[i] : cells[i]);
    }
    expect(fired).to.be.within(8, 40);
    const life = parseRule('life').with({ update: { mode: 'replace', fireRate: 0.5 } });
    const start = soup(400, 0.5, 4);
    const [whole, half] = [
      stepReference(parseRule('life'), start, [20, 20]),
      stepReference(life, start, [20, 20], { seed: 5, generation: 9 }),
    ];
    half.forEach((state, i) => expect(state).to.equal(randomAt(5, 9, i) < 0.5 ? whole[i] : start[i]));
    expect([...runReference(life, start, [20, 20], 3, { seed: 5 })]).to.deep.equal(
      [0, 1, 2].reduce<number[]>((now, generation) => [...stepReference(life, now, [20, 20], { seed: 5, generation })], [...start]),
    );
  });

  it('an alive mask empties cells that were not alive before or are not after', () => {
    const grow = (alive: object) =>
      step(
        (r) => {
          r.inputs = [{ name: 'left', neighbourhood: { kind: 'self' } }];
          r.network.layers[0].units[0].bias = 0.2;
          r.update = { mode: 'add', clamp: false, alive };
        },
        [0, 0, 0, 0].map((_, i) => (i === 0 ? 0.5 : 0)),
      );
    // Cell 2 is two away from the live one, on a row of four: it was not alive before.
    expect(grow({ channel: 0, threshold: 0.1 }).map((v) => +v.toFixed(9))).to.deep.equal([1.2, 0.2, 0, 0.2]);
    expect(grow({ channel: 0, threshold: 0.1, radius: 2 }).map((v) => +v.toFixed(9))).to.deep.equal([1.2, 0.2, 0.2, 0.2]);
    expect(grow({ channel: 0, threshold: 0.6 })).to.deep.equal([0, 0, 0, 0]);
    const fade = step(
      (r) => {
        r.network.layers[0].units[0].weights.left = 0.1;
        r.update.alive = { channel: 0, threshold: 0.1 };
      },
      [0.5, 0.5, 0.5, 0.5],
    );
    expect(fade).to.deep.equal([0, 0, 0, 0]);
  });

  it('several channels perceive and change as documented', () => {
    const [X, Y] = [5, 4];
    for (const data of [MATRIX, FORMULA]) {
      const rule = validateRule(data);
      const cells = Float64Array.from({ length: X * Y * 2 }, (_, i) => Math.abs(Math.sin(3 * i)) * 0.8);
      const next = stepReference(rule, cells, [X, Y], { precision: '64' });
      const at = (x: number, y: number, c: number) => cells[(((y + Y) % Y) * X + ((x + X) % X)) * 2 + c];
      for (let y = 0; y < Y; y++)
        for (let x = 0; x < X; x++) {
          const lap = (c: number) => {
            let sum = -at(x, y, c);
            for (const [dx, dy] of [
              [1, 0],
              [-1, 0],
              [0, 1],
              [0, -1],
            ])
              sum += 0.2 * at(x + dx, y + dy, c);
            for (const [dx, dy] of [
              [1, 1],
              [-1, 1],
              [1, -1],
              [-1, -1],
            ])
              sum += 0.05 * at(x + dx, y + dy, c);
            return sum;
          };
          const outputs = evaluate(rule, [at(x, y, 0), at(x, y, 1), lap(0), lap(1)]);
          const [low, high] = data.range ?? [0, 1];
          for (const c of [0, 1]) {
            const value = Math.min(high, Math.max(low, at(x, y, c) + (data.update.dt ?? 1) * outputs[c]));
            expect(next[(y * X + x) * 2 + c]).to.be.closeTo(value, 1e-14);
          }
        }
    }
  });
});

describe('discrete decisions', () => {
  const rule = (units: object[], states: number): RuleData => ({
    ...LIFE,
    states,
    network: { layers: [{ activation: 'identity', units }] } as RuleData['network'],
  });
  const next = (data: RuleData, self: number) => stepReference(validateRule(data), [self], [1, 1], { boundary: 'dead' })[0];

  it('one output is rounded, a half upwards, and kept within the states', () => {
    const cases: [number, number][] = [
      [-3, 0],
      [0.49, 0],
      [0.5, 1],
      [1.49, 1],
      [1.5, 2],
      [2.6, 3],
      [9, 3],
    ];
    for (const [value, state] of cases) expect(next(rule([{ name: 'out', weights: {}, bias: value }], 4), 0)).to.equal(state);
  });

  it('of several outputs the largest wins, the first of equals', () => {
    const three = (...values: number[]) =>
      rule(
        values.map((bias, i) => ({ name: `o${i}`, weights: {}, bias })),
        values.length,
      );
    expect([next(three(1, 3, 2), 0), next(three(1, 1, 1), 0), next(three(-2, -1, -1), 0)]).to.deep.equal([1, 0, 1]);
  });

  it('`of` looks at one state', () => {
    const counts = (of: number) => changed(rule([{ name: 'out', weights: { count: 1 } }], 9), (r: Loose) => (r.inputs[1].of = of));
    const cells = [2, 2, 1, 0, 0, 3, 2, 0, 1];
    const middle = (of: number, boundary: Boundary = 'dead') => stepReference(validateRule(counts(of)), cells, [3, 3], { boundary })[4];
    expect([0, 1, 2, 3, 4].map((of) => middle(of))).to.deep.equal([2, 2, 3, 1, 0]);
    // Beyond a dead border everything is state 0.
    expect(stepReference(validateRule(counts(0)), cells, [3, 3], { boundary: 'dead' })[0]).to.equal(5 + 2);
  });

  it('refuse a network that says no number', () => {
    const data = rule([{ name: 'out', weights: { self: 1 } }], 2);
    const layers = [
      { activation: 'identity', units: [{ name: 'big', weights: { count: 1e308 } }] },
      {
        activation: 'identity',
        units: [
          { name: 'a', weights: { big: 10 } },
          { name: 'b', weights: { big: 10 } },
        ],
      },
      { activation: 'identity', units: [{ name: 'out', weights: { a: 1, b: -1 } }] },
    ];
    const broken = { ...data, network: { layers } } as RuleData;
    expect(messageOf(() => next(broken, 1))).to.equal('self = 0, count = 1: an output is not a number; expected a number, got NaN');
  });
});

describe('precisions', () => {
  it('16 bits round as half floats do', () => {
    const cases: [number, number][] = [
      [0, 0],
      [1, 1],
      [1 / 3, 0.333251953125],
      [0.1, 0.0999755859375],
      [65504, 65504],
      [65519.9, 65504],
      [65520, Infinity],
      [-65520, -Infinity],
      [2 ** -24, 2 ** -24],
      [2 ** -25, 0],
      [2 ** -25 * 1.0001, 2 ** -24],
      [3 * 2 ** -25, 2 ** -23],
      [1 + 2 ** -11, 1],
      [1 + 3 * 2 ** -11, 1 + 2 ** -9],
      [2049, 2048],
      [2051, 2052],
      [1 - 2 ** -12, 1],
      [-0.1, -0.0999755859375],
    ];
    for (const [from, to] of cases) expect(roundToHalf(from), `${from}`).to.equal(to);
    expect(roundToHalf(NaN)).to.be.NaN;
    fc.assert(
      fc.property(fc.double({ min: -60000, max: 60000, noNaN: true }), (x) => {
        const half = roundToHalf(x);
        expect(roundToHalf(half)).to.equal(half);
        expect(Math.abs(half - x)).to.be.at.most(Math.max(2 ** -25, Math.abs(x) * 2 ** -11));
      }),
    );
  });

  it('8 bits are 256 levels of the range, 32 bits single floats, 64 bits nothing', () => {
    const eight = rounding('8');
    expect([-1, 0, 0.001, 0.003, 0.5, 1, 7].map((x) => Math.round(eight(x) * 255))).to.deep.equal([0, 0, 0, 1, 128, 255, 255]);
    const wide = rounding('8', [-1, 1]);
    expect([wide(-3), wide(0), wide(1)]).to.deep.equal([-1, -1 + (128 / 255) * 2, 1]);
    expect([rounding('32')(0.1), rounding('64')(0.1)]).to.deep.equal([Math.fround(0.1), 0.1]);
  });

  it('are applied after each step', () => {
    const rule = parseRule('analog-life');
    const cells = soup(64, 0.4, 1);
    const exact = stepReference(rule, cells, [8, 8], { precision: '64' });
    for (const precision of ['8', '16', '32'] as const) {
      expect([...stepReference(rule, cells, [8, 8], { precision })]).to.deep.equal([...Float32Array.from(exact, rounding(precision))]);
    }
  });
});
