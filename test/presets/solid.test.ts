// Life in space: every rule with a name is alive from its own start, and does what its sentence says.
import { expect } from '@open-wc/testing';
import { noContent } from '../../components/grid/content.js';
import { planGrid } from '../../components/grid/settings.js';
import { allRules } from '../../components/shared/all-rules.js';
import type { Cells } from '../../core/compile/layout.js';
import { createSimulation } from '../../core/simulation/create.js';
import { idsOf, presetOf, SLOW } from './support.js';

/** The cells after each of some generations, which rise, from a preset's own start in a volume. */
async function volumesAt(id: string, generations: readonly number[]): Promise<Cells[]> {
  await allRules.fetch();
  const { rule, size, start } = planGrid({ rule: presetOf(id).rule }, noContent, false, null, 3);
  expect(size, 'its own extent').to.deep.equal(presetOf(id).start.size);
  const simulation = await createSimulation({ rule, size, ...start });
  try {
    const cells: Cells[] = [];
    for (const generation of generations) {
      simulation.step(generation - simulation.generation);
      cells.push(await simulation.read());
    }
    return cells;
  } finally {
    simulation.dispose();
  }
}

const live = (cells: Cells) => cells.filter((state) => state > 0).length;
const changes = (a: Cells, b: Cells) => a.filter((state, i) => state !== b[i]).length;

describe('presets: Life in space', function () {
  this.timeout(SLOW);

  it('run in three dimensions and nowhere else', () => {
    const ids = idsOf('Life in space');
    expect(ids).to.have.length(5);
    for (const id of ids) expect(presetOf(id).rule.dimensions).to.deep.equal([3]);
  });

  for (const id of idsOf('Life in space'))
    it(`${id} is alive after 20 steps from its own start`, async () => {
      const [first, now, next] = await volumesAt(id, [0, 20, 21]);
      expect(live(now) / now.length, 'neither empty nor full').to.be.within(0.00005, 0.8);
      expect(changes(first, now), 'it has moved').to.be.above(0);
      expect(changes(now, next), 'it moves').to.be.above(0);
    });

  it('a crystal grows from one cell, alike in all directions', async () => {
    const [first, now] = await volumesAt('solid-crystal', [0, 12]);
    expect(live(first)).to.equal(1);
    const at = (x: number, y: number, z: number) => now[(z * 49 + y) * 49 + x];
    for (let z = 10; z < 39; z++)
      for (let y = 10; y < 39; y++)
        for (let x = 10; x < 39; x++) expect([at(y, z, x), at(48 - x, y, z)]).to.deep.equal([at(x, y, z), at(x, y, z)]);
  });
});
