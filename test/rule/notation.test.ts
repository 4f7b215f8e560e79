import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { discreteTable, parseRule, runReference, stepReference, tableMargins, type Rule } from '../../core/rule/index.js';
import { mulberry32, population, soup } from './support.js';

const tableOf = (rule: Rule) => discreteTable(rule) ?? expect.fail(`${rule.name} has no table`);
const worstMargin = (rule: Rule) => Math.min(...(tableMargins(rule) ?? []));
const digits = (bits: number) => [...'012345678'].filter((_, i) => (bits >> i) & 1).join('');

describe('Generations', () => {
  /** What the notation says, without a network. */
  const direct = (birth: number, survival: number, states: number, self: number, count: number) => {
    if (self === 0) return (birth >> count) & 1;
    if (self === 1 && (survival >> count) & 1) return 1;
    return (self + 1) % states;
  };

  it('is exact for random rules of every number of states', () => {
    const random = randomSequence(5);
    let least = 1;
    for (let states = 3; states <= 256; states++) {
      for (let i = 0; i < (states < 10 ? 60 : 4); i++) {
        const [birth, survival] = [Math.floor(random() * 512), Math.floor(random() * 512)];
        const rule = parseRule(`B${digits(birth)}/S${digits(survival)}/C${states}`);
        const expected = Array.from({ length: 9 * states }, (_, e) => direct(birth, survival, states, Math.floor(e / 9), e % 9));
        expect([...tableOf(rule).states], rule.notation).to.deep.equal(expected);
        least = Math.min(least, worstMargin(rule));
      }
    }
    expect(least).to.be.above(0.3);
  }).timeout(30000);

  it('reads its spellings as the same rule', () => {
    const brain = parseRule('B2/S/C3');
    for (const text of ['/2/3', 'B2/S/3', 'b2s/3', 'B2/S/G3', 'b2sg3', 'B2/S/c3'])
      expect(parseRule(text).equals(brain), text).to.equal(true);
    expect(parseRule('345/2/4').notation).to.equal('B2/S345/C4');
    expect(brain.inputs[1]).to.deep.equal({ name: 'count', neighbourhood: { kind: 'moore', radius: 1 }, reduce: 'sum', of: 1 });
    expect(brain.states).to.equal(3);
  });

  it('has six to eight units, whatever the number of states', () => {
    const units = (text: string) =>
      (parseRule(text).network?.layers ?? []).map((l) => ('units' in l ? l.units.map((u) => u.name).join(' ') : ''));
    expect(units('B2/S/C3')).to.deep.equal(['selfOver0 selfOver1 peersOver1 peersOver2', 'self0peers2 self1never', 'nextState']);
    expect(units('B2/S345/C200')).to.deep.equal([
      'selfOver0 selfOver1 selfOver198 peersOver1 peersOver2 peersOver5',
      'self0peers2 self1peers3to5',
      'nextState',
    ]);
  });
});

describe('Larger than Life', () => {
  /** In the neighbourhood or not, by letter, straight from the definition of each. */
  const inside: Record<string, (x: number, y: number, r: number) => boolean> = {
    M: () => true,
    N: (x, y, r) => Math.abs(x) + Math.abs(y) <= r,
    C: (x, y, r) => x * x + y * y <= r * r + r,
    2: (x, y, r) => x * x + y * y <= r * r,
    '+': (x, y) => x === 0 || y === 0,
    X: (x, y) => x === y || x === -y,
    '*': (x, y) => x === 0 || y === 0 || x === y || x === -y,
    B: (x, y) => Math.abs(x + y) % 2 === 1,
    '#': (x, y) => Math.abs(x) === 1 || Math.abs(y) === 1,
    H: (x, y, r) => Math.abs(x - y) <= r,
  };

  it('is the notation stepped cell by cell, for every neighbourhood, middle and number of states', () => {
    const [X, Y] = [19, 17];
    const random = randomSequence(3);
    const at = (cells: ArrayLike<number>, x: number, y: number) => cells[((y + Y) % Y) * X + ((x + X) % X)];
    for (const [letter, has] of Object.entries(inside))
      for (const middle of [0, 1])
        for (const states of [2, 4]) {
          const r = 1 + Math.floor(random() * 4);
          const cells = Uint8Array.from({ length: X * Y }, () => Math.floor(random() * states));
          const offsets = Array.from({ length: 2 * r + 1 }, (_, k) => k - r);
          const members = offsets.flatMap((dy) => offsets.filter((dx) => (dx || dy) && has(dx, dy, r)));
          const range = (from: number) => [from, Math.min(members.length, from + Math.floor((random() * members.length) / 3))];
          const [B, S] = [range(1 + Math.floor((random() * members.length) / 3)), range(Math.floor((random() * members.length) / 2))];
          const rule = parseRule(`R${r},C${states},M${middle},S${S[0]}..${S[1]},B${B[0]}..${B[1]},N${letter}`);
          const next = stepReference(rule, cells, [X, Y]);
          for (let y = 0; y < Y; y++)
            for (let x = 0; x < X; x++) {
              let n = 0;
              for (let dy = -r; dy <= r; dy++)
                for (let dx = -r; dx <= r; dx++)
                  if ((dx || dy || middle) && (has(dx, dy, r) || (!dx && !dy))) n += +(at(cells, x + dx, y + dy) === 1);
              const self = at(cells, x, y);
              const expected = self === 0 ? +(n >= B[0] && n <= B[1]) : self === 1 && n >= S[0] && n <= S[1] ? 1 : (self + 1) % states;
              expect(next[y * X + x], `${rule.notation} at ${x}, ${y}`).to.equal(expected);
            }
        }
  });

  it('reads its spellings as the same rule', () => {
    const bosco = parseRule('R5,C0,M1,S34..58,B34..45,NM');
    for (const text of [
      '5,34,45,34,58',
      'r5,c2,m1,s34..58,b34..45,nm',
      'R5,C2,M1,S34-58,B34-45',
      'R5,C1,M1,B34..45,S34..58,NM',
      'R5, C2, M1, S34..58, B34..45, NM',
    ]) {
      expect(parseRule(text).equals(bosco), text).to.equal(true);
    }
    expect(bosco.notation).to.equal('R5,C2,M1,S34..58,B34..45,NM');
    expect(parseRule('R2,C3,S6-9,11,B7,8,9,NC').notation).to.equal('R2,C3,S6..9,11,B7..9,NC');
    expect(parseRule('R5,C2,S33..57,B34..45,NM').inputs).to.deep.equal(bosco.inputs);
    expect(parseRule('R5,C2,S33..57,B34..45,NM').network).to.deep.equal(bosco.network);
    expect(parseRule('R1,C2,S2..3,B3,NM').network).to.deep.equal(parseRule('B3/S23').network);
  });

  it('is steep enough for its number of neighbours', () => {
    const steepness = (text: string) => parseRule(text).network?.layers[1].steepness;
    // Least steepness that keeps a continuous state exact, measured by neighbours: 8, 48, 80, 120, 224, 440.
    const least: [string, number][] = [
      ['R1', 7.9],
      ['R3', 10.5],
      ['R4', 11.4],
      ['R5', 12],
      ['R7', 13.1],
      ['R10', 14.3],
    ];
    for (const [range, k] of least) expect(steepness(`${range},C2,S3,B3,NM`)).to.be.within(k, k + 3);
    expect(steepness('R1,C2,S3,B3,NM')).to.equal(10);
  });

  it("agrees with Golly on Bosco's rule", () => {
    // 60 generations of a 96² torus; 282 cells is what Golly's command line gave for this soup.
    const random = mulberry32(4);
    const cells = Uint8Array.from({ length: 96 * 96 }, () => +(random() < 0.5));
    expect(population(runReference(parseRule('R5,C0,M1,S34..58,B34..45,NM'), cells, [96, 96], 60))).to.equal(282);
  }).timeout(60000);
});

describe('elementary rules', () => {
  it('are all exact, with one unit for each change along the code', () => {
    for (let number = 0; number < 256; number++) {
      const rule = parseRule(`W${number}`);
      const outcomes = Array.from({ length: 8 }, (_, code) => (number >> code) & 1);
      expect([...tableOf(rule).states]).to.deep.equal(outcomes);
      expect(worstMargin(rule)).to.be.above(0.49);
      const changes = outcomes.filter((next, code) => code && next !== outcomes[code - 1]).length;
      expect(rule.network?.layers[0])
        .to.have.property('units')
        .with.length(changes || 1);
      expect(rule.dimensions).to.deep.equal([1]);
    }
  });

  it('read left, middle, right', () => {
    const width = 31;
    for (const number of [30, 45, 73, 90, 110]) {
      const cells = soup(width * 3, 0.4, number);
      const next = stepReference(parseRule(`w${number}`), cells, [width, 3]);
      next.forEach((state, i) => {
        const row = Math.floor(i / width) * width;
        const at = (x: number) => cells[row + ((x + width) % width)];
        const x = i - row;
        expect(state).to.equal((number >> (4 * at(x - 1) + 2 * at(x) + at(x + 1))) & 1);
      });
    }
  });

  it("rule 90 draws Pascal's triangle modulo two, rule 30 the known row", () => {
    const run = (number: number, generations: number) => {
      const cells = new Uint8Array(65);
      cells[32] = 1;
      return runReference(parseRule(`W${number}`), cells, [65, 1], generations);
    };
    expect(population(run(90, 16))).to.equal(2);
    expect(population(run(90, 15))).to.equal(16);
    // OEIS A070950: the rows of rule 30 from one live cell.
    const rows = ['1', '111', '11001', '1101111', '110010001', '11011110111'];
    rows.forEach((row, n) => expect([...run(30, n)].slice(32 - n, 33 + n).join('')).to.equal(row));
  });
});

describe('isotropic rules', () => {
  const LETTERS = ['', 'ce', 'aceikn', 'aceijknqry', 'aceijknqrtwyz', 'aceijknqry', 'aceikn', 'ce', ''];
  /** Sizes of the classes: how many of the 256 arrangements each letter stands for. */
  const SIZES: Record<string, number> = {
    '1c': 4,
    '1e': 4,
    '2c': 4,
    '2e': 4,
    '2a': 8,
    '2i': 2,
    '2k': 8,
    '2n': 2,
    '3c': 4,
    '3e': 4,
    '3a': 4,
    '3i': 4,
    '3k': 4,
    '3n': 8,
    '3j': 8,
    '3q': 8,
    '3r': 8,
    '3y': 4,
    '4c': 1,
    '4e': 1,
    '4a': 8,
    '4i': 4,
    '4k': 8,
    '4n': 8,
    '4j': 8,
    '4q': 4,
    '4r': 8,
    '4y': 8,
    '4t': 4,
    '4w': 4,
    '4z': 4,
  };
  const mirrored = (count: number) => (count > 4 ? 8 - count : count);
  const born = (text: string) => tableOf(parseRule(text)).states.filter((state, code) => state && !(code & 16)).length;

  it('has the known number of arrangements for each of the 51 letters', () => {
    let classes = 0;
    LETTERS.forEach((letters, count) => {
      for (const letter of letters || ['']) {
        classes++;
        expect(born(`B${count}${letter}/S`), `${count}${letter}`).to.equal(letters ? SIZES[`${mirrored(count)}${letter}`] : 1);
      }
    });
    expect(classes).to.equal(51);
  });

  it('keeps letters apart, and together they are the count', () => {
    LETTERS.forEach((letters, count) => {
      if (!letters) return;
      const parts = [...letters].map((letter) => tableOf(parseRule(`B${count}${letter}/S`)).states);
      for (let code = 0; code < 512; code++) {
        const neighbours = [...(code & ~16).toString(2)].filter((bit) => bit === '1').length;
        const hits = parts.filter((states) => states[code]).length;
        expect(hits).to.equal(+(neighbours === count && !(code & 16)));
      }
    });
  });

  it('draws the letters as they are known', () => {
    // Rows of neighbours; the first of each is what conwaylife.com shows, up to turning.
    const pictures: Record<string, string> = {
      '1c': 'o.. ... ...',
      '1e': '.o. ... ...',
      '2c': 'o.o ... ...',
      '2e': '.o. o.. ...',
      '2k': '.o. ... o..',
      '2a': 'oo. ... ...',
      '2i': '.o. ... .o.',
      '2n': 'o.. ... ..o',
      '3i': 'ooo ... ...',
      '3a': 'oo. o.. ...',
      '3e': '.o. o.. .o.',
      '3c': 'o.o ... o..',
      '3k': '.o. o.. ..o',
      '3y': 'o.. ..o o..',
      '4c': 'o.o ... o.o',
      '4e': '.o. o.o .o.',
      '4z': 'oo. ... .oo',
    };
    for (const [letter, picture] of Object.entries(pictures)) {
      const code = [...picture.replaceAll(' ', '')].reduce((bits, cell, i) => bits | (cell === 'o' ? 256 >> i : 0), 0);
      expect(tableOf(parseRule(`B${letter}/S`)).states[code], letter).to.equal(1);
    }
  });

  it('does not change under turning and mirroring, cell by cell on a soup', () => {
    const n = 24;
    const rule = parseRule('B2-a3ij4qt/S12c3-e5y');
    const cells = soup(n * n, 0.4, 8);
    const turn = (from: ArrayLike<number>) => Uint8Array.from({ length: n * n }, (_, i) => from[(n - 1 - (i % n)) * n + Math.floor(i / n)]);
    const flip = (from: ArrayLike<number>) => Uint8Array.from({ length: n * n }, (_, i) => from[Math.floor(i / n) * n + (n - 1 - (i % n))]);
    const step = (from: ArrayLike<number>) => stepReference(rule, from, [n, n]);
    expect([...step(turn(cells))]).to.deep.equal([...turn(step(cells))]);
    expect([...step(flip(cells))]).to.deep.equal([...flip(step(cells))]);
  });

  it('with all letters is the totalistic rule, and spells itself shortly', () => {
    const all = parseRule('B3aceijknqry/S23');
    expect(all.equals(parseRule('B3/S23'))).to.equal(true);
    expect(parseRule('B2ceikn/S12').notation).to.equal('B2-a/S12');
    expect(parseRule('b2-as12').equals(parseRule('B2-a/S12'))).to.equal(true);
    expect(parseRule('B2a2c/S').notation).to.equal('B2ac/S');
    expect(tableOf(parseRule('B3/S2-i34q')).states).to.have.length(512);
  });

  it('two-state life written with letters runs as Life does', () => {
    const size = [40, 30] as const;
    const cells = soup(1200, 0.4, 2);
    // B3/S23 with one letter taken away and given back by another rule's difference: S2-a and S2a together are S2.
    const parts = ['B3/S2-a3', 'B3/S2a3'].map((text) => stepReference(parseRule(text), cells, size));
    const life = stepReference(parseRule('B3/S23'), cells, size);
    life.forEach((state, i) => expect(parts[0][i] | parts[1][i]).to.equal(state));
  });
});
