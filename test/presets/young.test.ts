import { expect } from '@open-wc/testing';
import { runReference } from '../../core/rule/index.js';
import { soup } from '../rule/support.js';
import { countPieces } from '../support/torus.js';
import { fieldsAt, idsOf, itIsAlive, presetOf, shareOver, SLOW } from './support.js';

const SIZE = [128, 128];

describe("presets: Young's neuron", function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Young'), {}, 10);

  /** Pieces of pattern or, for holes, of ground, after 40 steps from half noise; three seeds each. */
  for (const [id, low, high, ground] of [
    ['young-spots', 167, 187, false],
    ['young-worms', 112, 133, false],
    ['young-labyrinth', 5, 18, false],
    ['young-holes', 130, 151, true],
  ] as const)
    it(`${id}: ${low} to ${high} ${ground ? 'holes' : 'pieces'}`, async () => {
      for (const seed of [1, 2, 3]) {
        const [field] = await fieldsAt(id, [40], { seed });
        const pieces = countPieces(ground ? field.map((value) => 1 - value) : field, SIZE);
        expect(pieces, `seed ${seed}`).to.be.within(low, high);
        if (id === 'young-labyrinth') expect(shareOver(field)).to.be.closeTo(0.5, 0.02);
      }
    });

  it('they run in three dimensions too, and gather there', () => {
    const size = [14, 14, 14] as const;
    const { rule } = presetOf('young-balls');
    expect(rule.dimensions).to.deep.equal([2, 3]);
    const later = runReference(rule, soup(14 ** 3, 0.5, 1), size, 8);
    expect(shareOver(later)).to.be.within(0.05, 0.5);
    expect(shareOver(later, 0.9) + 1 - shareOver(later, 0.1), 'settled to black and white').to.be.above(0.8);
  });
});
