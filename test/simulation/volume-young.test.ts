// Young's neuron in three dimensions: the presets of the plane, unchanged, in a cube of 64 cells from half noise. One weight leads
// from cavities through two sponges to tubes and spots.
import { expect } from '@open-wc/testing';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { countSolids, eulerNumber } from '../support/solids.js';

const size = [64, 64, 64] as const;

/** What a preset has become after 30 steps. */
async function shapeOf(id: string, precision: 'auto' | 8 = 'auto') {
  const simulation = await createSimulation({ rule: parseRule(id), size, density: 0.5, seed: 1, precision });
  expect(simulation.path).to.match(/^volume, sums in three passes/);
  simulation.step(30);
  const cells = await simulation.read();
  simulation.dispose();
  const full = (at: number) => cells[at] > 0.5;
  return {
    pieces: countSolids(size, full),
    cavities: countSolids(size, (at) => !full(at)),
    euler: eulerNumber(size, full),
    share: Array.from(cells).filter((state) => state > 0.5).length / cells.length,
  };
}

describe("Young's neuron in three dimensions", function () {
  this.timeout(120_000);

  it('w = 0.8: one body with some 230 cavities', async () => {
    const { pieces, cavities, euler, share } = await shapeOf('young-holes');
    expect(pieces).to.equal(1);
    expect(cavities).to.be.within(205, 255);
    expect(euler, 'nothing but cavities').to.be.closeTo(cavities - 1, 5);
    expect(share).to.be.closeTo(0.81, 0.02);
  });

  it('w = 1: two sponges that share the cube, Euler number about −593', async () => {
    const { pieces, cavities, euler, share } = await shapeOf('young-labyrinth');
    expect([pieces, cavities]).to.deep.equal([1, 1]);
    expect(euler).to.be.closeTo(-593, 60);
    expect(share).to.be.closeTo(0.5, 0.01);
  });

  it('w = 1.2: one net of tubes, Euler number about −316', async () => {
    const { pieces, cavities, euler } = await shapeOf('young-worms');
    expect([pieces, cavities]).to.deep.equal([1, 1]);
    expect(euler).to.be.closeTo(-316, 45);
  });

  for (const precision of ['auto', 8] as const)
    it(`w = 1.6: some 258 spots, ${precision === 8 ? '256 levels' : 'floats'}`, async () => {
      const { pieces, cavities, euler } = await shapeOf('young-balls', precision);
      expect(pieces).to.be.within(235, 285);
      expect(cavities).to.equal(1);
      expect(euler, 'solid and simple').to.be.closeTo(pieces, 5);
    });
});
