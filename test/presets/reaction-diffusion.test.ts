import { expect } from '@open-wc/testing';
import { fieldsAt, idsOf, itIsAlive, shareChanged, shareOver, SLOW, withPreset } from './support.js';
import { channelOf, countPieces } from '../support/torus.js';

describe('presets: reaction and diffusion', function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Reaction–diffusion'), {}, 200);

  it('gray-scott-mitosis: 4, 4 and 8 spots after 250, 1000 and 2000 steps', async () => {
    const pieces = await withPreset('gray-scott-mitosis', async (simulation) => {
      const counts: number[] = [];
      for (const generation of [250, 1000, 2000]) {
        simulation.step(generation - simulation.generation);
        counts.push(countPieces(channelOf(await simulation.read(), 2, 1), simulation.size, 0.2));
      }
      return counts;
    });
    expect(pieces).to.deep.equal([4, 4, 8]);
  });

  it('gray-scott-chaos: after 2000 steps it moves as much as before', async () => {
    const fields = await fieldsAt('gray-scott-chaos', [500, 510, 2000, 2010]);
    for (const first of [0, 2]) expect(shareChanged(fields[first], fields[first + 1])).to.be.above(0.5);
  });

  it('fitzhugh-nagumo: waves still cross the plane after 1500 steps', async () => {
    const [now, later] = await fieldsAt('fitzhugh-nagumo', [1500, 1600]);
    expect(shareOver(now)).to.be.within(0.05, 0.6);
    expect(
      shareChanged(
        now.map((u) => +(u > 0.5)),
        later.map((u) => +(u > 0.5)),
      ),
    ).to.be.above(0.1);
  });

  it('turing-fur: noise becomes stripes of one width', async () => {
    const size = 160;
    const [field] = await fieldsAt('turing-fur', [600]);
    expect(shareOver(field, 0)).to.be.within(0.45, 0.55);
    let crossings = 0;
    for (let i = 0; i < field.length; i++) if (field[i] > 0 !== field[i % size === size - 1 ? i - size + 1 : i + 1] > 0) crossings++;
    expect((2 * field.length) / crossings, 'mean length of a period along a row').to.be.within(8, 16);
    expect(shareOver(field.map(Math.abs), 0.3), 'as deep as it gets').to.be.above(0.4);
  });

  it('ginzburg-landau: swings everywhere but at a number of points', async () => {
    const { amplitude, before, after } = await withPreset('ginzburg-landau', async (simulation) => {
      simulation.step(600);
      const now = await simulation.read();
      simulation.step(20);
      const before = channelOf(now, 2, 0);
      const amplitude = before.map((u, i) => Math.hypot(u, now[2 * i + 1]));
      return { amplitude, before, after: channelOf(await simulation.read(), 2, 0) };
    });
    expect(shareOver(amplitude, 0.8)).to.be.above(0.8);
    expect(
      countPieces(
        amplitude.map((value) => 1 - value),
        [160, 160],
        0.7,
      ),
    ).to.be.within(4, 120);
    expect(shareChanged(before, after)).to.be.above(0.9);
  });
});
