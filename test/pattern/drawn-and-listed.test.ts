import { expect } from '@open-wc/testing';
import { formatPattern, parsePattern, patternFromCells } from '../../core/pattern/index.js';
import { failure, rows } from './draw.js';

const drawn = (text: string) => rows(parsePattern(text));
const problem = (text: string) => failure(() => parsePattern(text));

describe('plaintext', () => {
  it('reads names, comments, short rows and empty rows', () => {
    const pattern = parsePattern('!Name: Two\n!author:  Someone\n! a note\n!\n! another\n!\n\n.O\n\nO**.\n\n');
    expect(rows(pattern)).to.deep.equal(['.1..', '....', '111.']);
    expect([pattern.name, pattern.author, pattern.comments]).to.deep.equal(['Two', 'Someone', ['a note', '', 'another']]);
    expect(pattern.origin).to.equal(undefined);
  });

  it('reads a text that is indented in its page, without any comment', () => {
    expect(drawn('\n      .O.\r\n      ..O\r\n      OOO\n    ')).to.deep.equal(['.1.', '..1', '111']);
  });

  it('writes full rows after the name and the comments', () => {
    const pattern = patternFromCells(2, 3, [0, 0, 1, 0, 0, 0], { name: 'Dot', author: 'A', comments: ['c\nd'], rule: 'B3/S23' });
    expect(formatPattern(pattern, 'cells')).to.equal('!Name: Dot\n!Author: A\n!c\n!d\n!\n..\nO.\n..\n');
    expect(formatPattern(patternFromCells(0, 0, []), 'cells')).to.equal('!\n');
  });

  it('names the place of what is not a cell', () => {
    expect(problem('!c\n.O\n  O.x')).to.equal('pattern: line 3, column 5: not a cell; expected ".", "O" or "*", got "x"');
    expect(problem('.O. .O.')).to.equal('pattern: line 1, column 4: not a cell; expected ".", "O" or "*", got " "');
  });
});

describe('Life 1.05', () => {
  it('puts blocks at their places, one over the other', () => {
    const pattern = parsePattern('#Life 1.05\r\n#D first\r\n#R 125/36\r\n#P -2 -1\r\n*.*\r\n...\r\n\r\n#P 0 -1\r\n.*\r\n*\r\n');
    expect(rows(pattern)).to.deep.equal(['1.11', '..1.']);
    expect(pattern.origin).to.deep.equal([-2, -1]);
    expect(pattern.rule).to.equal('125/36');
    expect(pattern.comments).to.deep.equal(['first']);
  });

  it('is told without its heading by # lines before rows', () => {
    const pattern = parsePattern('#N Dots\n#P 3 4\n*.*\n');
    expect(rows(pattern)).to.deep.equal(['1.1']);
    expect([pattern.name, pattern.origin, pattern.rule]).to.deep.equal(['Dots', [3, 4], undefined]);
  });

  it('names the place of errors', () => {
    expect(problem('#Life 1.05\n#P here\n*')).to.equal(
      'pattern: line 2, column 1: unreadable coordinates; expected "#P -3 4", got "#P here"',
    );
    expect(problem('#Life 1.05\n*o')).to.equal('pattern: line 2, column 2: not a cell; expected ".", "O" or "*", got "o"');
    expect(problem('#Life 1.07\n*')).to.equal(
      'pattern: line 1, column 1: unknown version; expected "#Life 1.05" or "#Life 1.06", got "#Life 1.07"',
    );
  });
});

describe('Life 1.06', () => {
  it('reads cells in any order, twice or far away', () => {
    const pattern = parsePattern('#Life 1.06\n1000000000000 -5\n999999999999 -4\n1000000000000 -5');
    expect(rows(pattern)).to.deep.equal(['.1', '1.']);
    expect(pattern.origin).to.deep.equal([999999999999, -5]);
  });

  it('knows no negative zero', () => {
    expect(Object.is(parsePattern('#Life 1.06\n-0 +0').origin?.[0], 0)).to.be.true;
  });

  it('may be empty', () => {
    const { width, height, origin } = parsePattern('#Life 1.06\n');
    expect([width, height, origin]).to.deep.equal([0, 0, undefined]);
  });

  it('names the place of errors', () => {
    expect(problem('#Life 1.06\n0 1\n2\n')).to.equal('pattern: line 3, column 1: unreadable coordinates; expected "-3 4", got "2"');
    expect(problem('#Life 1.06\n0 1 2')).to.equal('pattern: line 2, column 1: unreadable coordinates; expected "-3 4", got "0 1 2"');
    expect(problem('#Life 1.06\n99999999999999999999 0')).to.equal(
      'size: line 2: too far away; expected coordinates within ±2⁵³, got "99999999999999999999 0"',
    );
  });
});
