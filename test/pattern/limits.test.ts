import { expect } from '@open-wc/testing';
import { MAX_PATTERN_CELLS, MAX_TEXT } from '../../core/base/limits.js';
import { parsePattern, patternFromCells } from '../../core/pattern/index.js';
import { failure } from './draw.js';

/** The largest byte array that `call` makes. */
function largestAllocation(call: () => unknown): number {
  const Real = globalThis.Uint8Array;
  let largest = 0;
  const watch = (length: unknown) => {
    if (typeof length === 'number') largest = Math.max(largest, length);
  };
  globalThis.Uint8Array = new Proxy(Real, {
    construct(target, args, newTarget) {
      watch(args[0]);
      return Reflect.construct(target, args, newTarget);
    },
  });
  try {
    call();
  } finally {
    globalThis.Uint8Array = Real;
  }
  return largest;
}

const tooMany = (got: string, most = MAX_PATTERN_CELLS) =>
  `size: pattern: too many cells; expected at most ${most} in its bounding box, got ${got}`;

describe('limits', () => {
  const cases: [text: string, got: string][] = [
    ['1000000000000o!', '1000000000000 × 1'],
    ['1000000000000b!', '1000000000000 × 1'],
    ['x = 1000000, y = 1000000', '1000000 × 1000000'],
    ['999999999$o!', '1 × 1000000000'],
    [`${'9'.repeat(400)}$${'9'.repeat(400)}o!`, 'Infinity × Infinity'],
    [`x = 0, y = ${'9'.repeat(400)}\n!`, '0 × Infinity'],
    ['#Life 1.06\n-1000000000000 0\n1000000000000 0\n', '2000000000001 × 1'],
    ['#Life 1.05\n#P -100000 -100000\n*\n#P 100000 100000\n*\n', '200001 × 200001'],
  ];
  for (const [text, got] of cases)
    it(`refuses ${JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)} before memory is taken`, () => {
      let message = '';
      const largest = largestAllocation(() => (message = failure(() => parsePattern(text))));
      expect(message).to.equal(tooMany(got));
      expect(largest).to.equal(0);
    });

  it('takes exactly as many cells as allowed', () => {
    expect(parsePattern('10o$10o!', { maxCells: 20 }).cells.length).to.equal(20);
    expect(largestAllocation(() => parsePattern('10o$10o!'))).to.equal(20);
    expect(failure(() => parsePattern('10o$10o!', { maxCells: 19 }))).to.equal(tooMany('10 × 2', 19));
    expect(failure(() => parsePattern('67108865o!', { maxCells: 1e15 }))).to.equal(tooMany('67108865 × 1'));
  });

  it('refuses too long a text', () => {
    expect(failure(() => parsePattern('o'.repeat(MAX_TEXT + 1)))).to.equal(
      `size: pattern: too long; expected at most ${MAX_TEXT} characters, got ${MAX_TEXT + 1}`,
    );
  });

  it('refuses what is no text', () => {
    expect(failure(() => parsePattern(undefined as unknown as string))).to.equal(
      'argument: pattern: not a text; expected a string, got undefined',
    );
  });

  it('checks the cells that it is given', () => {
    expect(failure(() => patternFromCells(2, 2, [0, 1, 0]))).to.equal(
      'argument: patternFromCells: wrong amount of cells; expected 2 × 2, got 3',
    );
    expect(failure(() => patternFromCells(-1, -1, [0]))).to.equal(
      'argument: patternFromCells: wrong amount of cells; expected -1 × -1, got 1',
    );
    expect(failure(() => patternFromCells(0.5, 2, [0]))).to.equal(
      'argument: patternFromCells: wrong amount of cells; expected 0.5 × 2, got 1',
    );
    expect(failure(() => patternFromCells(NaN, 2, []))).to.equal(tooMany('NaN × 2'));
    expect(failure(() => patternFromCells(1e6, 1e6, []))).to.equal(tooMany('1000000 × 1000000'));
    for (const bad of [256, -1, 0.5, NaN])
      expect(failure(() => patternFromCells(2, 1, [0, bad]))).to.match(
        /^argument: patternFromCells: cells\[1\]: not a state; expected 0 to 255, got /,
      );
  });

  it('copies the cells that it is given', () => {
    const cells = new Uint8Array([0, 1]);
    const pattern = patternFromCells(2, 1, cells);
    cells[0] = 1;
    expect([...pattern.cells]).to.deep.equal([0, 1]);
  });
});
