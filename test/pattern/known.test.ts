import { expect } from '@open-wc/testing';
import { formatPattern, parsePattern, type Pattern } from '../../core/pattern/index.js';
import { population, rows } from './draw.js';

// https://conwaylife.com/patterns/gosperglidergun.rle
const GUN_RLE = `#N Gosper glider gun
#O Bill Gosper
#C A true period 30 glider gun.
#C The first known gun and the first known finite pattern with unbounded growth.
#C www.conwaylife.com/wiki/index.php?title=Gosper_glider_gun
x = 36, y = 9, rule = B3/S23
24bo11b$22bobo11b$12b2o6b2o12b2o$11bo3bo4b2o12b2o$2o8bo5bo3b2o14b$2o8b
o3bob2o4bobo11b$10bo5bo7bo11b$11bo3bo20b$12b2o!`;

// https://conwaylife.com/wiki/Plaintext
const GUN_CELLS = `!Name: Gosper glider gun
!
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................
`;

/** One step of Life on cells that are far from any edge. */
function step(alive: Set<string>): Set<string> {
  const counts = new Map<string, number>();
  for (const cell of alive) {
    const [x, y] = cell.split(',').map(Number);
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        const key = `${x + dx},${y + dy}`;
        if (dx !== 0 || dy !== 0) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  }
  return new Set([...counts].filter(([key, count]) => count === 3 || (count === 2 && alive.has(key))).map(([key]) => key));
}

function populationAfter(pattern: Pattern, generations: number): number {
  let alive = new Set<string>();
  pattern.cells.forEach((state, i) => state && alive.add(`${i % pattern.width},${Math.floor(i / pattern.width)}`));
  for (let generation = 0; generation < generations; generation++) alive = step(alive);
  return alive.size;
}

describe('known patterns', () => {
  it('glider', () => {
    const glider = parsePattern('bo$2bo$3o!');
    expect(rows(glider)).to.deep.equal(['.1.', '..1', '111']);
    expect(glider).to.deep.equal({ width: 3, height: 3, cells: glider.cells, states: 2, comments: [] });
    expect(formatPattern(glider, 'rle')).to.equal('x = 3, y = 3\nbo$2bo$3o!\n');
    expect(formatPattern(glider, 'cells')).to.equal('.O.\n..O\nOOO\n');
  });

  it('Gosper gun: the RLE and the plaintext file hold the same cells', () => {
    const gun = parsePattern(GUN_RLE);
    const drawn = parsePattern(GUN_CELLS);
    expect([gun.width, gun.height, population(gun)]).to.deep.equal([36, 9, 36]);
    expect(rows(gun)).to.deep.equal(rows(drawn));
    expect(gun.name).to.equal('Gosper glider gun');
    expect(drawn.name).to.equal('Gosper glider gun');
    expect(gun.author).to.equal('Bill Gosper');
    expect(gun.comments).to.have.length(3);
    expect(gun.comments[0]).to.equal('A true period 30 glider gun.');
    expect(drawn.comments).to.deep.equal([]);
    expect(gun.rule).to.equal('B3/S23');
    expect(formatPattern(drawn, 'cells')).to.equal(GUN_CELLS);
  });

  it('Gosper gun: written without the dead ends of rows, lines of at most 70 characters', () => {
    expect(formatPattern(parsePattern(GUN_CELLS), 'rle')).to.equal(`#N Gosper glider gun
x = 36, y = 9
24bo$22bobo$12b2o6b2o12b2o$11bo3bo4b2o12b2o$2o8bo5bo3b2o$2o8bo3bob2o4b
obo$10bo5bo7bo$11bo3bo$12b2o!
`);
  });

  // https://conwaylife.com/wiki/R-pentomino, /Acorn, /Die_hard
  it('R-pentomino, acorn and diehard', () => {
    expect(rows(parsePattern('b2o$2o$bo!'))).to.deep.equal(['.11', '11.', '.1.']);
    expect(rows(parsePattern('bo5b$3bo3b$2o2b3o!'))).to.deep.equal(['.1.....', '...1...', '11..111']);
    const diehard = parsePattern('6bob$2o6b$bo3b3o!');
    expect(rows(diehard)).to.deep.equal(['......1.', '11......', '.1...111']);
    expect(populationAfter(diehard, 129)).to.equal(2);
    expect(populationAfter(diehard, 130)).to.equal(0);
  });

  it('a WireWorld clock: electron head 1, tail 2, wire 3', () => {
    const clock = parsePattern('x = 7, y = 3, rule = WireWorld\n.BA3C$C5.C$.5C!');
    expect(rows(clock)).to.deep.equal(['.21333.', '3.....3', '.33333.']);
    expect(clock.states).to.equal(4);
    expect(clock.rule).to.equal('WireWorld');
    expect(formatPattern(clock, 'rle')).to.equal('x = 7, y = 3, rule = WireWorld\n.BA3C$C5.C$.5C!\n');
  });

  // https://conwaylife.com/wiki/Life_1.06, https://conwaylife.com/wiki/Life_1.05
  it('the glider in Life 1.06 and 1.05', () => {
    const listed = parsePattern('#Life 1.06\n0 -1\n1 0\n-1 1\n0 1\n1 1\n');
    const drawn = parsePattern('#Life 1.05\n#D A glider\n#N\n#P -1 -1\n.*\n..*\n***\n');
    expect(rows(listed)).to.deep.equal(['.1.', '..1', '111']);
    expect(rows(drawn)).to.deep.equal(['.1.', '..1', '111']);
    expect(listed.origin).to.deep.equal([-1, -1]);
    expect(drawn.origin).to.deep.equal([-1, -1]);
    expect(drawn.rule).to.equal('23/3');
    expect(drawn.comments).to.deep.equal(['A glider']);
  });
});
