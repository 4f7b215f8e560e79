import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CaError } from '../../core/base/errors.js';
import { MAX_WEIGHTS } from '../../core/base/limits.js';
import { validateRule } from '../../core/rule/index.js';
import { changed, FORMULA, LIFE, MATRIX, messageOf } from './support.js';

/** Rules as loose JSON, so that tests can break them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;
const broken = (rule: object, change: (copy: Loose) => void) => messageOf(() => validateRule(changed(rule as Loose, change)));

describe('validateRule: the schema', () => {
  it('takes rules with networks, matrices and formulas', () => {
    for (const rule of [LIFE, MATRIX, FORMULA]) expect(validateRule(rule).toJSON()).to.deep.equal(rule);
  });

  const cases: [string, (rule: Loose) => void][] = [
    ['rule.colour: unknown key', (r) => (r.colour = 'red')],
    ['rule.inputs[1].neighbourhood.size: unknown key', (r) => (r.inputs[1].neighbourhood.size = 2)],
    ['rule.network.layers[0].units[2].wieghts: unknown key', (r) => (r.network.layers[0].units[2].wieghts = {})],
    ['rule.network.layers[0].weights: unknown key', (r) => (r.network.layers[0].weights = [[1]])],
    ['rule.network.layers[2].units[0].weights: missing', (r) => delete r.network.layers[2].units[0].weights],
    ['rule.channels: missing', (r) => delete r.channels],
    ['rule.channels: wrong value; expected at least 1, got 0', (r) => (r.channels = 0)],
    ['rule.channels: wrong value; expected number, got "1"', (r) => (r.channels = '1')],
    ['rule.boundary: wrong value; expected "torus" or "dead" or "mirror", got "cube"', (r) => (r.boundary = 'cube')],
    ['rule.states: wrong value; expected at most 256, got 300', (r) => (r.states = 300)],
    ['rule.inputs: wrong value; expected at least 1, got 0 of them', (r) => (r.inputs = [])],
    ['rule.inputs[1].neighbourhood.radius: wrong value; expected at least 1, got 0', (r) => (r.inputs[1].neighbourhood.radius = 0)],
    [
      'rule.inputs[0].name: wrong value; expected a name: a letter, then letters, digits and single underscores, got "gl_x"',
      (r) => (r.inputs[0].name = 'gl_x'),
    ],
    [
      'rule.network.layers[1].units[0].weights.selfIsOne: wrong value; expected number, got "a"',
      (r) => (r.network.layers[1].units[0].weights.selfIsOne = 'a'),
    ],
  ];
  for (const [message, change] of cases) it(message, () => expect(broken(LIFE, change)).to.equal(message));

  it('says the kinds of neighbourhood there are', () => {
    expect(broken(LIFE, (r) => (r.inputs[1].neighbourhood.kind = 'square'))).to.match(
      /^rule\.inputs\[1\]\.neighbourhood\.kind: wrong value; expected "self" or "moore" or .* or "mask", got "square"$/,
    );
  });

  it('refuses what is no object', () => {
    for (const json of [undefined, null, 3, 'B3/S23', () => 1])
      expect(messageOf(() => validateRule(json))).to.match(/^rule: wrong value; /);
  });
});

describe('validateRule: what fields say about each other', () => {
  const cases: [string, (rule: Loose) => void][] = [
    ['rule: either a network or a formula; expected one of the two, got neither', (r) => delete r.network],
    ['rule: either a network or a formula; expected one of the two, got both', (r) => (r.formula = { expressions: ['self'] })],
    ['rule.inputs[1].name: name taken; expected a name of its own, got "self"', (r) => (r.inputs[1].name = 'self')],
    [
      'rule.network.layers[1].units[0].name: name taken; expected a name of its own, got "count"',
      (r) => (r.network.layers[1].units[0].name = 'count'),
    ],
    [
      'rule.network.layers[0].units[0].weights.peersOver1: no such input or earlier unit; expected one of self, count, got "peersOver1"',
      (r) => (r.network.layers[0].units[0].weights.peersOver1 = 1),
    ],
    [
      'rule.network.layers[2].units[0].weights.toString: no such input or earlier unit; expected one of self, count, selfIsOne, peersOver1, peersOver2, peersOver3, self0peers3, self1peers2or3, got "toString"',
      (r) => (r.network.layers[2].units[0].weights.toString = 1),
    ],
    ['rule.inputs[0].channel: no such channel; expected 0 to 0, got 3', (r) => (r.inputs[0].channel = 3)],
    ['rule.inputs[1].of: no such state; expected 0 to 1, got 2', (r) => (r.inputs[1].of = 2)],
    [
      'rule.inputs[1].of: only for discrete rules; expected no "of" where states are continuous, got 1',
      (r) => ((r.states = 'continuous'), (r.inputs[1].of = 1)),
    ],
    [
      'rule.inputs[1].neighbourhood: an empty ring; expected inner under outer, got [4,4]',
      (r) => (r.inputs[1].neighbourhood = { kind: 'ring', inner: 4, outer: 4 }),
    ],
    [
      'rule.network.layers[2]: wrong number of units in the last layer; expected 1, the state, or 4, one per state, got 2',
      (r) => ((r.states = 4), r.network.layers[2].units.push({ name: 'second', weights: {} })),
    ],
    ['rule.channels: too many channels; expected 1 for a discrete rule, got 2', (r) => (r.channels = 2)],
    ['rule.update.mode: only for continuous rules; expected "replace" for a discrete rule, got "add"', (r) => (r.update.mode = 'add')],
    ['rule.update.dt: only with mode "add"; expected nothing, got 0.5', (r) => (r.update.dt = 0.5)],
    ['rule.dimensions: listed twice; expected each once, got [2,2]', (r) => (r.dimensions = [2, 2])],
    [
      'rule.network.layers[0].units[0].steepness: not used; expected activation sigmoid, got relu',
      (r) => Object.assign(r.network.layers[0].units[0], { activation: 'relu', steepness: 3 }),
    ],
    ['rule.network.layers[1].width: not used; expected activation gaussian, got sigmoid', (r) => (r.network.layers[1].width = 2)],
    [
      'rule.network.layers[0].units[1].bias: wrong value; expected a finite number, got Infinity',
      (r) => (r.network.layers[0].units[1].bias = Infinity),
    ],
    [
      'rule.inputs[1].neighbourhood: hexagonal is flat; expected dimensions [2], got 3',
      (r) => ((r.dimensions = [2, 3]), (r.inputs[1].neighbourhood.kind = 'hexagonal')),
    ],
    [
      'rule.inputs[1].neighbourhood: too many cells; expected at most 131072 taps, got 8120601',
      (r) => ((r.dimensions = [3]), (r.inputs[1].neighbourhood = { kind: 'ball', radius: 100 })),
    ],
    [
      'rule.inputs[1].neighbourhood.weights: no middle; expected an odd extent each way, got 2 × 1',
      (r) => (r.inputs[1].neighbourhood = { kind: 'kernel', weights: [[1, 2]] }),
    ],
    [
      'rule.inputs[1].neighbourhood.cells: a ragged block; expected rows of 3 and slices of 3 rows throughout, got rows or slices of unlike length',
      (r) => (r.inputs[1].neighbourhood = { kind: 'mask', cells: ['###', '#.', '###'] }),
    ],
    [
      'rule.inputs[1].reduce: no mean; expected sum, for weights that sum to 0, got mean',
      (r) => Object.assign(r.inputs[1], { neighbourhood: { kind: 'laplacian' }, reduce: 'mean' }),
    ],
    [
      'rule.inputs[1].neighbourhood.axis: no such axis; expected x, y, got z',
      (r) => (r.inputs[1].neighbourhood = { kind: 'gradient', axis: 'z' }),
    ],
  ];
  for (const [message, change] of cases) it(message, () => expect(broken(LIFE, change)).to.equal(message));
});

describe('validateRule: matrices', () => {
  const base64 = (numbers: number[]) => btoa(String.fromCharCode(...new Uint8Array(Float32Array.from(numbers).buffer)));
  const cases: [string, (rule: Loose) => void][] = [
    [
      'rule.network.layers[1].weights: wrong number of weights; expected 6 numbers ([2, 3]), got 5',
      (r) => r.network.layers[1].weights[1].pop(),
    ],
    [
      'rule.network.layers[0].weights[1]: wrong number of weights; expected 4 numbers, got 3',
      (r) => r.network.layers[0].weights[2].push(r.network.layers[0].weights[1].pop()),
    ],
    [
      'rule.network.layers[0].weights: wrong number of weights; expected 12 numbers ([3, 4]), got 11',
      (r) => (r.network.layers[0].weights = base64(Array(11).fill(1))),
    ],
    [
      'rule.network.layers[0].biases: wrong number of biases; expected 3 numbers ([3]), got 2',
      (r) => {
        r.network.layers[0].weights = base64(Array(12).fill(1));
        r.network.layers[0].names = ['p', 'q', 'r'];
        r.network.layers[0].biases = base64([1, 2]);
      },
    ],
    [
      'rule.network.layers[0].weights: wrong value; expected finite numbers, got NaN at 7',
      (r) => {
        r.network.layers[0].weights = base64([...Array(7).fill(1), NaN, 1, 1, 1, 1]);
      },
    ],
    ['rule.network.layers[0].weights: wrong value; expected base64, got "@@@@"', (r) => (r.network.layers[0].weights = '@@@@')],
    ['rule.network.layers[0].weights[1][2]: wrong value; expected number, got null', (r) => (r.network.layers[0].weights[1][2] = null)],
  ];
  for (const [message, change] of cases) it(message, () => expect(broken(MATRIX, change)).to.equal(message));

  it('refuses 32 numbers less one as the documentation says', () => {
    const rule = changed(MATRIX, (r: Loose) => {
      r.channels = 8;
      r.network.layers = [r.network.layers[0], { activation: 'identity', weights: base64(Array(31).fill(0)) }];
      r.network.layers[0] = { activation: 'relu', weights: Array(4).fill([1, 2, 3, 4]) };
    });
    expect(messageOf(() => validateRule(rule))).to.equal(
      'rule.network.layers[1].weights: wrong number of weights; expected 32 numbers ([8, 4]), got 31',
    );
  });

  it('refuses too many weights before it decodes them', () => {
    const rule = changed(MATRIX, (r: Loose) => (r.network.layers[0].weights = 'AAAA'.repeat((MAX_WEIGHTS * 4) / 3 + 3)));
    expect(messageOf(() => validateRule(rule))).to.match(/^rule\.network\.layers\[0\]: too many weights; expected at most 1048576, got /);
  });
});

describe('validateRule: anything else', () => {
  /** Every place in JSON, with what to put there. */
  function* places(value: Loose, path: (string | number)[] = []): Generator<(string | number)[]> {
    if (path.length) yield path;
    if (typeof value === 'object' && value) for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
  }

  it('throws a CaError or gives a rule, whatever is put wherever', () => {
    const spots = [LIFE, MATRIX, FORMULA].flatMap((rule) => [...places(rule)].map((path) => ({ rule, path })));
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.string(),
      fc.constantFrom(undefined, [], {}, null, -1, 0, 1e9, '__proto__', 'self'),
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...spots), junk, ({ rule, path }, value) => {
        const copy: Loose = structuredClone(rule);
        const at = path.slice(0, -1).reduce((inner, key) => inner[key], copy);
        at[path[path.length - 1]] = value;
        try {
          validateRule(copy);
        } catch (error) {
          refused++;
          expect(error).to.be.instanceOf(CaError);
          expect((error as CaError).where).to.match(/^rule/);
        }
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(refused).to.be.above(2000);
  });
});
