// Pictures of volumes against what optics and arithmetic say: opacity, silhouettes, maxima, cubes, slices, a grid's past; and that
// nothing is left on the GPU.
import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule, validateRule, type Rule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap } from '../../core/view/color-map.js';
import { History } from '../../core/view/history.js';
import { USUAL_CONTENT, WHOLE, type VolumeContent, type VolumeLook } from '../../core/view/volume-look.js';
import { boxOf, firstCell, rayThrough, span, type Ray } from '../../core/view/volume-rays.js';
import { formatTransfer, parseTransfer, transferOf, transferOfMap } from '../../core/view/volume-transfer.js';
import { VolumeView } from '../../core/view/volume-view.js';
import { readAfter } from '../support/automata.js';
import { IdleLoop, pictureOn, type Picture } from '../support/pictures.js';

const open: { dispose(): void }[] = [];
afterEach(() =>
  open
    .splice(0)
    .reverse()
    .forEach((each) => each.dispose()),
);

/** A rule of continuous states that leaves cells as they are. */
const still: Rule = validateRule({
  name: 'still',
  channels: 1,
  states: 'continuous',
  inputs: [{ name: 'self', neighbourhood: { kind: 'self' } }],
  network: { layers: [{ activation: 'identity', units: [{ name: 'next', weights: { self: 1 } }] }] },
  update: { mode: 'replace' },
  boundary: 'torus',
  dimensions: [2, 3],
});
const PIXELS = 64;
/** Places in a pixel, as close as those of its samples. */
const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const greys = Uint8Array.from({ length: 1024 }, (_, i) => ((i & 3) === 3 ? 255 : i >> 2));
/** No box, no light on a cloud. */
const LOOK: VolumeLook = {
  ...{ transfer: greys, depth: null, lit: false, occlusion: 1, shadow: 1 },
  ...{ ink: [0, 0, 0, 0], paper: [1, 1, 1, 1], accent: [0, 0, 1, 1] },
};

async function simulationOf(rule: Rule, size: readonly [number, number, number?], cells?: (x: number, y: number, z: number) => number) {
  const simulation = await createSimulation({ rule, size: size as [number, number, number], init: 'empty' });
  open.push(simulation);
  const [X, Y, Z = 1] = size;
  if (!cells) return simulation;
  const numbers = rule.states === 'continuous' ? new Float32Array(X * Y * Z) : new Uint8Array(X * Y * Z);
  simulation.write(numbers.map((_, i) => cells(i % X, Math.floor(i / X) % Y, Math.floor(i / (X * Y)))));
  return simulation;
}

function viewOf(simulation: Simulation, content: Partial<VolumeContent>, look: Partial<VolumeLook> = {}): VolumeView {
  const view = new VolumeView(
    document.createElement('canvas'),
    { ...LOOK, ...look },
    (error) => expect.fail(error.message),
    new IdleLoop(),
  );
  open.push(view);
  view.content = { ...USUAL_CONTENT, smooth: false, ...content };
  view.simulation = simulation;
  view.resize(PIXELS, PIXELS, 1);
  return view;
}

async function pictureOf(view: VolumeView): Promise<Picture> {
  return pictureOn(await createImageBitmap(await view.toBlob('image/png')), PIXELS, PIXELS);
}

/** The line of sight through the middle of a pixel, and pixels all over the picture. */
const rayOf = (view: VolumeView, x: number, y: number): Ray => rayThrough(view.camera, view.extent ?? [1, 1, 1], [x + 0.5, y + 0.5]);

function* places(step = 5): Generator<readonly [number, number]> {
  for (let y = 2; y < PIXELS; y += step) for (let x = 2; x < PIXELS; x += step) yield [x, y];
}

const distanceFrom = ({ origin, direction }: Ray, point: readonly number[]): number => {
  const to = point.map((part, i) => part - origin[i]);
  const along = to.reduce((sum, part, i) => sum + part * direction[i], 0);
  return Math.hypot(...to.map((part, i) => part - along * direction[i]));
};

describe('a cloud', () => {
  for (const rayStep of [0.25, 0.5, 1, 3])
    it(`of one density is as opaque as 1 − exp(−σL) at steps of ${rayStep}`, async () => {
      const simulation = await simulationOf(still, [16, 12, 8], () => 0.5);
      const view = viewOf(simulation, { mode: 'emission', opacity: 0.07, rayStep });
      const picture = await pictureOf(view);
      let seen = 0;
      for (const [x, y] of places()) {
        const { low, high } = boxOf([16, 12, 8], WHOLE);
        const inside = span(rayOf(view, x, y), low, high);
        const length = inside ? inside[1] - inside[0] : 0;
        // At the box's edge a pixel's samples differ.
        if (inside && length < 3) continue;
        expect(picture.at(x, y)[3]).to.be.closeTo(255 * (1 - Math.exp(-0.07 * length)), 2.5);
        seen += Number(length > 0);
      }
      expect(seen).to.be.above(20);
    });

  it('has the colors of its transfer function, premultiplied in linear light', async () => {
    const simulation = await simulationOf(still, [12, 12, 12], () => 1);
    const transfer = transferOf(parseTransfer('0 #00000000, 1 #c86432'));
    const view = viewOf(simulation, { mode: 'emission', opacity: 3 }, { transfer });
    view.camera.place({ azimuth: 0.3, elevation: 0.2 });
    const [r, g, b, a] = (await pictureOf(view)).at(PIXELS / 2, PIXELS / 2);
    expect(a).to.equal(255);
    // Far colors are dimmed, but keep their hue.
    const linear = [r, g, b].map((byte) => (byte / 255) ** 2.2);
    const given = [200, 100, 50].map((byte) => (byte / 255) ** 2.2);
    expect(linear[1] / linear[0]).to.be.closeTo(given[1] / given[0], 0.03);
    expect(linear[2] / linear[0]).to.be.closeTo(given[2] / given[0], 0.03);
  });
});

describe('a surface', () => {
  it('of a sphere has its silhouette within half a cell', async () => {
    const [N, R] = [32, 10];
    const radius = (x: number, y: number, z: number) => Math.hypot(x + 0.5 - N / 2, y + 0.5 - N / 2, z + 0.5 - N / 2);
    const simulation = await simulationOf(still, [N, N, N], (x, y, z) => Math.min(1, Math.max(0, 0.5 + (R - radius(x, y, z)) / 6)));
    const view = viewOf(simulation, { mode: 'isosurface' });
    const picture = await pictureOf(view);
    const counts = [0, 0];
    for (const [x, y] of places(1)) {
      const from = distanceFrom(rayOf(view, x, y), [N / 2, N / 2, N / 2]);
      // A pixel is half a cell wide.
      if (from < R - 0.75) expect(picture.at(x, y)[3], `inside, ${from}`).to.equal(255);
      else if (from > R + 0.75) expect(picture.at(x, y)[3], `outside, ${from}`).to.equal(0);
      else continue;
      counts[Number(from > R)]++;
    }
    expect(Math.min(...counts)).to.be.above(200);
  });

  it('of cells as cubes is where the line of sight meets the first', async () => {
    const size = [9, 7, 5] as const;
    const cells = (x: number, y: number, z: number) => Number((x * 5 + y * 3 + z * 11 + x * y * z) % 7 === 0);
    const simulation = await simulationOf(parseRule('4555'), size, cells);
    const view = viewOf(simulation, { mode: 'isosurface', cubes: true });
    const picture = await pictureOf(view);
    const seenAt = (x: number, y: number) =>
      firstCell(rayThrough(view.camera, size, [x, y]), size, WHOLE, (...cell) => cells(...cell) > 0) !== null;
    const counts = [0, 0];
    for (const [x, y] of places(1)) {
      const seen = seenAt(x + 0.5, y + 0.5);
      const edge = FIFTHS.some((u) => FIFTHS.some((v) => seenAt(x + u, y + v) !== seen));
      if (edge) continue;
      expect(picture.at(x, y)[3], `${x}, ${y}`).to.equal(seen ? 255 : 0);
      counts[Number(seen)]++;
    }
    expect(Math.min(...counts)).to.be.above(200);
  });
});

describe('the other ways to see a volume', () => {
  it('show the highest value along the line of sight', async () => {
    const N = 12;
    const at = (x: number, y: number, z: number) => 0.5 + 0.5 * Math.sin(x * 0.7 + 1) * Math.sin(y * 0.6) * Math.cos(z * 0.5);
    const simulation = await simulationOf(still, [N, N, N], at);
    const view = viewOf(simulation, { mode: 'mip', rayStep: 0.25 });
    const picture = await pictureOf(view);
    const smooth = (p: readonly number[]) => {
      const q = [p[0] - 0.5, N - p[1] - 0.5, p[2] - 0.5].map((part) => Math.min(Math.max(part, 0), N - 1));
      const low = q.map(Math.floor);
      let sum = 0;
      for (let i = 0; i < 8; i++) {
        const corner = low.map((part, axis) => Math.min(N - 1, part + ((i >> axis) & 1)));
        const weight = low.reduce((share, part, axis) => share * ((i >> axis) & 1 ? q[axis] - part : 1 - q[axis] + part), 1);
        sum += weight * at(corner[0], corner[1], corner[2]);
      }
      return sum;
    };
    let seen = 0;
    for (const [x, y] of places(7)) {
      const ray = rayOf(view, x, y);
      const inside = span(ray, [0, 0, 0], [N, N, N]);
      if (!inside || inside[1] - inside[0] < 4) continue;
      let most = 0;
      for (let t = inside[0]; t < inside[1]; t += 0.05)
        most = Math.max(most, smooth(ray.origin.map((part, i) => part + t * ray.direction[i])));
      expect(picture.at(x, y)[3]).to.be.closeTo(255 * most, 5);
      seen++;
    }
    expect(seen).to.be.above(15);
  });

  it('show a slice cell by cell', async () => {
    const size = [8, 6, 4] as const;
    const cells = (x: number, y: number, z: number) => ((x * 3 + y * 5 + z * 7) % 11) / 10;
    const simulation = await simulationOf(still, size, cells);
    const view = viewOf(simulation, { mode: 'slice', planes: [0, 0, 0.99] });
    view.camera.place({ azimuth: -Math.PI / 2, elevation: 1.5 });
    const picture = await pictureOf(view);
    let seen = 0;
    for (const [x, y] of places(1)) {
      const cellAt = (u: number, v: number) => firstCell(rayThrough(view.camera, size, [x + u, y + v]), size, WHOLE, () => true);
      const cell = cellAt(0.5, 0.5);
      if (!cell || cell[2] !== 3 || [0, 1].some((u) => [0, 1].some((v) => `${cellAt(u, v)}` !== `${cell}`))) continue;
      expect(picture.at(x, y)[0], `${cell}`).to.be.closeTo(255 * cells(cell[0], cell[1], cell[2]), 2);
      seen++;
    }
    expect(seen).to.be.above(150);
  });

  it('from above lie as a grid does: rows downwards', async () => {
    const simulation = await simulationOf(parseRule('4555'), [8, 8, 8], (x, y) => Number(y === 1 && x > 4));
    const view = viewOf(simulation, { mode: 'isosurface', cubes: true });
    view.camera.place({ azimuth: -Math.PI / 2, elevation: 1.5 });
    const picture = await pictureOf(view);
    const half = (right: boolean, down: boolean) =>
      [...places(1)].filter(([x, y]) => x > 32 === right && y > 32 === down && picture.at(x, y)[3] > 128).length;
    expect(half(true, false)).to.be.above(20);
    expect([half(false, false), half(false, true), half(true, true)]).to.deep.equal([0, 0, 0]);
  });
});

describe('the past of a grid', () => {
  it('equals the frames, also where many steps are taken at once', async () => {
    const depth = 6;
    const simulation = await createSimulation({ rule: parseRule('life'), size: [40, 24], density: 0.4, seed: 3 });
    open.push(simulation);
    const history = new History(simulation, depth);
    open.push(history);
    const twin = await createSimulation({ rule: parseRule('life'), size: [40, 24], density: 0.4, seed: 3 });
    open.push(twin);
    const frames = [await twin.read()];
    for (let g = 1; g <= 17; g++) frames.push(await readAfter(twin, 1));
    for (const steps of [1, 2, 7, 5, 2]) {
      simulation.step(steps);
      const gpu = simulation.engine?.gpu ?? expect.fail('no engine');
      const field = history.prepare(gpu, false) ?? expect.fail('no field');
      const { generation } = simulation;
      expect(field.top).to.equal(Math.min(depth, generation + 1));
      for (let z = 0; z < field.top; z++) {
        const slab = field.texture.slabs[(field.turn + z) % depth];
        const bytes = new Uint8Array(4 * 40 * 24);
        gpu.renderer.bindFramebuffer(slab.ogl as never);
        gpu.gl.readPixels(0, 0, 40, 24, gpu.gl.RGBA, gpu.gl.UNSIGNED_BYTE, bytes);
        const frame = frames[generation - field.top + 1 + z];
        expect(
          [...frame].every((state, i) => bytes[4 * i] === 255 * state),
          `generation ${generation}, slice ${z}`,
        ).to.be.true;
      }
    }
    simulation.paint({ x: 3, y: 3, radius: 2 });
    expect(history.length, 'a stroke is no generation').to.equal(depth);
    simulation.reset(9);
    expect([history.length, history.generation]).to.deep.equal([1, 0]);
  });
});

describe('transfer functions', () => {
  it('are straight between stops and come back as they went', () => {
    const stops = parseTransfer('0.2 #ff000000, 0.6 rgb(0, 0, 255)');
    const table = transferOf(stops);
    expect([...table.subarray(0, 4)]).to.deep.equal([255, 0, 0, 0]);
    for (const c of [0, 2, 3]) expect(table[4 * 102 + c]).to.be.closeTo(127.5, 1);
    expect([...table.subarray(1020)]).to.deep.equal([0, 0, 255, 255]);
    expect(parseTransfer(formatTransfer(stops))).to.deep.equal(stops);
    expect(transferOfMap(colorMap('viridis'))[3], 'what is at rest is clear').to.equal(0);
  });

  for (const text of ['', '0.5 #fff', '0 #fff, 2 #fff', '0.6 #fff, 0.2 #000', 'a #fff, 1 #fff', '0 #zzz, 1 #fff'])
    it(`refuse "${text}"`, () => expect(() => parseTransfer(text)).to.throw(/transfer-function/));
});

describe('a view of a volume', () => {
  it('leaves nothing on the GPU', async () => {
    const simulation = await simulationOf(parseRule('young-spots'), [16, 16, 16], () => 0.4);
    await simulation.read();
    const before = sharedGpu.counts;
    const view = viewOf(simulation, { smooth: true });
    for (const mode of ['isosurface', 'emission', 'mip', 'slice'] as const) {
      view.content = { ...view.content, mode };
      await pictureOf(view);
    }
    expect(sharedGpu.counts.textures).to.be.above(before.textures);
    view.dispose();
    // Programs wait a while for whoever wants them next.
    expect({ ...sharedGpu.counts, programs: 0 }).to.deep.equal({ ...before, programs: 0 });
  });
});
