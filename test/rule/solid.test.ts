// Life in three dimensions: its notations, and the gliders of Bays' rules.

import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { discreteTable } from '../../core/rule/table.js';
import { formatRule, parseRule } from '../../core/rule/index.js';
import { runReference } from '../../core/rule/reference.js';
import { failure } from '../support/automata.js';

/** Counts at which a dead cell is born and a live one stays, by the rule's own table. */
function outcomes(text: string): { born: number[]; stays: number[] } {
  const { axes, states } = discreteTable(parseRule(text), 3) ?? expect.fail('no table');
  const [self, count] = axes;
  const at = (own: number) =>
    Array.from({ length: count.max + 1 }, (_, n) => n).filter((n) => states[own * self.stride + n * count.stride] === 1);
  return { born: at(0), stays: at(1) };
}

describe('Life in three dimensions', () => {
  it('is read in all its spellings', () => {
    for (const text of ['4555', '4,5/5', '4-5/5', '3D4,5/5', '3d 4,5/5', '3DB5/S4,5', '3DS4,5/B5', '4,5/5/2/M', '4..5/5-5'])
      expect(outcomes(text), text).to.deep.equal({ born: [5], stays: [4, 5] });
    expect(outcomes('5766')).to.deep.equal({ born: [6], stays: [5, 6, 7] });
    expect(outcomes('3D/6')).to.deep.equal({ born: [6], stays: [] });
    expect(outcomes('3D12-26/13,14')).to.deep.equal({ born: [13, 14], stays: Array.from({ length: 15 }, (_, i) => 12 + i) });
    expect(outcomes('0-6/1,3/2/N')).to.deep.equal({ born: [1, 3], stays: [0, 1, 2, 3, 4, 5, 6] });
    expect(parseRule('4/4/5/M').states).to.equal(5);
  });

  it('goes back to text and is read again', () => {
    for (const [text, canonical] of [
      ['4555', '3D4,5/5'],
      ['5,6,7/6', '3D5-7/6'],
      ['3DB0,26/S', '3D/0,26'],
      ['4-7/6-8/10/M', '3D4-7/6-8/10/M'],
      ['1,3/1/2/VN', '3D1,3/1/2/N'],
    ]) {
      const rule = parseRule(text);
      expect(rule.notation).to.equal(canonical);
      expect(formatRule(rule)).to.equal(canonical);
      expect(parseRule(canonical).equals(rule)).to.equal(true);
      expect(rule.dimensions).to.deep.equal([3]);
    }
  });

  it('leaves the flat notations what they are', () => {
    expect(parseRule('23/3').notation).to.equal('B3/S23');
    expect(parseRule('345/2/4').notation).to.equal('B2/S345/C4');
    expect(parseRule('5,34,45,34,58').notation).to.match(/^R5/);
  });

  it('says what is wrong, and where', async () => {
    const says = (text: string) => failure(() => parseRule(text));
    expect(await says('3D4,27/5')).to.equal('rule: rule "3D4,27/5", character 5: no such survival count; expected 0 to 26, got "27"');
    expect(await says('3D4,5')).to.equal(
      'rule: rule "3D4,5", character 6: one list; expected survival and birth, as in 3D4,5/5, got the end',
    );
    expect(await says('3D4/7/2/N')).to.contain('no such birth count; expected 0 to 6, got "7"');
    expect(await says('3D4/4/1/M')).to.contain('no such number of states; expected 2 to 256, got "1"');
    expect(await says('3D4/4/2/X')).to.contain('no such neighbourhood; expected M for 26 neighbours, N for 6, got "X"');
    expect(await says('3D7-4/5')).to.contain('an empty range; expected the smaller count first, got "7-4"');
  });

  it('two layers of flat Life are a glider of 5766, one cell along the diagonal in four generations', () => {
    const size = [12, 12, 6] as const;
    const start = new Uint8Array(12 * 12 * 6);
    for (const z of [2, 3]) for (const [x, y] of [[2, 1], [3, 2], [1, 3], [2, 3], [3, 3]]) start[(z * 12 + y) * 12 + x] = 1; // prettier-ignore
    expect(Array.from(runReference(parseRule('5766'), start, size, 8))).to.deep.equal(Array.from(moved(start, size, [2, 2, 0])));
  });

  it('4555 has a glider of ten cells that goes along a diagonal in four generations', () => {
    const size = [12, 12, 12] as const;
    const start = new Uint8Array(12 ** 3);
    const cells = ['001', '011', '100', '110', '121', '200', '210', '221', '301', '311'].map((text) => [...text].map(Number));
    for (const [x, y, z] of cells) start[((z + 4) * 12 + y + 4) * 12 + x + 4] = 1;
    let now = runReference(parseRule('4555'), start, size, 4);
    expect(Array.from(now)).to.deep.equal(Array.from(moved(start, size, [0, 1, -1])));
    now = runReference(parseRule('4555'), now, size, 44);
    expect(Array.from(now), 'round the torus').to.deep.equal(Array.from(start));
  });

  it('is exact at every count, as a network of sigmoid units', () => {
    const random = randomSequence(3);
    for (let i = 0; i < 20; i++) {
      const list = () => Array.from({ length: 27 }, (_, n) => n).filter(() => random() < 0.4);
      const [stays, born] = [list(), list()];
      expect(outcomes(`3D${stays.join()}/${born.join()}`)).to.deep.equal({ born, stays });
    }
  });
});

/** A volume moved round its torus. */
function moved(cells: Uint8Array, [X, Y, Z]: readonly [number, number, number], by: readonly [number, number, number]): Uint8Array {
  const next = new Uint8Array(cells.length);
  for (let z = 0; z < Z; z++)
    for (let y = 0; y < Y; y++)
      for (let x = 0; x < X; x++) {
        const [tx, ty, tz] = [(x + by[0] + X) % X, (y + by[1] + Y) % Y, (z + by[2] + Z) % Z];
        next[(tz * Y + ty) * X + tx] = cells[(z * Y + y) * X + x];
      }
  return next;
}
