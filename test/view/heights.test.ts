// Heights on the GPU against the rule's own values on the CPU: every unit, every kind of rule; and the maps that many tiles show.
import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { heightNames } from '../../core/compile/height-names.js';
import { heightFunction, heightRange, inputAxis, inputRange, settledAxes, type HeightAxes } from '../../core/compile/heights-range.js';
import { present } from '../../core/gpu/present.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, trace, validateRule, type Rule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap } from '../../core/view/color-map.js';
import { HeightMap } from '../../core/view/height-map.js';
import { HeightsView, type HeightTile } from '../../core/view/heights-view.js';
import { loseContext, until } from '../support/automata.js';
import { IdleLoop, pictureOn, type Picture } from '../support/pictures.js';
import { randomNetworkRule } from '../support/random-rules.js';

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((each) => each.dispose()));

async function simulate(rule: Rule): Promise<Simulation> {
  const simulation = await createSimulation({ rule, size: [16, 16], init: 'empty' });
  open.push(simulation);
  simulation.attach();
  return simulation;
}

/** The inputs at a node of a plot. */
function inputsAt(rule: Rule, axes: Partial<HeightAxes>, u: number, v: number): number[] {
  const { x, y, at } = settledAxes(rule, axes);
  const along = (name: string, share: number) =>
    inputRange(rule, name)[0] + share * (inputRange(rule, name)[1] - inputRange(rule, name)[0]);
  return rule.inputs.map(({ name }) => (name === x ? along(name, u) : name === y ? along(name, v) : at[name]));
}

/** Fails where a baked height is further from the CPU's than a bound, which follows from 32-bit sums: relative to the largest value. */
async function expectHeights(rule: Rule, axes: Partial<HeightAxes> = {}, bound = 2e-5): Promise<number> {
  const simulation = await simulate(rule);
  const map = new HeightMap(simulation.engine?.gpu ?? expect.fail('no engine'), [17, 17]);
  let worst = 0;
  for (const unit of [...heightNames(rule), null]) {
    map.bake(rule, unit, axes);
    const heights = await map.read();
    const expected = heightFunction(rule, unit);
    heights.forEach((height, i) => {
      const inputs = inputsAt(rule, axes, (i % 17) / 16, Math.floor(i / 17) / 16);
      const right = unit === null ? expected(inputs) : trace(rule, inputs)[unit];
      const off = Math.abs(height - right) / Math.max(1, Math.abs(right));
      worst = Math.max(worst, off);
      if (!(off <= bound)) expect.fail(`${rule.name}, ${unit} at ${inputs.join(', ')}: ${height}, expected ${right}`);
    });
  }
  map.dispose();
  return worst;
}

describe('heights', () => {
  it('are what every unit of a named rule says', async () => {
    for (const id of ['life', 'analog-life', 'brians-brain', 'young-spots', 'orbium', 'bosco', 'rule-30'])
      await expectHeights(parseRule(id));
    await expectHeights(parseRule('young-spots'), { x: 'activation', y: 'inhibition', at: { self: 0.25 } });
  });

  it('are what a formula says', async () => {
    for (const id of ['gray-scott-mitosis', 'fitzhugh-nagumo']) {
      const rule = parseRule(id);
      await expectHeights(rule, {}, 5e-5);
      await expectHeights(rule, { x: rule.inputs[1].name, y: rule.inputs[0].name, at: { [rule.inputs[2].name]: 0.1 } }, 5e-5);
    }
  });

  it('are what networks at random say', async () => {
    const random = randomSequence(31);
    for (let i = 0; i < 12; i++) {
      const rule = validateRule(randomNetworkRule(random, 'torus'));
      const names = rule.inputs.map(({ name }) => name);
      // GLSL lets a sine be off by 2⁻¹¹, and later units may add several up.
      const bound = JSON.stringify(rule.network).includes('"sin"') ? 4e-3 : 5e-5;
      await expectHeights(rule, { x: names[names.length - 1], y: names[0] }, bound);
    }
  });

  it('know how far their axes reach', () => {
    const life = parseRule('life');
    expect(inputAxis(life, 'self')).to.deep.equal({ name: 'self', range: [0, 1], step: 1 });
    expect(inputAxis(life, 'count')).to.deep.equal({ name: 'count', range: [0, 8], step: 1 });
    const young = parseRule('young-spots');
    for (const { name } of young.inputs) {
      const { range, step } = inputAxis(young, name);
      expect(range[0]).to.equal(0);
      expect(range[1]).to.be.closeTo(1, 1e-12);
      expect(step).to.equal(0);
    }
    expect(heightRange(life, 'activation', {})).to.deep.equal([0, 1]);
    expect(settledAxes(life, { x: 'count' })).to.deep.equal({ x: 'count', y: 'self', at: {} });
    expect(settledAxes(young, { x: 'nobody' }).x).to.equal(young.inputs[0].name);
    expect(() => inputAxis(life, 'nobody')).to.throw('no such input');
  });
});

const LOOK = { colors: colorMap('ink', { ink: '#ffffff', paper: '#000000' }) };

function viewOf(simulation: Simulation, tiles: readonly HeightTile[]): HeightsView {
  const view = new HeightsView(document.createElement('canvas'), LOOK, (error) => expect.fail(error.message), new IdleLoop());
  open.push(view);
  view.simulation = simulation;
  view.resize(100, 60, 1);
  view.setTiles(tiles);
  return view;
}

function drawn(view: HeightsView): Picture {
  const engine = view.simulation?.attach() ?? expect.fail('nothing to draw');
  do {
    view.drawn();
    present(engine.gpu, [view], (_view, error) => {
      throw error;
    });
  } while (view.dirty); // a program compiles
  return pictureOn(view.surface.canvas, 100, 60);
}

/** Every pixel of a tile has the gray of its unit's height. */
function expectTile(picture: Picture, rule: Rule, { unit, x, y, width, height }: HeightTile, axes: Partial<HeightAxes> = {}): void {
  const [low, high] = heightRange(rule, unit, axes);
  const heightAt = heightFunction(rule, unit);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const value = heightAt(inputsAt(rule, axes, (column + 0.5) / width, 1 - (row + 0.5) / height));
      const gray = 255 * Math.min(1, Math.max(0, (value - low) / (high - low)));
      const [got] = picture.at(x + column, y + row);
      if (Math.abs(got - gray) > 2) expect.fail(`${unit} at ${column}, ${row}: ${got}, expected ${gray}`);
    }
}

describe('a view of heights', () => {
  const tiles: HeightTile[] = [
    { unit: 'selfIsOne', x: 0, y: 0, width: 20, height: 16 },
    { unit: 'peersOver2', x: 30, y: 4, width: 24, height: 20 },
    { unit: null, x: 60, y: 20, width: 40, height: 40 },
  ];

  it('shows each tile in its place, and nothing elsewhere', async () => {
    const rule = parseRule('analog-life');
    const view = viewOf(await simulate(rule), [...tiles, { unit: 'nobody', x: 0, y: 40, width: 10, height: 10 }]);
    const picture = drawn(view);
    for (const tile of tiles) expectTile(picture, rule, tile);
    for (const [x, y] of [
      [25, 5],
      [58, 30],
      [5, 45],
      [70, 10],
    ])
      expect(picture.at(x, y)).to.deep.equal([0, 0, 0, 0]);
  });

  it('follows a weight, other axes and another rule; only another structure compiles', async () => {
    const life = parseRule('analog-life');
    const simulation = await simulate(life);
    const view = viewOf(simulation, tiles);
    drawn(view);
    const programs = sharedGpu.current?.programs ?? expect.fail('no context');
    const before = programs.compiled;
    const edited = life.withBias('peersOver2', -4.5).withWeight('selfIsOne', 'self', -2);
    simulation.setRule(edited);
    expect(view.dirty).to.be.true;
    let picture = drawn(view);
    for (const tile of tiles) expectTile(picture, edited, tile);
    view.axes = { x: 'count', y: 'self' };
    expect(view.dirty).to.be.true;
    picture = drawn(view);
    for (const tile of tiles) expectTile(picture, edited, tile, view.axes);
    expect(programs.compiled).to.equal(before);
    const other = parseRule('young-spots');
    simulation.setRule(other);
    const whole = { unit: null, x: 0, y: 0, width: 30, height: 30 };
    view.setTiles([whole]);
    expectTile(drawn(view), other, whole, view.axes);
  });

  it('comes back after a loss and frees what it had', async () => {
    const simulation = await simulate(parseRule('analog-life'));
    const before = sharedGpu.counts;
    const view = viewOf(simulation, tiles);
    drawn(view);
    await loseContext();
    await until(() => simulation.engine !== null, 'back');
    expect(view.dirty).to.be.true;
    expectTile(drawn(view), simulation.rule, tiles[2]);
    view.dispose();
    open.splice(open.indexOf(view), 1);
    const { programs: _programs, fences: _fences, ...counts } = sharedGpu.counts;
    expect(counts).to.deep.include({ textures: before.textures, targets: before.targets, geometries: before.geometries });
  });
});
