import { expect } from '@open-wc/testing';
import { fieldsAt, idsOf, itIsAlive, shareChanged, shareOver, SLOW } from './support.js';

describe('presets: Generations', function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Generations'));

  it('brians-brain and star-wars go on: after 500 steps ships are on their way', async () => {
    for (const id of ['brians-brain', 'star-wars']) {
      const [now, next] = await fieldsAt(id, [500, 501]);
      expect(shareOver(now), id).to.be.within(0.005, 0.3);
      expect(shareChanged(now, next), id).to.be.above(0.005);
    }
  });

  it('greenberg-hastings: waves cross every cell, again and again, with all eight states', async () => {
    const fields = await fieldsAt(
      'greenberg-hastings',
      Array.from({ length: 31 }, (_, i) => 300 + i),
    );
    expect(new Set(fields[0]).size).to.equal(8);
    const excited = fields[0].map((_, i) => fields.filter((field) => field[i] === 1).length);
    expect(shareOver(excited)).to.be.above(0.99);
  });
});
