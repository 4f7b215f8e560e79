// Pictures of volumes against what optics and arithmetic say, pixel by pixel: a ball of fog, the normals of a sphere; that leaving out
// empty blocks changes nothing, and that it is chosen where it pays; that a camera comes back to where its text says.
import { expect } from '@open-wc/testing';
import type { Gpu } from '../../core/gpu/gpu.js';
import { VolumeTexture } from '../../core/gpu/volume-texture.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { parseRule } from '../../core/rule/index.js';
import { colorMap } from '../../core/view/color-map.js';
import { OrbitCamera } from '../../core/view/orbit-camera.js';
import { cameraText, VolumeSettingsReader } from '../../components/volume/settings.js';
import { VolumeBlocks } from '../../core/view/volume-blocks.js';
import { USUAL_CONTENT, type VolumeContent, type VolumeLook } from '../../core/view/volume-look.js';
import type { VolumePicture } from '../../core/view/volume-marcher.js';
import { fitBox, rayThrough, type Extent3, type Ray } from '../../core/view/volume-rays.js';
import { VolumeScene } from '../../core/view/volume-scene.js';
import type { VolumeField } from '../../core/view/volume-source.js';
import { parseTransfer, transferOf, transferOfMap } from '../../core/view/volume-transfer.js';

const PIXELS = 96;
const open: { dispose(): void }[] = [];
let simulation: Simulation;
let gpu: Gpu;
let versions = 0;

before(async () => {
  simulation = await createSimulation({ rule: parseRule('life'), size: [8, 8] });
  gpu = simulation.engine?.gpu ?? expect.fail('no engine');
});
after(() => simulation.dispose());
afterEach(() => open.splice(0).forEach((each) => each.dispose()));

/** Numbers by column, row from the top and slice, 0 to 1. */
type Cells = (x: number, y: number, z: number) => number;

/** A field on the GPU. @param turn - slices that it is turned by, as a ring is */
function fieldOf([X, Y, Z]: Extent3, cells: Cells, turn = 0): VolumeField {
  const { gl, renderer } = gpu;
  const texture = new VolumeTexture(gpu, X, Y, Z, turn ? { ring: true } : { mips: true });
  open.push(texture);
  const bytes = Uint8Array.from({ length: X * Y * Z }, (_, i) =>
    Math.round(255 * cells(i % X, Math.floor(i / X) % Y, (Math.floor(i / (X * Y)) + Z - turn) % Z)),
  );
  renderer.activeTexture(0);
  texture.ogl.bind();
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, 0, X, Y, Z, gl.RED, gl.UNSIGNED_BYTE, bytes);
  texture.refine();
  return { texture, turn, top: Z, version: versions++ };
}

const greys = Uint8Array.from({ length: 1024 }, (_, i) => ((i & 3) === 3 ? 255 : i >> 2));
/** A value's density is its share. */
const fog = Uint8Array.from({ length: 1024 }, (_, i) => i >> 2);

interface Shown extends Partial<Pick<VolumePicture, 'skips' | 'normals'>> {
  readonly size: Extent3;
  readonly field: VolumeField;
  readonly content: Partial<VolumeContent>;
  readonly look?: Partial<VolumeLook>;
}

function cameraOf(size: Extent3): OrbitCamera {
  const camera = new OrbitCamera({ home: { azimuth: -0.98, elevation: 0.42 }, lowest: -1.5 });
  fitBox(camera, size);
  camera.setView([PIXELS, PIXELS], { left: 2, right: 2, top: 2, bottom: 2 });
  return camera;
}

/** Colors of each pixel, `[PIXELS][PIXELS]` × RGBA from the top, premultiplied: one sample in the middle of each. */
function draw({ size, content, look = {}, ...rest }: Shown): (x: number, y: number) => readonly number[] {
  const scene = new VolumeScene(gpu);
  open.push(scene);
  scene.begin(PIXELS, PIXELS, 1);
  const usual: VolumeLook = {
    ...{ transfer: greys, depth: null, lit: false, occlusion: 1, shadow: 1 },
    ...{ ink: [0, 0, 0, 0], paper: [1, 1, 1, 1], accent: [0, 0, 1, 1] },
  };
  scene.drawFine({ ...rest, size, camera: cameraOf(size), content: { ...USUAL_CONTENT, ...content }, look: { ...usual, ...look } }, 0);
  const bytes = new Uint8Array(4 * PIXELS * PIXELS);
  gpu.gl.readPixels(0, 0, PIXELS, PIXELS, gpu.gl.RGBA, gpu.gl.UNSIGNED_BYTE, bytes);
  return (x, y) => [...bytes.subarray(4 * ((PIXELS - 1 - y) * PIXELS + x), 4 * ((PIXELS - 1 - y) * PIXELS + x) + 4)];
}

function* pixels(step = 1): Generator<readonly [x: number, y: number, ray: (size: Extent3) => Ray]> {
  for (let y = 0; y < PIXELS; y += step)
    for (let x = 0; x < PIXELS; x += step) yield [x, y, (size) => rayThrough(cameraOf(size), size, [x + 0.5, y + 0.5])];
}

/** What a ray comes nearest to a point with, and where. */
function nearest({ origin, direction }: Ray, point: readonly number[]): { distance: number; at: number } {
  const to = point.map((part, i) => part - origin[i]);
  const at = to.reduce((sum, part, i) => sum + part * direction[i], 0);
  return { at, distance: Math.sqrt(Math.max(0, to.reduce((sum, part) => sum + part * part, 0) - at * at)) };
}

const N = 48;
const CUBE: Extent3 = [N, N, N];
const MIDDLE = [N / 2, N / 2, N / 2];
const distanceTo: Cells = (x, y, z) => Math.hypot(x + 0.5 - N / 2, y + 0.5 - N / 2, z + 0.5 - N / 2);

describe('a ball of fog', () => {
  // Its edge is soft, so that straight lines between cells show it nearly as it is.
  const [R, EDGE] = [15, 5];
  const density = (r: number) => {
    const share = Math.min(1, Math.max(0, (R + EDGE - r) / (2 * EDGE)));
    return share * share * (3 - 2 * share);
  };
  const SIGMA = 0.06;

  for (const rayStep of [0.25, 0.5, 1, 2])
    it(`is as opaque as 1 − exp(−∫σ) at steps of ${rayStep}`, () => {
      const field = fieldOf(CUBE, (...cell) => density(distanceTo(...cell)));
      const at = draw({ size: CUBE, field, content: { mode: 'emission', opacity: SIGMA, rayStep }, look: { transfer: fog } });
      let [seen, sum] = [0, 0];
      for (const [x, y, ray] of pixels(3)) {
        const { distance, at: middle } = nearest(ray(CUBE), MIDDLE);
        let depth = 0;
        for (let t = middle - R - EDGE; t < middle + R + EDGE; t += 0.02) depth += 0.02 * density(Math.hypot(distance, t - middle));
        const want = 255 * (1 - Math.exp(-SIGMA * depth));
        // A byte, half of one for what rounding to bytes and straight lines between cells make of a ball, and what steps miss.
        const bound = 1.5 + 0.1 * rayStep;
        expect(at(x, y)[3], `${x}, ${y}: ${distance} from the middle`).to.be.closeTo(want, bound);
        sum += at(x, y)[3] - want;
        seen += Number(want > 1);
      }
      expect(seen).to.be.above(150);
      expect(Math.abs(sum / seen), 'no bias').to.be.below(0.5);
    });
});

describe('the surface of a sphere', () => {
  const R = 15;
  const cells: Cells = (...cell) => Math.min(1, Math.max(0, 0.5 + (R - distanceTo(...cell)) / 8));

  it('has its silhouette within half a cell', () => {
    const at = draw({ size: CUBE, field: fieldOf(CUBE, cells), content: { mode: 'isosurface' } });
    const seen = [0, 0];
    for (const [x, y, ray] of pixels()) {
      const { distance } = nearest(ray(CUBE), MIDDLE);
      if (Math.abs(distance - R) < 0.5) continue;
      expect(at(x, y)[3], `${distance} from the middle`).to.equal(distance < R ? 255 : 0);
      seen[Number(distance < R)]++;
    }
    expect(Math.min(...seen)).to.be.above(1000);
  });

  it('has its normals within 2°', () => {
    const at = draw({ size: CUBE, field: fieldOf(CUBE, cells), content: { mode: 'isosurface' }, normals: true });
    let [seen, worst] = [0, 0];
    for (const [x, y, ray] of pixels()) {
      const line = ray(CUBE);
      const { distance, at: middle } = nearest(line, MIDDLE);
      if (distance > R - 0.5) continue;
      const hit = middle - Math.sqrt(R * R - distance * distance);
      const normal = line.origin.map((part, i) => (part + hit * line.direction[i] - MIDDLE[i]) / R);
      const shown = at(x, y)
        .slice(0, 3)
        .map((byte) => byte / 127.5 - 1);
      const cosine = shown.reduce((sum, part, i) => sum + part * normal[i], 0) / Math.hypot(...shown);
      worst = Math.max(worst, (Math.acos(Math.min(1, cosine)) * 180) / Math.PI);
      seen++;
    }
    expect(seen).to.be.above(1000);
    expect(worst).to.be.below(2);
  });
});

describe('leaving out empty blocks', () => {
  const SIZE: Extent3 = [52, 37, 45]; // no multiple of a block
  const balls: Cells = (x, y, z) =>
    Math.max(
      0,
      ...[
        [9, 9, 9, 8],
        [40, 28, 30, 9],
        [45, 6, 40, 7],
        [20, 20, 38, 5],
      ].map(([a, b, c, r]) => 1 - ((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2) / r ** 2),
    );
  const inferno = transferOfMap(colorMap('inferno'));
  // Dense in the middle of the range, and at its low end, which empty space is made of.
  const band = transferOf(parseTransfer('0.3 #ff000000, 0.4 #ff0000, 0.5 #ff000000'));
  const bottom = transferOf(parseTransfer('0 #00ff0008, 0.05 #00ff0000, 0.6 #ff000000, 1 #ff0000'));
  const cases: readonly [name: string, content: Partial<VolumeContent>, look: Partial<VolumeLook>][] = [
    ['a cloud', { mode: 'emission' }, { transfer: inferno }],
    ['a cloud in light', { mode: 'emission' }, { transfer: inferno, lit: true }],
    ['a cloud of a band of values', { mode: 'emission' }, { transfer: band }],
    ['a cloud that empty space glows in', { mode: 'emission' }, { transfer: bottom }],
    ['a part of a cloud', { mode: 'emission', clip: [0.1, 0.7, 0.3, 0.95, 0, 0.8] }, { transfer: inferno }],
    ['a surface', { mode: 'isosurface' }, {}],
    ['a surface near the top of the range', { mode: 'isosurface', isovalue: 0.9 }, {}],
    ['the brightest values', { mode: 'mip' }, {}],
  ];
  for (const turn of [0, 11])
    for (const [name, content, look] of cases)
      it(`does not change ${name}${turn ? ' of a ring' : ''}`, () => {
        const shown = { size: SIZE, field: fieldOf(SIZE, balls, turn), content, look };
        const [off, on] = [false, true].map((skips) => draw({ ...shown, skips }));
        let [seen, differ] = [0, 0];
        for (const [x, y] of pixels()) {
          const [a, b] = [off(x, y), on(x, y)];
          seen += Number(a[3] > 8);
          differ = Math.max(differ, ...a.map((byte, c) => Math.abs(byte - b[c])));
        }
        expect(seen).to.be.above(100);
        expect(differ).to.be.at.most(1);
      });

  it('knows what each block holds, and how far it is to one that is not empty', () => {
    const [X, Y, Z] = SIZE.map((side) => Math.ceil(side / 4)); // of blocks
    const blocks = new VolumeBlocks(gpu, SIZE);
    open.push(blocks);
    const field = fieldOf(SIZE, balls);
    const read = (texture: unknown, width: number, height: number) => {
      const framebuffer = gpu.gl.createFramebuffer();
      gpu.gl.bindFramebuffer(gpu.gl.FRAMEBUFFER, framebuffer);
      const { texture: own } = (texture as { ogl: { texture: WebGLTexture } }).ogl;
      gpu.gl.framebufferTexture2D(gpu.gl.FRAMEBUFFER, gpu.gl.COLOR_ATTACHMENT0, gpu.gl.TEXTURE_2D, own, 0);
      const bytes = new Uint8Array(4 * width * height);
      gpu.gl.readPixels(0, 0, width, height, gpu.gl.RGBA, gpu.gl.UNSIGNED_BYTE, bytes);
      gpu.gl.deleteFramebuffer(framebuffer);
      gpu.renderer.state.framebuffer = null as never;
      return bytes;
    };
    const highest = read(blocks.uniforms(field, { below: 0.5 }, true).tBlocks, X, Y * Z);
    const { tBlocks, tShare } = blocks.uniforms(field, { below: 0.5 });
    const far = read(tBlocks, X, Y * Z);
    const cells = Uint8Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, (_, i) =>
      Math.round(255 * balls(i % SIZE[0], SIZE[1] - 1 - (Math.floor(i / SIZE[0]) % SIZE[1]), Math.floor(i / (SIZE[0] * SIZE[1])))),
    );
    const most = (from: readonly number[], side: number) => {
      let most = 0;
      const ends = from.map((at, axis) => [Math.max(0, at - 1), Math.min(SIZE[axis] - 1, at + side)]);
      for (let z = ends[2][0]; z <= ends[2][1]; z++)
        for (let y = ends[1][0]; y <= ends[1][1]; y++)
          for (let x = ends[0][0]; x <= ends[0][1]; x++) most = Math.max(most, cells[(z * SIZE[1] + y) * SIZE[0] + x]);
      return most;
    };
    const all = Array.from({ length: X * Y * Z }, (_, i) => [i % X, Math.floor(i / X) % Y, Math.floor(i / (X * Y))]);
    const held = all.map((block) => most([...block.map((at) => 4 * at)], 4));
    const full = all.filter((_, i) => held[i] >= 127.5);
    for (const [i, block] of all.entries()) {
      expect(highest[4 * i], `block ${block}`).to.equal(held[i]);
      const four = block.map((at) => 16 * Math.floor(at / 4));
      expect(highest[4 * i + 1], `those around block ${block}`).to.equal(most(four, 16));
      const nearest = Math.min(4, ...full.map((other) => Math.max(...other.map((at, axis) => Math.abs(at - block[axis])))));
      expect(far[4 * i], `from block ${block}`).to.equal(nearest);
    }
    // Every third or so is asked.
    expect(read(tShare, 1, 1)[0] / 255).to.be.closeTo(1 - full.length / all.length, 0.05);
  });
});

describe('a camera', () => {
  it('sends a ray through the pixel that a point is seen at', () => {
    const camera = cameraOf(CUBE);
    camera.place({ azimuth: 0.7, elevation: 0.3 }, 1.7);
    for (const pixel of [
      [10, 20],
      [48, 48],
      [90, 5],
    ] as const) {
      const { origin, direction } = camera.rayAt(pixel);
      const point = origin.map((part, i) => part + 1.3 * direction[i]) as [number, number, number];
      const back = camera.project(point);
      expect(back[0]).to.be.closeTo(pixel[0], 1e-3);
      expect(back[1]).to.be.closeTo(pixel[1], 1e-3);
    }
  });

  it('comes back to where its text says', () => {
    const reader = new VolumeSettingsReader((_about, deed) => deed());
    const camera = cameraOf(CUBE);
    for (const text of ['-56.15 24.06 1', '12.5 -30 2.25', '179 80 8']) {
      const place = reader.read({ camera: text } as never).camera ?? expect.fail('no place');
      camera.place(place, place.zoom);
      expect(cameraText(camera)).to.equal(text);
    }
  });
});
