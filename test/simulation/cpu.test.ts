// A browser without WebGL2: small discrete rules run on the CPU, cell for cell as the reference does, and every method holds there.
import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, validateRule, type Rule } from '../../core/rule/index.js';
import { runReference } from '../../core/rule/reference.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Stroke } from '../../core/simulation/operations.js';
import { cpuPart } from '../../core/simulation/parts.js';
import { Simulation } from '../../core/simulation/simulation.js';
import { countLive, expectSameCells, failure, randomBirthSurvival, runOnGpu, until } from '../support/automata.js';
import { interceptWebGL2 } from '../support/intercept.js';

const BOUNDARIES = ['torus', 'dead', 'mirror'] as const;
/** Words of 32 cells that are full, begun or not filled; sides that are their own neighbours. */
const SIZES = [
  [1, 1],
  [2, 3],
  [31, 4],
  [32, 5],
  [33, 7],
  [64, 2],
  [70, 1],
  [95, 9],
] as const;

function cellsFor(rule: Rule, count: number, seed = 1): Uint8Array {
  const random = randomSequence(seed);
  return Uint8Array.from({ length: count }, () => Math.floor(random() * (rule.states as number)));
}

describe('without WebGL2', function () {
  this.timeout(20_000);
  const open: Simulation[] = [];
  let giveBack = () => {};
  beforeEach(async () => {
    await until(() => sharedGpu.current === null, 'a clean start');
    giveBack = interceptWebGL2(() => null);
  });
  afterEach(() => {
    open.splice(0).forEach((simulation) => simulation.dispose());
    giveBack();
  });

  async function create(rule: Rule, size: readonly [number, number], options = {}): Promise<Simulation> {
    const simulation = await createSimulation({ rule, size, init: 'empty', ...options });
    open.push(simulation);
    return simulation;
  }

  async function expectAsReference(rule: Rule, size: readonly [number, number], steps = 5): Promise<string> {
    const cells = cellsFor(rule, size[0] * size[1], size[0]);
    const simulation = await create(rule, size, { seed: 3 });
    simulation.write(cells);
    simulation.step(2);
    simulation.step(steps - 2);
    const about = `${rule.name} on ${size.join(' × ')}, ${rule.boundary}`;
    expectSameCells(await simulation.read(), runReference(rule, cells, size, steps, { seed: 3 }), about);
    return simulation.path;
  }

  const kinds: Record<string, readonly string[]> = {
    'cpu-bits': ['B3/S23', 'B36/S125', 'B0123478/S34678', 'B2/S013V', 'B2/S34H'],
    'cpu-table': ['B2/S/C3', 'B2/S345/C4', '345/2/6', 'W110', 'W30', 'wireworld', 'B2-a/S12', 'B3/S23/C16', 'cyclic-spirals'],
  };
  for (const [path, texts] of Object.entries(kinds))
    for (const text of texts)
      it(`${text} runs as the reference says, on ${path}`, async () => {
        for (const [i, size] of SIZES.entries()) {
          const rule = parseRule(text).with({ boundary: BOUNDARIES[i % 3] });
          expect(await expectAsReference(rule, size)).to.equal(`${path} (no WebGL2)`);
          await expectAsReference(rule.with({ boundary: BOUNDARIES[(i + 1) % 3] }), size);
        }
      });

  it('any births and survivals', async () => {
    const random = randomSequence(5);
    for (let i = 0; i < 40; i++) await expectAsReference(parseRule(randomBirthSurvival(random)), [41, 12], 3);
  });

  it('some neighbours only, inputs that look at single states, and cells that do not always fire', async () => {
    const life = parseRule('B3/S23').toJSON();
    const [self] = life.inputs;
    const corner = validateRule({ ...life, inputs: [self, { name: 'count', neighbourhood: { kind: 'mask', cells: ['##.', '#..', '...'] } }] }); // prettier-ignore
    expect(await expectAsReference(corner, [37, 11])).to.match(/^cpu-bits/);
    for (const text of ['B3/S23', 'B2/S/C3', '345/2/6']) {
      const rule = parseRule(text);
      expect(await expectAsReference(rule.with({ update: { ...rule.update, fireRate: 0.4 } }), [37, 11])).to.match(/^cpu-table/);
    }
    const inputs = [self, { name: 'dead', neighbourhood: { kind: 'moore', radius: 1 }, of: 0 }] as const;
    const units = [{ name: 'out', weights: { self: 0.2, dead: 0.15 }, bias: -0.4 }];
    const lonely = validateRule({ ...life, inputs, boundary: 'dead', network: { layers: [{ activation: 'identity', units }] } });
    expect(await expectAsReference(lonely, [37, 11])).to.match(/^cpu-table/);
  });

  it('starts, counts, clears and starts anew as on the GPU', async () => {
    const rule = parseRule('B2/S/C3');
    const simulation = await create(rule, [50, 20], { init: 'random', seed: 9, density: 0.3 });
    const first = await simulation.read();
    expect(countLive(first)).to.be.within(200, 400);
    expect(await simulation.population()).to.equal(countLive(first));
    simulation.step(3);
    expect(simulation.generation).to.equal(3);
    simulation.reset(10);
    expect(await simulation.read()).to.not.deep.equal(first);
    simulation.reset(9);
    expectSameCells(await simulation.read(), first);
    simulation.clear();
    expect([await simulation.population(), simulation.generation]).to.deep.equal([0, 0]);
    giveBack();
    expectSameCells(await runOnGpu(rule, first, [50, 20], 4), runReference(rule, first, [50, 20], 4));
  });

  it('is edited as on the GPU', async () => {
    const edits = (simulation: Simulation) => {
      const strokes: Stroke[] = [
        { x: 3, y: 2 },
        { x: 1, y: 1, toX: 40, toY: 15, radius: 2 },
        { x: -3, y: 5, toX: 6, toY: 6, radius: 1.5, value: 1 },
        { x: 44, y: 17, toX: 51, toY: 22, radius: 3 },
        { x: 20, y: 9, radius: 4, value: 0 },
        { x: 0, y: 0, toX: 130, toY: 47 },
        { x: 500, y: 500, radius: 3 },
      ];
      for (const stroke of strokes) simulation.paint(stroke);
      simulation.step();
      simulation.write(Uint8Array.of(1, 0, 1, 1, 0, 1), { x: 43, y: 0, width: 2, height: 3 });
      simulation.place('bo$2bo$3o!', 10, 12);
      if (simulation.boundary === 'torus') simulation.place('bo$2bo$3o!', -1, 17);
      simulation.paint({ x: 30, y: 3, radius: 2 });
    };
    const rules = ['B3/S23', 'B2/S/C3'].flatMap((text) => BOUNDARIES.map((boundary) => parseRule(text).with({ boundary })));
    const got = [];
    for (const rule of rules) {
      const simulation = await create(rule, [45, 19]);
      edits(simulation);
      got.push(await simulation.read());
    }
    giveBack();
    for (const [i, rule] of rules.entries()) {
      const simulation = await create(rule, [45, 19]);
      edits(simulation);
      expect(simulation.engine, 'on the GPU').to.not.equal(null);
      expectSameCells(got[i], await simulation.read(), `${rule.name} ${rule.boundary}`);
    }
  });

  it('keeps its cells when the rule changes, also to one that needs the GPU and back', async () => {
    const [life, brain, analog] = ['B3/S23', 'B2/S/C3', 'analog-life'].map(parseRule);
    const simulation = await create(life, [40, 30], { init: 'random' });
    const start = await simulation.read();
    simulation.setRule(brain);
    expect(simulation.path).to.match(/^cpu-table/);
    expectSameCells(await simulation.read(), start);
    simulation.setRule(analog);
    expect([simulation.attached, simulation.path]).to.deep.equal([false, 'not started']);
    expect(await failure(() => simulation.read())).to.match(/^capability: WebGL2 is not to be had/);
    simulation.paint({ x: 1, y: 1 });
    simulation.setRule(life);
    expect(await simulation.whenAttached()).to.equal(true);
    start[41] = 1;
    expectSameCells(await simulation.read(), start);
  });

  it('goes on with the GPU when there is one, from the cells that it had', async () => {
    const simulation = await create(parseRule('B3/S23'), [60, 40], { init: 'random' });
    const start = await simulation.read();
    simulation.step(4);
    await simulation.suspend();
    expect(simulation.attached).to.equal(false);
    simulation.step(3);
    giveBack();
    expectSameCells(await simulation.read(), runReference(simulation.rule, start, [60, 40], 7));
    expect(simulation.path).to.match(/^bit-sliced/);
  });

  it('says what it cannot run', async () => {
    const far = ['analog-life', 'R5,C2,M1,S34..58,B34..45,NM', 'B3/S23/C17', 'R2,C2,S4..8,B5..6,NM'];
    for (const text of far)
      expect(await failure(() => createSimulation({ rule: parseRule(text), size: [8, 8] })), text).to.match(/^capability: WebGL2 is not/);
  });

  it('may be disposed while it is on its way', async () => {
    cpuPart.hold(null as never); // as on a page where nothing asked for it yet
    const simulation = new Simulation({ rule: parseRule('life'), size: [8, 8] });
    const reading = failure(() => simulation.read());
    expect(simulation.attach()).to.equal(null);
    simulation.dispose();
    expect(await reading).to.match(/^disposed/);
    expect([simulation.attached, await simulation.whenAttached()]).to.deep.equal([false, false]);
  });
});
