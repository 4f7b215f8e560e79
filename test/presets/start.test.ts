// Starts that presets need: coarse soups, and levels by channel.
import { expect } from '@open-wc/testing';
import { parsePattern } from '../../core/pattern/index.js';
import { parseRule, presets } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { SimulationOptions } from '../../core/simulation/simulation.js';
import { failure } from '../support/automata.js';
import { fieldsAt, presetOf, SLOW, withPreset } from './support.js';

async function cellsOf(options: SimulationOptions) {
  const simulation = await createSimulation(options);
  try {
    return await simulation.read();
  } finally {
    simulation.dispose();
  }
}

const gray = () => presetOf('gray-scott-mitosis').rule;
const SIZE = [10, 7];

describe('starts of presets', function () {
  this.timeout(SLOW);

  it('a grain draws squares of cells together, cut off at the edges', async () => {
    const cells = await cellsOf({ rule: parseRule('B3/S23'), size: [50, 35], density: 0.5, grain: 4 });
    let live = 0;
    cells.forEach((state, i) => {
      const [x, y] = [i % 50, Math.floor(i / 50)];
      expect(state).to.equal(cells[(y - (y % 4)) * 50 + x - (x % 4)]);
      live += state;
    });
    expect(live / cells.length).to.be.within(0.3, 0.7);
    const many = await cellsOf({ rule: parseRule('B2/S/C5'), size: SIZE, density: 1, grain: 3 });
    expect(new Set(many).size).to.be.above(2);
    expect([many[0], many[1], many[12]]).to.deep.equal([many[0], many[0], many[0]]);
    expect(await failure(() => createSimulation({ rule: gray(), size: SIZE, grain: 0.5 }))).to.equal(
      'argument: grain: cannot be used; expected a whole number, at least 1, got 0.5',
    );
  });

  it('a background and a foreground say what channels hold', async () => {
    const levels = { rule: gray(), size: SIZE, background: [1, 0], foreground: [0.5, 0.25] };
    const pairs = (cells: ArrayLike<number>) => Array.from({ length: 70 }, (_, i) => `${cells[2 * i]},${cells[2 * i + 1]}`);
    const empty = pairs(await cellsOf({ ...levels, init: 'empty' }));
    expect(new Set(empty)).to.deep.equal(new Set(['1,0']));
    const centre = pairs(await cellsOf({ ...levels, init: 'centre' }));
    expect(centre.filter((pair) => pair !== '1,0')).to.deep.equal(['0.5,0.25']);
    expect(centre[3 * 10 + 5]).to.equal('0.5,0.25');
    const soup = pairs(await cellsOf({ ...levels, density: 0.5 }));
    expect(new Set(soup)).to.deep.equal(new Set(['1,0', '0.5,0.25']));
    const grey = parsePattern('x = 2, y = 1\nAB!');
    const pattern = pairs(await cellsOf({ ...levels, init: 'pattern', pattern: grey }));
    expect(pattern.filter((pair) => pair !== '1,0')).to.deep.equal(['0.75,0.125', '0.5,0.25']);
  });

  it('where nothing is said a channel is 0 or the top of the range, and discrete rules have no levels', async () => {
    const some = await cellsOf({ rule: gray(), size: [1, 1], init: 'centre', background: [0.5] });
    expect([...some]).to.deep.equal([1, 1]);
    const life = await cellsOf({ rule: parseRule('B3/S23'), size: SIZE, init: 'empty', background: [1] });
    expect(new Set(life)).to.deep.equal(new Set([0]));
  });

  it('stay when a simulation starts anew', async () => {
    await withPreset('gray-scott-coral', async (simulation) => {
      const before = await simulation.read();
      simulation.step(3);
      simulation.reset();
      expect(await simulation.read()).to.deep.equal(before);
      simulation.reset(99);
      const other = await simulation.read();
      expect(other).to.not.deep.equal(before);
      expect(other[0]).to.equal(1);
    });
  });

  it('orbium is laid down in 255 parts', async () => {
    const [field] = await fieldsAt('orbium', [0]);
    expect(Math.max(...field)).to.equal(1);
    expect(new Set(field).size).to.be.above(100);
  });

  it('there are at least 45 presets, and each begins with something', async () => {
    expect(presets.size).to.be.at.least(45);
    for (const { start, rule } of presets.values()) expect(start.size).to.have.length(rule.dimensions[0]);
  });
});
