// The plot's arithmetic: camera, axes, what is under a point; and its picture, pixel by pixel where that can be said.
import { expect } from '@open-wc/testing';
import { heightFunction, inputRange } from '../../core/compile/heights-range.js';
import { present } from '../../core/gpu/present.js';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, type Rule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { OrbitCamera, type Point3 } from '../../core/view/orbit-camera.js';
import { drawAxes, ticksIn, tickText } from '../../core/view/surface-axes.js';
import { FLOOR, heatColors, heightColors, tallOf, type SurfaceContent, type SurfaceLook } from '../../core/view/surface-look.js';
import { SurfacePick } from '../../core/view/surface-pick.js';
import { tilesFor } from '../../core/view/surface-tiles.js';
import { SurfaceView } from '../../core/view/surface-view.js';
import { binsOf, heatOf } from '../../core/view/heat-bins.js';
import { Trace } from '../../core/view/trace.js';
import { TraceLayer } from '../../core/view/trace-layer.js';
import { loseContext, until } from '../support/automata.js';
import { IdleLoop, pictureOn, type Picture } from '../support/pictures.js';

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((each) => each.dispose()));

const MARGINS = { left: 40, right: 30, top: 20, bottom: 35 };
const life = parseRule('life');
const CONTENT: SurfaceContent = { mode: 'surface', unit: null, axes: {}, heightScale: 1 };

function cameraOf([width, height]: readonly [number, number] = [400, 300]): OrbitCamera {
  const camera = new OrbitCamera();
  camera.setBox(FLOOR, tallOf(1));
  camera.setView([width, height], MARGINS);
  return camera;
}

const corners: Point3[] = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i & 1, (i >> 1) & 1, i & 4 ? tallOf(1) : FLOOR]);

describe('a camera round a plot', () => {
  it('keeps the whole plot in the room beside the margins, from wherever it looks', () => {
    for (const view of [
      [400, 300],
      [280, 400],
      [900, 200],
    ] as const)
      for (let azimuth = 0; azimuth < 6.2; azimuth += 0.7)
        for (const elevation of [-1, 0, 0.4, 2]) {
          const camera = cameraOf(view);
          camera.orbit(azimuth, elevation);
          for (const corner of corners) {
            const [x, y] = camera.project(corner);
            expect(x).to.be.within(MARGINS.left - 0.5, view[0] - MARGINS.right + 0.5);
            expect(y).to.be.within(MARGINS.top - 0.5, view[1] - MARGINS.bottom + 0.5);
          }
        }
  });

  it('sees along the line of sight what it projects', () => {
    const camera = cameraOf();
    camera.orbit(0.7, 0.3);
    camera.zoomBy(1.6, [120, 90]);
    camera.panBy(15, -8);
    for (const flat of [false, true]) {
      camera.flat = flat;
      const point: Point3 = [0.3, 0.8, flat ? 0 : 0.2];
      const { origin, direction } = camera.rayAt(camera.project(point));
      const t = (point[2] - origin[2]) / direction[2];
      expect(origin[0] + t * direction[0]).to.be.closeTo(point[0], 1e-5);
      expect(origin[1] + t * direction[1]).to.be.closeTo(point[1], 1e-5);
    }
  });

  it('zooms about a point, pans no farther than the picture, and comes home', () => {
    const camera = cameraOf();
    const point: Point3 = [0.2, 0.6, 0.1];
    const at = camera.project(point);
    camera.zoomBy(3, at);
    camera.project(point).forEach((place, i) => expect(place).to.be.closeTo(at[i], 1e-3));
    camera.panBy(1e6, 0);
    expect(camera.project([0.5, 0.5, 0])[0]).to.be.below(400 * 2);
    expect(camera.atHome).to.be.false;
    camera.reset();
    expect(camera.atHome).to.be.true;
    camera.project(point).forEach((place, i) => expect(place).to.be.closeTo(at[i], 1e-9));
    camera.flat = true;
    camera.orbit(1, 1);
    expect(camera.project([0, 0, 0]).map(Math.round)).to.deep.equal([40, 265]);
    expect(camera.project([1, 1, 0]).map(Math.round)).to.deep.equal([370, 20]);
  });
});

describe('axes', () => {
  it('have round numbers, of discrete rules only those that exist', () => {
    expect(ticksIn([0, 1], 5)).to.deep.equal([0, 0.25, 0.5, 0.75, 1]);
    expect(ticksIn([0, 8], 9, 1)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ticksIn([0, 8], 5, 1)).to.deep.equal([0, 2, 4, 6, 8]);
    expect(ticksIn([0, 120], 6, 1)).to.deep.equal([0, 25, 50, 75, 100]);
    expect(ticksIn([-1.3, 2.1], 6)).to.deep.equal([-1, 0, 1, 2]);
    expect(ticksIn([0, 1], 3, 1)).to.deep.equal([0, 1]);
    expect([0.1 + 0.2, -2, 1e-7, 250_000].map(tickText)).to.deep.equal(['0.3', '−2', '1.0e−7', '2.5e5']);
  });

  it('stand at the edges that are nearest to the reader, with names', () => {
    const camera = cameraOf();
    for (const turn of [0, 1.2, 2.4, 3.6, 4.8]) {
      camera.orbit(turn, 0);
      const { lines, labels } = drawAxes(camera, { rule: life, axes: {}, range: [0, 1], name: 'activation', heightScale: 1 });
      expect(labels.filter(({ name }) => name).map(({ text }) => text)).to.deep.equal(['self', 'count', 'activation']);
      const middle = camera.project([0.5, 0.5, FLOOR])[1];
      const long = lines.filter(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]) > 30);
      expect(long).to.have.length(3);
      for (const { from, to } of long.slice(0, 2)) expect((from[1] + to[1]) / 2).to.be.above(middle);
      expect(long[2].from[0]).to.be.closeTo(Math.min(...corners.slice(0, 4).map((corner) => camera.project(corner)[0])), 0.01);
    }
  });
});

describe('small surfaces', () => {
  it('all have room and none lies over another', () => {
    for (const count of [1, 2, 7, 12, 60])
      for (const view of [
        [280, 200],
        [600, 400],
      ] as const) {
        const tiles = tilesFor(
          Array.from({ length: count }, (_, i) => `u${i}`),
          view,
        );
        expect(tiles).to.have.length(count);
        for (const a of tiles) {
          expect(a.x >= 0 && a.x + a.width <= view[0] && a.y >= 0 && a.y + a.height <= view[1]).to.be.true;
          for (const b of tiles)
            if (a !== b) expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).to.be.true;
        }
      }
  });
});

describe('what is under a point', () => {
  it('is the place of the surface that is seen there', () => {
    const rule = parseRule('analog-life');
    const camera = cameraOf();
    const pick = new SurfacePick(rule, CONTENT);
    for (const place of [
      [0.1, 0.1],
      [0.9, 0.2],
      [0.5, 0.36],
      [1, 1],
    ] as const) {
      const { point, inputs, height } = pick.at(place);
      expect(inputs[0]).to.be.closeTo(place[0], 1e-6);
      expect(inputs[1]).to.be.closeTo(8 * place[1], 1e-6);
      expect(height).to.be.closeTo(heightFunction(rule, null)(inputs), 1e-12);
      const found = pick.under(camera, camera.project(point));
      if (!found) continue; // at the rim a point may fall beside it
      const [x, y] = camera.project(found.point);
      const [atX, atY] = camera.project(point);
      expect(Math.hypot(x - atX, y - atY)).to.be.below(1);
    }
    expect(pick.under(camera, [2, 2])).to.equal(null);
  });

  it('is the state under a pillar, and the cell of a flat map', () => {
    const camera = cameraOf();
    const pillars = new SurfacePick(life, { ...CONTENT, mode: 'pillars' });
    const three = pillars.at([1, 3 / 8]);
    expect(pillars.under(camera, camera.project(three.point))?.inputs).to.deep.equal([1, 3]);
    expect(pillars.under(camera, [3, 3])).to.equal(null);
    expect(pillars.snapped([0.2, 0.6]).inputs).to.deep.equal([0, 5]);
    camera.flat = true;
    const flat = new SurfacePick(life, { ...CONTENT, mode: 'flat' });
    const found = flat.under(camera, camera.project([0.25, 0.5, 0]));
    expect(found?.inputs.map((value) => Math.round(value * 1000) / 1000)).to.deep.equal([0.25, 4]);
    expect(flat.under(camera, [5, 5])).to.equal(null);
  });
});

const LOOK: SurfaceLook = {
  colors: heightColors(false),
  heatColors: heatColors(),
  ink: [0.1, 0.1, 0.1, 1],
  paper: [1, 1, 1, 1],
  accent: [0, 0.4, 0.8, 1],
};
const SIZE = [240, 180] as const;

async function viewOf(rule: Rule, content: Partial<SurfaceContent> = {}) {
  const simulation = await createSimulation({ rule, size: [32, 32], init: 'random', density: 0.3 });
  const loop = new IdleLoop();
  const view = new SurfaceView(document.createElement('canvas'), LOOK, (error) => expect.fail(error.message), loop);
  open.push(view, simulation);
  view.simulation = simulation;
  view.resize(...SIZE, 1);
  view.camera.setView(SIZE, { left: 10, right: 10, top: 10, bottom: 10 });
  view.content = { ...CONTENT, ...content };
  return { view, simulation, loop };
}

/** Draws as the loop does. @param whole - until nothing compiles any more */
function drawn(view: SurfaceView, whole = true): Picture {
  const engine = view.simulation?.attach() ?? expect.fail('nothing to draw');
  do {
    view.drawn();
    present(engine.gpu, [view], (_view, error) => {
      throw error;
    });
  } while (view.dirty && whole);
  return pictureOn(view.surface.canvas, ...SIZE);
}

/** The map's color for a share of the range. */
const colorOf = (share: number) => [...LOOK.colors.colors.subarray(4 * Math.round(share * 255), 4 * Math.round(share * 255) + 3)];

describe('a plot of heights', () => {
  it('as a flat map shows the height at every pixel', async () => {
    const rule = parseRule('analog-life');
    const { view } = await viewOf(rule, { mode: 'flat' });
    const picture = drawn(view);
    const heightOf = heightFunction(rule, null);
    let seen = 0;
    for (let y = 15; y < 170; y += 5)
      for (let x = 15; x < 230; x += 5) {
        const at = (px: number, py: number) => heightOf([(px - 10) / 220, (8 * (170 - py)) / 160]);
        const around = [at(x, y), at(x + 2, y), at(x - 2, y), at(x, y + 2), at(x, y - 2)];
        // On slopes and lines the pixel is a mixture.
        if (
          Math.max(...around) - Math.min(...around) > 0.01 ||
          [0, 1, 2, 3, 4, 5, 6, 7, 8].some((n) => Math.abs((8 * (170 - y)) / 160 - n) < 0.12)
        )
          continue;
        const got = picture.at(x, y);
        colorOf(at(x + 0.5, y + 0.5)).forEach((part, i) => expect(got[i], `at ${x}, ${y}`).to.be.closeTo(part, 4));
        seen++;
      }
    expect(seen).to.be.above(400);
    expect(picture.at(4, 4)).to.deep.equal([0, 0, 0, 0]);
  });

  it('draws in every mode, on nothing, and hides what is behind', async () => {
    const { view } = await viewOf(life);
    for (const mode of ['surface', 'pillars', 'flat', 'units'] as const) {
      view.content = { ...CONTENT, mode };
      const picture = drawn(view);
      let opaque = 0;
      for (let y = 0; y < 180; y++) for (let x = 0; x < 240; x++) if (picture.at(x, y)[3] === 255) opaque++;
      expect(opaque / (240 * 180), mode).to.be.within(0.03, 0.9);
      expect(picture.at(1, 1), mode).to.deep.equal([0, 0, 0, 0]);
    }
  });

  it('follows weights without a compile, and heat and a path change the picture', async () => {
    const { view, simulation } = await viewOf(parseRule('analog-life'));
    const bins = binsOf(simulation.rule, {});
    const trace = new Trace(simulation);
    open.unshift(trace);
    const layer = new TraceLayer(() => ({ trace, rule: simulation.rule, axes: {}, length: 16 }));
    view.add(layer);
    trace.cell = { x: 3, y: 3 };
    simulation.step(8);
    view.heat = heatOf(bins, new Float64Array(bins.x.count * bins.y.count).fill(3));
    drawn(view);
    const programs = sharedGpu.current?.programs ?? expect.fail('no context');
    const { compiled } = programs;
    const pixels = ({ at }: Picture) => JSON.stringify(Array.from({ length: 240 }, (_, x) => [at(x, 60), at(x, 90), at(x, 120)]));
    let before = '';
    for (let i = 0; i < 6; i++) {
      simulation.setRule(simulation.rule.withBias('peersOver2', -2.5 - i / 10));
      expect(view.dirty).to.be.true;
      const now = pixels(drawn(view));
      expect(now === before, 'the same picture').to.be.false;
      before = now;
    }
    view.heat = null;
    expect(pixels(drawn(view)) === before, 'the same picture').to.be.false;
    expect(programs.compiled).to.equal(compiled);
    view.drawn();
    simulation.step();
    expect(view.dirty, 'a path moves').to.be.true;
    view.remove(layer);
    view.drawn();
    simulation.step();
    expect(view.dirty, 'heights do not').to.be.false;
  });

  it('shows the rule before while the program of another structure compiles', async () => {
    const { view, simulation } = await viewOf(parseRule('analog-life'), { mode: 'flat' });
    const before = drawn(view);
    simulation.setRule(parseRule('young-spots'));
    let tries = 0;
    let picture: Picture;
    do {
      picture = drawn(view, false);
      if (view.dirty) expect(picture.at(120, 100)).to.deep.equal(before.at(120, 100));
      await new Promise(requestAnimationFrame);
    } while (view.dirty && ++tries < 600);
    expect(view.dirty).to.be.false;
    expect(picture.at(120, 50)).not.to.deep.equal(before.at(120, 50));
  });

  it('comes back after a loss, and frees all that it had', async () => {
    const { view, simulation } = await viewOf(life, { mode: 'pillars' });
    simulation.attach();
    const before = sharedGpu.counts;
    const first = drawn(view);
    await loseContext();
    await until(() => simulation.engine !== null, 'back');
    const again = drawn(view);
    for (let x = 0; x < 240; x += 3) expect(again.at(x, 90)).to.deep.equal(first.at(x, 90));
    view.content = { ...CONTENT, mode: 'units' };
    drawn(view);
    view.resize(100, 80, 1);
    drawn(view);
    view.dispose();
    const { programs: _programs, fences: _fences, ...counts } = sharedGpu.counts;
    const { programs: _before, fences: _more, ...right } = before;
    expect(counts).to.deep.equal(right);
  });

  it('covers its axes: every input reaches from border to border', async () => {
    const young = parseRule('young-spots');
    const [x, y] = young.inputs.map(({ name }) => name);
    const pick = new SurfacePick(young, { ...CONTENT, axes: { x, y } });
    expect(pick.at([0, 0]).inputs.slice(0, 2)).to.deep.equal([inputRange(young, x)[0], inputRange(young, y)[0]]);
    expect(pick.at([1, 1]).inputs[1]).to.be.closeTo(inputRange(young, y)[1], 1e-6);
  });
});
