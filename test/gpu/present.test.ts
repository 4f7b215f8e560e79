import { expect } from '@open-wc/testing';
import type { Gpu, Viewport } from '../../core/gpu/gpu.js';
import { pictureOf, present } from '../../core/gpu/present.js';
import { Surface, type Presentable } from '../../core/gpu/surface.js';
import '../../core/gpu/provide.js';
import { GpuShare, type GpuLease } from '../../core/gpu/share.js';
import fullscreen from '../../shaders/fullscreen.vert';
import { expectPixel, pictureOn, type Pixel } from '../support/pictures.js';

const share = new GpuShare();
let lease: GpuLease;
let gpu: Gpu;

before(() => {
  lease = share.acquire();
  gpu = lease.gpu ?? expect.fail('no context');
});
after(() => lease.release());

/** Draws its color with a green corner at its top left and a blue one at its bottom right, each two pixels wide. */
class Sample implements Presentable {
  readonly surface = new Surface(document.createElement('canvas'));
  drawn = 0;
  constructor(
    readonly pixelWidth: number,
    readonly pixelHeight: number,
    readonly red: number,
    readonly pixelRatio = 1,
  ) {}

  draw(on: Gpu, viewport: Viewport): void {
    this.drawn++;
    const fragment = `#version 300 es
precision highp float;
uniform vec4 uViewport;
uniform float uRed;
out vec4 oColor;
void main() {
  vec2 at = gl_FragCoord.xy - uViewport.xy;
  at.y = uViewport.w - at.y;
  bool first = all(lessThan(at, vec2(2.0)));
  bool last = all(greaterThan(at, uViewport.zw - 2.0));
  oColor = first ? vec4(0, 1, 0, 1) : last ? vec4(0, 0, 1, 1) : vec4(uRed, 0, 0, 1);
}`;
    const program = on.programs.acquire({ vertex: fullscreen, fragment });
    on.draw({ program, uniforms: { uViewport: viewport, uRed: this.red / 255 }, target: null, viewport });
    on.programs.release(program);
  }

  /** Fails unless the surface shows what it drew, and only that. */
  expectShown(): void {
    const { pixelWidth: width, pixelHeight: height, red } = this;
    const picture = pictureOn(this.surface.canvas, width, height);
    const [green, blue, own] = [[0, 255, 0, 255], [0, 0, 255, 255], [red, 0, 0, 255]] as [Pixel, Pixel, Pixel]; // prettier-ignore
    expectPixel(picture, 0, 0, green);
    expectPixel(picture, 1, 1, green);
    expectPixel(picture, width - 1, height - 1, blue);
    expectPixel(picture, width - 1, 0, own);
    expectPixel(picture, 0, height - 1, own);
    expectPixel(picture, width >> 1, height >> 1, own);
  }
}

const fail = (_view: Presentable, error: unknown) => {
  throw error;
};

describe('the shared canvas', () => {
  it('takes few sizes: the least power of two from 512 that holds both sides of a view', () => {
    const sizes = [[1, 1], [512, 512], [513, 2], [2, 1024], [1025, 700], [2049, 1]] as const; // prettier-ignore
    const taken = sizes.map(([width, height]) => {
      present(gpu, [new Sample(width, height, 9)], fail);
      return [gpu.canvas.width, gpu.canvas.height];
    });
    expect(taken).to.deep.equal([512, 512, 1024, 1024, 2048, 4096].map((side) => [side, side]));
  });

  it('changes its size no more often than there are classes', () => {
    const views = [10, 2000, 600, 20, 1900, 700, 30].map((side) => new Sample(side, 10, 9));
    let sizes = 0;
    const { resizeCanvas } = gpu;
    gpu.resizeCanvas = (width, height) => {
      if (gpu.canvas.width !== width || gpu.canvas.height !== height) sizes++;
      resizeCanvas.call(gpu, width, height);
    };
    present(gpu, views, fail);
    gpu.resizeCanvas = resizeCanvas;
    expect(sizes).to.be.at.most(3);
  });
});

describe('presenting', () => {
  it('shows each of many unlike views its own picture', () => {
    const sizes = [[10, 10], [700, 300], [512, 512], [33, 900], [1030, 8], [513, 513], [6, 500], [10, 10]]; // prettier-ignore
    const views = sizes.map(([width, height], i) => new Sample(width, height, 20 * (i + 1)));
    for (let frame = 0; frame < 3; frame++) {
      present(gpu, frame === 1 ? [...views].reverse() : views, fail);
      for (const view of views) view.expectShown();
    }
    expect(views.map(({ drawn }) => drawn)).to.deep.equal(views.map(() => 3));
    for (const view of views) view.surface.dispose();
  });

  it('leaves the pictures of views that are not drawn as they are', () => {
    const [one, other] = [new Sample(50, 40, 100), new Sample(60, 80, 200)];
    present(gpu, [one, other], fail);
    present(gpu, [other], fail);
    one.expectShown();
    other.expectShown();
  });

  it('gives the canvas the size at which a picture pixel is a pixel of the device', () => {
    for (const ratio of [1, 1.5, 2, 3]) {
      const view = new Sample(120, 90, 50, ratio);
      document.body.append(view.surface.canvas);
      present(gpu, [view], fail);
      const { canvas } = view.surface;
      // (CSS lengths are multiples of 1/64.) The whole shared picture, which the element crops, or its part: engines differ. Its own width says nothing.
      const whole = canvas.getContext('2d') ? [120, 90] : [gpu.canvas.width, gpu.canvas.height];
      const { width, height } = canvas.getBoundingClientRect();
      expect(width * ratio).to.be.closeTo(whole[0], 0.1);
      expect(height * ratio).to.be.closeTo(whole[1], 0.1);
      view.expectShown();
      canvas.remove();
    }
  });

  it('goes on with the others when one fails, and draws nothing that has no size', () => {
    const broken = new Sample(20, 20, 1);
    broken.draw = () => {
      throw new Error('broken');
    };
    const [before, after, flat] = [new Sample(20, 20, 60), new Sample(30, 20, 90), new Sample(0, 20, 7)];
    const failed: [Presentable, string][] = [];
    present(gpu, [before, broken, flat, after], (view, error) => failed.push([view, String(error)]));
    expect(failed).to.deep.equal([[broken, 'Error: broken']]);
    expect(flat.drawn).to.equal(0);
    before.expectShown();
    after.expectShown();
  });

  it('keeps what is transparent so, also after a file was made of something else', async () => {
    const view = new Sample(40, 40, 1);
    view.draw = () => undefined;
    present(gpu, [new Sample(40, 40, 200), view], fail);
    expectPixel(pictureOn(view.surface.canvas, 40, 40), 20, 20, [0, 0, 0, 0]);
    const blob = pictureOf(gpu, new Sample(40, 40, 200), 'image/png');
    present(gpu, [view], fail);
    expectPixel(pictureOn(view.surface.canvas, 40, 40), 20, 20, [0, 0, 0, 0]);
    await blob;
  });

  it('shows nothing more after disposal', () => {
    const view = new Sample(40, 40, 200);
    present(gpu, [view], fail);
    view.surface.dispose();
    const { canvas } = view.surface;
    if (canvas.width) expectPixel(pictureOn(canvas, 40, 40), 20, 20, [0, 0, 0, 0]);
  });

  it('makes files between two frames that change nothing on the page', async () => {
    const [one, other] = [new Sample(50, 40, 100), new Sample(600, 80, 200)];
    present(gpu, [one, other], fail);
    const blob = await pictureOf(gpu, other, 'image/png');
    const bitmap = await createImageBitmap(blob);
    expect([bitmap.width, bitmap.height]).to.deep.equal([600, 80]);
    expectPixel(pictureOn(bitmap, 600, 80), 300, 40, [200, 0, 0, 255]);
    one.expectShown();
    present(gpu, [one], fail);
    one.expectShown();
    other.expectShown();
  });
});
