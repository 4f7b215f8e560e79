import { expect } from '@open-wc/testing';
import { formatPattern, parsePattern, patternFromCells } from '../../core/pattern/index.js';
import { failure, rows } from './draw.js';

const drawn = (text: string) => rows(parsePattern(text));
const problem = (text: string) => failure(() => parsePattern(text));

describe('RLE in', () => {
  it('takes any line ends, blank lines, a byte order mark and indentation', () => {
    const glider = ['.1.', '..1', '111'];
    for (const end of ['\n', '\r\n', '\r']) {
      expect(drawn(`\uFEFF#C c${end}x = 3, y = 3, rule = B3/S23${end}bo$2b${end}o$3o!`)).to.deep.equal(glider);
      expect(drawn(`${end}    #C c${end}    bo$${end}${end}  2bo$ 3o !${end}`)).to.deep.equal(glider);
    }
  });

  it('takes counts split over lines and needs no final mark', () => {
    expect(drawn('1\n2o$o\n')).to.deep.equal(['111111111111', '1...........']);
    expect(drawn('3o')).to.deep.equal(['111']);
    expect(drawn('o3$o')).to.deep.equal(['1', '.', '.', '1']);
  });

  it('ignores what follows the final mark', () => {
    const { comments, height } = parsePattern('o!\n#C after\n???');
    expect([comments, height]).to.deep.equal([[], 1]);
  });

  it('reads two-letter states up to 255', () => {
    const { cells, states } = parsePattern('.AXpApXqAyAyO!');
    expect([...cells]).to.deep.equal([0, 1, 24, 25, 48, 49, 241, 255]);
    expect(states).to.equal(256);
  });

  it('reads bare p to y as alive, but not among letters of states', () => {
    expect(drawn('3o2x$bpqy!')).to.deep.equal(['11111', '.111.']);
    expect(problem('oA$2x!')).to.equal('pattern: line 1, column 5: half a state; expected a letter from "A" to "X" after it, got "x"');
    expect(problem('x$3A!')).to.equal('pattern: line 1, column 1: half a state; expected a letter from "A" to "X" after it, got "x"');
  });

  it('keeps the box of the header, and the content where it is larger', () => {
    expect(drawn('x = 4, y = 3\no!')).to.deep.equal(['1...', '....', '....']);
    expect(drawn('x = 1, y = 1\n3o$$o!')).to.deep.equal(['111', '...', '1..']);
    expect(drawn('bo2b!')).to.deep.equal(['.1..']);
  });

  it('reads the header in any spacing, with the rule as it was written', () => {
    const rule = (header: string) => {
      const { width, height, rule: name, topology } = parsePattern(`${header}\no!`);
      return [width, height, name, topology];
    };
    expect(rule('x=2,y=3,rule=23/3')).to.deep.equal([2, 3, '23/3', undefined]);
    expect(rule('X = 2 , Y = 3 , RULE = b3/s23,')).to.deep.equal([2, 3, 'b3/s23', undefined]);
    expect(rule('x = 2, y = 3')).to.deep.equal([2, 3, undefined, undefined]);
    expect(rule('x = 2, y = 3, rule = ')).to.deep.equal([2, 3, undefined, undefined]);
    expect(rule('x = 2, y = 3, rule = R5,C0,M1,S34..58,B34..45,NM')).to.deep.equal([2, 3, 'R5,C0,M1,S34..58,B34..45,NM', undefined]);
    expect(rule('x = 2, y = 3, rule = B3/S23:T100,100')).to.deep.equal([2, 3, 'B3/S23', 'T100,100']);
    expect(rule('x = 2, y = 3, rule = B3/S23:K30*+5,20')).to.deep.equal([2, 3, 'B3/S23', 'K30*+5,20']);
    expect(rule('x = 2, y = 3, rule = a:b')).to.deep.equal([2, 3, 'a:b', undefined]);
  });

  it('reads the # lines and loses none', () => {
    const pattern = parsePattern(`#CXRLE Pos=-3,-1377 Gen=3480106827776
#N Name
#N Other name
#O Author
#C  comment
#c comment 2
#D description
# plain
#C
#r 12/3
#R 4 -5
#Commentary
#MCell 4.00
o!`);
    expect(pattern).to.deep.equal({
      cells: pattern.cells,
      width: 1,
      height: 1,
      states: 2,
      name: 'Name',
      author: 'Author',
      rule: '12/3',
      origin: [4, -5],
      generation: 3480106827776,
      comments: ['#N Other name', 'comment', 'comment 2', 'description', 'plain', '', '#Commentary', '#MCell 4.00'],
    });
    expect(parsePattern('#P 1 2\no!').origin).to.deep.equal([1, 2]);
    expect(parsePattern('#r 23/3\nx = 1, y = 1, rule = B36/S23\no!').rule).to.equal('B36/S23');
    expect(parsePattern('#R 23/3\no!').comments).to.deep.equal(['#R 23/3']);
  });

  it('keeps a position or generation that no number holds as a comment', () => {
    const lines = ['#CXRLE Pos=1,2 Gen=99999999999999999999', '#CXRLE Pos=99999999999999999999,0', '#CXRLE Pos=here'];
    for (const line of lines) expect(parsePattern(`${line}\no!`).comments).to.deep.equal([line]);
  });

  it('reads an empty pattern', () => {
    for (const text of ['x = 0, y = 0, rule = B3/S23\n!', '!', '99$!', 'x = 0, y = 5']) {
      const { width, height, cells, states } = parsePattern(text);
      expect([width, height, cells.length, states], text).to.deep.equal([0, 0, 0, 2]);
    }
  });

  it('is frozen', () => {
    const pattern = parsePattern('#CXRLE Pos=1,2\no!');
    for (const value of [pattern, pattern.comments, pattern.origin]) expect(Object.isFrozen(value)).to.be.true;
  });
});

describe('RLE in, errors', () => {
  const ITEMS = '"b", "o", ".", "$", "!" or a state letter';
  const cases: [text: string, message: string][] = [
    ['bo$2bo$?3o!', `line 1, column 8: unknown character in RLE; expected ${ITEMS}, got "?"`],
    ['#C fine\n  bo$\n  2zo!', `line 3, column 4: unknown character in RLE; expected ${ITEMS}, got "z"`],
    ['o😀!', `line 1, column 2: unknown character in RLE; expected ${ITEMS}, got "😀"`],
    ['<!DOCTYPE html>', `line 1, column 1: unknown character in RLE; expected ${ITEMS}, got "<"`],
    ['3!', `line 1, column 2: a count without a letter; expected ${ITEMS}, got "!"`],
    ['bo$\n12', `line 2, column 1: a count without a letter; expected ${ITEMS}, got the end of the text`],
    ['b0o!', 'line 1, column 2: a run of nothing; expected a count of at least 1, got "0"'],
    ['yP!', 'line 1, column 1: no such state; expected states up to 255 ("yO"), got "yP" (256)'],
    ['x = three\no!', 'line 1, column 1: unreadable header; expected "x = 3, y = 3, rule = B3/S23", got "x = three"'],
    ['x = -3, y = 3\no!', 'line 1, column 1: unreadable header; expected "x = 3, y = 3, rule = B3/S23", got "x = -3, y = 3"'],
    ['#C only\n#C this', 'line 2, column 8: comments but no cells; expected RLE as in "bo$2bo$3o!", got the end of the text'],
  ];
  for (const [text, message] of cases) it(JSON.stringify(text), () => expect(problem(text)).to.equal(`pattern: ${message}`));

  it('says what an empty text should hold', () => {
    for (const text of ['', ' \n\t\r\n\uFEFF'])
      expect(problem(text)).to.equal(
        'pattern: pattern: nothing to read; expected RLE ("bo$2bo$3o!"), plaintext (".O."), Life 1.05 or Life 1.06, got an empty text',
      );
  });
});

describe('RLE out', () => {
  it('writes what it knows, the extended line first', () => {
    const pattern = patternFromCells(3, 2, [0, 1, 0, 0, 0, 0], {
      name: 'Dot',
      author: 'A. Person',
      comments: ['one', 'two\nthree', ''],
      rule: 'B3/S23',
      topology: 'T30,20',
      origin: [-4, 5],
      generation: 7,
    });
    expect(formatPattern(pattern, 'rle')).to.equal(
      '#CXRLE Pos=-4,5 Gen=7\n#N Dot\n#O A. Person\n#C one\n#C two\n#C three\n#C\nx = 3, y = 2, rule = B3/S23:T30,20\nbo!\n',
    );
    expect(formatPattern(pattern, 'rle', { rule: 'B36/S23' })).to.contain('x = 3, y = 2, rule = B36/S23\n');
  });

  it('merges runs over dead rows and leaves dead ends out', () => {
    expect(formatPattern(patternFromCells(2, 6, [0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0]), 'rle')).to.equal('x = 2, y = 6\n$2o3$o!\n');
    expect(formatPattern(patternFromCells(2, 2, [0, 0, 0, 0]), 'rle')).to.equal('x = 2, y = 2\n!\n');
    expect(formatPattern(patternFromCells(0, 0, []), 'rle')).to.equal('x = 0, y = 0\n!\n');
  });

  it('writes letters for more than two states', () => {
    expect(formatPattern(patternFromCells(9, 1, [0, 0, 1, 24, 25, 25, 48, 241, 255]), 'rle')).to.equal('x = 9, y = 1\n2.AX2pApXyAyO!\n');
  });

  it('wraps at 70 columns and splits no item', () => {
    const text = formatPattern(
      patternFromCells(
        300,
        1,
        Array.from({ length: 300 }, (_, i) => (i % 11 === 0 ? 30 : 0)),
      ),
      'rle',
    );
    const lines = text.trimEnd().split('\n').slice(1);
    expect(lines.length).to.be.greaterThan(1);
    for (const line of lines) {
      expect(line.length).to.be.at.most(70);
      expect(line).to.match(/^(\d*(\.|\$|[A-X]|[p-y][A-X]))*!?$/);
    }
  });

  it('refuses plaintext of many states, and unknown formats', () => {
    const wires = parsePattern('ABC!');
    expect(failure(() => formatPattern(wires, 'cells'))).to.equal(
      'argument: formatPattern: plaintext knows only dead and alive; expected "rle", or a pattern with two states, got 4 states',
    );
    expect(failure(() => formatPattern(wires, 'lif' as 'rle'))).to.equal(
      'argument: formatPattern: unknown format; expected "rle" or "cells", got "lif"',
    );
  });
});
