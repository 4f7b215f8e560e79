import { expect } from '@open-wc/testing';
import { parsePattern } from '../../core/pattern/index.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { SimulationOptions } from '../../core/simulation/simulation.js';
import { soup } from '../rule/support.js';
import { countLive, expectSameCells, readAfter } from '../support/automata.js';

const GUN = '24bo$22bobo$12b2o6b2o12b2o$11bo3bo4b2o12b2o$2o8bo5bo3b2o$2o8bo3bob2o4bobo$10bo5bo7bo$11bo3bo$12b2o!';

/** A simulation with a pattern in the middle, and its populations at some generations. */
async function populations(rule: string, pattern: string, size: readonly [number, number], at: number[], boundary?: 'dead') {
  const options: SimulationOptions = { rule: parseRule(rule), size, init: 'pattern', pattern: parsePattern(pattern), boundary };
  const simulation = await createSimulation(options);
  const counts: number[] = [];
  for (const generation of at) {
    simulation.step(generation - simulation.generation);
    counts.push(await simulation.population());
  }
  simulation.dispose();
  return counts;
}

// Counts from core/rule's reference, Golly and conwaylife.com/wiki: the GPU must find them too.
describe('known patterns on the GPU', () => {
  it('a glider moves by (1, 1) every 4 generations, round a torus of any width', async () => {
    for (const [width, height] of [
      [12, 12],
      [129, 9],
      [256, 16],
    ] as const) {
      const simulation = await createSimulation({ rule: parseRule('life'), size: [width, height], init: 'empty' });
      simulation.place('bo$2bo$3o!', width - 2, height - 2);
      let cells = await simulation.read();
      for (let turn = 0; turn < 6; turn++) {
        const expected = cells.map((_, i) => {
          const [x, y] = [(i % width) + width - 1, Math.floor(i / width) + height - 1];
          return cells[(y % height) * width + (x % width)];
        });
        cells = await readAfter(simulation, 4);
        expectSameCells(cells, expected, `${width} × ${height}, generation ${4 * turn + 4}`);
      }
      expect(countLive(cells)).to.equal(5);
      simulation.dispose();
    }
  });

  it('the R-pentomino has 121, 174, 118 and 116 cells at 100, 500, 1102 and 1103', async () => {
    expect(await populations('life', 'b2o$2o$bo!', [600, 600], [100, 500, 1102, 1103])).to.deep.equal([121, 174, 118, 116]);
  });

  it('diehard has two cells at 129 and none at 130', async () => {
    expect(await populations('life', '6bob$2o6b$bo3b3o!', [101, 97], [129, 130])).to.deep.equal([2, 0]);
  });

  it('the Gosper gun has 41, 46, 51, 56, 61, 86 and 236 cells at 30, 60, 90, 120, 150, 300 and 1200', async () => {
    // A glider of five cells every 30 generations: 36 + 5 · 40 at 1200. The first is then 300 cells to the right and down, and has
    // not met the border, which would break it.
    const simulation = await createSimulation({ rule: parseRule('life'), size: [360, 350], boundary: 'dead', init: 'empty' });
    simulation.place(GUN, 5, 5);
    const counts = [];
    for (const generation of [30, 60, 90, 120, 150, 300, 1200]) {
      simulation.step(generation - simulation.generation);
      counts.push(await simulation.population());
    }
    simulation.dispose();
    expect(counts).to.deep.equal([41, 46, 51, 56, 61, 86, 236]);
  });

  it("HighLife's replicator has 24, 24, 48, 24 and 24 cells at 12, 24, 36, 48 and 96", async () => {
    const at = [0, 12, 24, 36, 48, 96];
    expect(await populations('highlife', '2b3o$bo2bo$o3bo$o2bo$3o!', [150, 150], at)).to.deep.equal([12, 24, 24, 48, 24, 24]);
  });

  it('B1357/S1357 on a 64 torus is empty at exactly generation 32, from any start', async () => {
    for (const seed of [1, 2, 3]) {
      const simulation = await createSimulation({ rule: parseRule('B1357/S1357'), size: [64, 64], seed, density: 0.5 });
      expect(countLive(await readAfter(simulation, 31))).to.be.above(0);
      expect(countLive(await readAfter(simulation, 1))).to.equal(0);
      simulation.dispose();
    }
  });
});

describe("Life's network on continuous cells", () => {
  for (const id of ['analog-life', 'two-hidden-life'])
    it(`${id} is Life on a soup for 500 generations`, async () => {
      const size = [96, 80] as const;
      const cells = soup(size[0] * size[1], 0.35, 11);
      const life = await createSimulation({ rule: parseRule('life'), size });
      const analog = await createSimulation({ rule: parseRule(id), size });
      life.write(cells);
      analog.write(Float32Array.from(cells));
      for (const steps of [1, 9, 40, 150, 300]) {
        const expected = await readAfter(life, steps);
        const got = await readAfter(analog, steps);
        expectSameCells(got.map(Math.round), expected, `generation ${life.generation}`);
        // Zeros settle in [0.0071, 0.0077], ones in [0.9927, 0.9933]; interval arithmetic holds them within 0.0366 of these.
        if (id === 'analog-life') expect(Math.max(...got.map((state) => Math.min(state, 1 - state)))).to.be.below(0.01);
      }
      expect(countLive(await life.read())).to.be.above(100);
      life.dispose();
      analog.dispose();
    });

  it('leaves Life where it is gentle: at steepness 5 the soup is another within 10 generations', async () => {
    const rule = parseRule('analog-life');
    const layers = rule.network?.layers.map((layer) => ({ ...layer, steepness: 5 })) ?? [];
    const size = [64, 64] as const;
    const cells = soup(64 * 64, 0.35, 3);
    const life = await createSimulation({ rule: parseRule('life'), size });
    const analog = await createSimulation({ rule: rule.with({ network: { layers } }), size });
    life.write(cells);
    analog.write(Float32Array.from(cells));
    const [expected, got] = [await readAfter(life, 10), await readAfter(analog, 10)];
    expect(got.filter((state, i) => Math.round(state) !== expected[i])).to.have.length.above(20);
    life.dispose();
    analog.dispose();
  });
});
