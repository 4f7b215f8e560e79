import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CaError } from '../../core/base/errors.js';
import { formatPattern, parsePattern, patternFromCells, type PatternDetails } from '../../core/pattern/index.js';

/** Random patterns of mostly dead cells, whose highest state is `highest`. */
const patterns = (highest: number, details: fc.Arbitrary<PatternDetails> = fc.constant({})) =>
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), details).chain(([width, height, known]) =>
    fc
      .array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: highest })), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((cells) => patternFromCells(width, height, cells, known)),
  );

const words = fc.stringMatching(/^[A-Za-z(][A-Za-z0-9 ,.#!$=\u00e4]{0,30}[a-z]$/);
const whole = fc.integer({ min: -1e9, max: 1e9 });
const details: fc.Arbitrary<PatternDetails> = fc.record(
  {
    name: words,
    author: words,
    comments: fc.array(words, { maxLength: 4 }),
    rule: fc.constantFrom('B3/S23', '23/3', 'WireWorld', 'R5,C0,M1,S34..58,B34..45,NM', 'B2/S/C3'),
    origin: fc.tuple(whole, whole),
    generation: fc.nat(),
  },
  { requiredKeys: [] },
);

describe('round trips', () => {
  for (const highest of [1, 3, 30, 255])
    it(`RLE, states up to ${highest}`, () => {
      fc.assert(
        fc.property(patterns(highest, details), (pattern) => {
          const text = formatPattern(pattern, 'rle');
          expect(parsePattern(text)).to.deep.equal(pattern);
          expect(formatPattern(parsePattern(text), 'rle')).to.equal(text);
        }),
        { numRuns: 150 },
      );
    });

  it('plaintext', () => {
    fc.assert(
      fc.property(patterns(1), words, words, (pattern, name, comment) => {
        const named = { ...pattern, name, comments: [comment] };
        expect(parsePattern(formatPattern(pattern, 'cells'))).to.deep.equal(pattern);
        expect(parsePattern(formatPattern(named, 'cells'))).to.deep.equal(named);
      }),
      { numRuns: 150 },
    );
  });

  it('drawn in Life 1.05 and listed in Life 1.06', () => {
    fc.assert(
      fc.property(patterns(1), whole, whole, ({ width, height, cells }, x, y) => {
        fc.pre(cells.includes(1));
        const block = Array.from({ length: height }, (_, row) =>
          Array.from(cells.subarray(row * width, (row + 1) * width), (state) => (state ? '*' : '.')).join(''),
        );
        const life105 = parsePattern(`#Life 1.05\n#P ${x} ${y}\n${block.join('\n')}`);
        expect([...life105.cells]).to.deep.equal([...cells]);
        expect(life105.origin).to.deep.equal([x, y]);

        const list: string[] = [];
        cells.forEach((state, i) => state && list.push(`${x + (i % width)} ${y + Math.floor(i / width)}`));
        const life106 = parsePattern(`#Life 1.06\n${list.reverse().join('\n')}`);
        const [left, top] = life106.origin ?? [0, 0];
        const again: string[] = [];
        life106.cells.forEach((state, i) => state && again.push(`${left + (i % life106.width)} ${top + Math.floor(i / life106.width)}`));
        expect(again).to.deep.equal(list.reverse());
      }),
      { numRuns: 100 },
    );
  });
});

describe('fuzz', () => {
  const MOST = 5000;
  /** Parses; a CaError is an answer, anything else is not. */
  const survives = (text: string) => {
    try {
      expect(parsePattern(text, { maxCells: MOST }).cells.length).to.be.at.most(MOST);
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      expect(error.code).to.be.oneOf(['pattern', 'size']);
      expect(error.message.length).to.be.lessThan(300);
    }
  };

  it('random text', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), survives), { numRuns: 1500 }));

  it('text of the characters that patterns are made of', () => {
    const pieces = [
      'b',
      'o',
      '$',
      '!',
      '.',
      'O',
      '*',
      'A',
      'X',
      'p',
      'y',
      '0',
      '7',
      '999999999',
      '-',
      ' ',
      ',',
      '\n',
      '\r',
      '#',
      '#P ',
      '#R ',
    ];
    const heads = [
      '#Life 1.05\n',
      '#Life 1.06\n',
      '#CXRLE Pos=',
      ' Gen=',
      'x = ',
      'y = ',
      'rule = ',
      ':T',
      '!Name: ',
      '#C ',
      '#N\n',
      '\uFEFF',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...heads), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, survives), { numRuns: 3000 });
  });

  it('good files with characters changed, cut and doubled', () => {
    const good = patterns(60, details).map((pattern) => formatPattern(pattern, 'rle'));
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.string({ unit: 'binary-ascii', maxLength: 3 })), {
      minLength: 1,
      maxLength: 5,
    });
    const mutated = fc.tuple(good, edits).map(([text, changes]) =>
      changes.reduce((now, [at, cut, put]) => {
        const start = at % (now.length + 1);
        return now.slice(0, start) + put + now.slice(start + cut);
      }, text),
    );
    fc.assert(fc.property(mutated, survives), { numRuns: 800 });
  });

  it('a line of a million of anything is read in time', () => {
    const started = performance.now();
    for (const piece of ['.', 'o', '9', ' ', '#', '$', '\n', 'p', ':T1', 'x=', 'Pos=', '!Name ', '#C\n', '1 1\n'])
      for (const head of ['', 'x = 1, y = 1, rule = ', '#CXRLE ', '#Life 1.06\n', '#P '])
        survives(head + piece.repeat(Math.floor(1e6 / piece.length)));
    expect(performance.now() - started).to.be.lessThan(90_000); // what is not linear takes hours
  }).timeout(120_000);
});
