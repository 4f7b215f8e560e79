import { expect } from '@open-wc/testing';
import { parseRule, runReference } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { countLive } from '../support/automata.js';
import { fieldsAt, idsOf, itIsAlive, presetOf, shareOver, SLOW } from './support.js';

describe('presets: Life and its kin', function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Life-like', 'Analog', 'Isotropic'));

  it('analog-life and two-hidden-life are Life, cell for cell, for 200 generations', async () => {
    const [life] = await fieldsAt('life', [200], { seed: 1, density: 0.3 });
    for (const id of ['analog-life', 'two-hidden-life']) {
      const [analog] = await fieldsAt(id, [200], { seed: 1, density: 0.3 });
      expect(analog.findIndex((state, i) => +(state > 0.5) !== life[i])).to.equal(-1);
    }
  });

  it("highlife: twelve cells copy themselves along a diagonal, and replicator's pattern comes back eightfold", async () => {
    const highlife = await fieldsAt('highlife', [0, 12, 24, 36, 48, 96]);
    expect(highlife.map(countLive)).to.deep.equal([12, 24, 24, 48, 24, 24]);
    const replicator = await fieldsAt('replicator', [0, 8, 16]);
    expect(replicator.map(countLive)).to.deep.equal([5, 40, 40]);
    // On a torus whose side is a power of two it would be gone after half as many steps.
    expect((await fieldsAt('replicator', [1000])).map(countLive)[0]).to.be.above(100);
  });

  it('seeds: a few pairs of cells explode', async () => {
    const [first, later] = await fieldsAt('seeds', [0, 200]);
    expect(shareOver(first)).to.be.below(0.02);
    expect(shareOver(later)).to.be.above(0.1);
  });

  it('tlife: the T of four cells moves by one every five generations', () => {
    const rule = presetOf('tlife').rule;
    const cells = new Uint8Array(24 * 24);
    for (const at of [9 * 24 + 9, 9 * 24 + 10, 9 * 24 + 11, 10 * 24 + 10]) cells[at] = 1;
    const later = runReference(rule, cells, [24, 24], 20);
    expect(countLive(later)).to.equal(4);
    expect([...later]).to.deep.equal([...cells.slice(-4 * 24), ...cells.slice(0, -4 * 24)]);
  });

  it('just-friends: a soup that explodes under B2/S12 calms down', async () => {
    const [calm] = await fieldsAt('just-friends', [300]);
    expect(shareOver(calm)).to.be.within(0.01, 0.05);
    const { seed, density } = presetOf('just-friends').start;
    const wild = await createSimulation({ rule: parseRule('B2/S12'), size: [256, 256], seed, density });
    wild.step(300);
    expect((await wild.population()) / 256 ** 2).to.be.above(0.2);
    wild.dispose();
  });
});
