import { expect } from '@open-wc/testing';
import type { CaError } from '../../core/base/errors.js';
import { hasWebGL2 } from '../../core/gpu/capabilities.js';
import { Fence } from '../../core/gpu/fence.js';
import type { Gpu } from '../../core/gpu/gpu.js';
import '../../core/gpu/provide.js';
import { GpuShare } from '../../core/gpu/share.js';
import { GpuTarget, GpuTexture } from '../../core/gpu/texture.js';
import { expectAllReleased, failure, loseContext, until, wait } from '../support/automata.js';

describe('the shared context', () => {
  let share: GpuShare;
  beforeEach(() => (share = new GpuShare()));

  it('is made for the first holder and shared by all', async () => {
    expect([share.current, share.counts.contexts]).to.deep.equal([null, 0]);
    const first = share.acquire();
    const second = share.acquire();
    expect(first.gpu).to.be.an('object');
    expect(first.gpu).to.equal(second.gpu);
    expect(first.gpu).to.equal(share.current);
    expect(share.counts.contexts).to.equal(1);
    first.release();
    first.release(); // twice is once
    expect(first.gpu).to.equal(null);
    await wait(400);
    expect(second.gpu).to.equal(share.current);
    expect(second.gpu?.lost).to.be.false;
    second.release();
    await expectAllReleased(share);
  });

  it('outlives its last holder for a moment, in which another may come', async () => {
    const { gpu, release } = share.acquire();
    release();
    expect(share.current).to.equal(gpu);
    await wait(100);
    const again = share.acquire();
    expect(again.gpu).to.equal(gpu);
    await wait(400);
    expect(share.current).to.equal(gpu);
    again.release();
    await expectAllReleased(share);
    expect(gpu?.lost).to.be.true;
  });

  it('is given back to the browser with everything on it', async () => {
    const { gpu, release } = share.acquire();
    if (!gpu) return expect.fail('no context');
    new GpuTexture(gpu, 'RGBA8', 4, 4);
    new GpuTarget(gpu, 'R32F', 4, 4);
    expect(share.counts.textures).to.equal(2);
    expect(share.counts.targets).to.equal(1);
    release();
    await expectAllReleased(share);
    expect(gpu.gl.isContextLost()).to.be.true;
    expect([gpu.canvas.width, gpu.canvas.height]).to.deep.equal([1, 1]);
  });

  it('can be made and given back again and again: the browser keeps none', async () => {
    // Chromium keeps 16 contexts a page and warns as it drops the oldest: more than that many must come and go in silence.
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (...what) => said.push(...what);
    for (let i = 0; i < 20; i++) {
      const one = new GpuShare();
      const { gpu, release } = one.acquire();
      release();
      gpu?.dispose();
    }
    console.warn = warn;
    expect(said).to.deep.equal([]);
    expect(hasWebGL2()).to.be.true;
  });

  it('comes back after a loss as another, and its holders are told', async () => {
    const lease = share.acquire();
    const { gpu } = lease;
    const told: (Gpu | null)[] = [];
    share.events.on('lost', () => told.push(lease.gpu));
    share.onRebuilt((rebuilt) => told.push(rebuilt));
    void loseContext(share);
    expect(gpu?.lost).to.be.true;
    await until(() => told.length === 2, 'loss and return are told');
    expect(told[0]).to.equal(null);
    expect(told[1]).to.equal(lease.gpu);
    expect(lease.gpu).to.not.equal(gpu);
    expect(lease.gpu?.lost).to.be.false;
    expect(share.counts).to.deep.include({ contexts: 1, textures: 0, targets: 0 });
    lease.release();
    await expectAllReleased(share);
    const later = share.acquire(); // and is there for the next as if nothing had been
    expect(later.gpu?.lost).to.be.false;
    later.release();
    await expectAllReleased(share);
  });

  it('forgets what a dead context held, and what is disposed late does not count', () => {
    const lease = share.acquire();
    const { gpu } = lease;
    if (!gpu) return expect.fail('no context');
    const texture = new GpuTexture(gpu, 'RGBA8', 4, 4);
    const fence = new Fence(gpu);
    gpu.dispose();
    expect(share.counts).to.deep.equal({ contexts: 0, programs: 0, textures: 0, targets: 0, geometries: 0, buffers: 0, fences: 0 });
    texture.dispose();
    expect(fence.done).to.be.true;
    fence.dispose();
    gpu.dispose();
    expect(share.counts.textures).to.equal(0);
    expect(share.counts.contexts).to.equal(0);
  });

  it('waits longer from loss to loss, and says when it is taken again and again', async function () {
    this.timeout(20_000);
    const lease = share.acquire();
    const failures: CaError[] = [];
    share.events.on('failed', (error) => failures.push(error));
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      await loseContext(share);
      const began = performance.now();
      await until(() => share.current !== null, 'the context is back');
      waits.push(performance.now() - began);
    }
    expect(waits[0]).to.be.below(250);
    expect(waits[1]).to.be.within(200, 900);
    expect(waits[2]).to.be.within(950, 3000);
    expect(failures).to.deep.equal([]);
    lease.release();
    await expectAllReleased(share);
  });

  it('is made anew for whoever comes after it was lost while nobody held it', async () => {
    share.acquire().release();
    await loseContext(share);
    const lease = share.acquire();
    expect(lease.gpu?.lost).to.be.false;
    await wait(400);
    expect(lease.gpu?.lost).to.be.false;
    lease.release();
    await expectAllReleased(share);
  });

  it('is made anew for whoever comes when the one who waited for it went away', async () => {
    const first = share.acquire();
    await loseContext(share);
    await until(() => first.gpu !== null, 'back after the first loss');
    await loseContext(share); // now there is a wait
    first.release();
    const second = share.acquire();
    await until(() => second.gpu !== null, 'a context for the second holder');
    await wait(600);
    expect(second.gpu?.lost).to.be.false;
    expect(share.counts.contexts).to.equal(1);
    second.release();
    await expectAllReleased(share);
  });

  it('is not to be had without WebGL2: a typed error, and nothing is held', async () => {
    const kinds = typeof OffscreenCanvas === 'undefined' ? [HTMLCanvasElement] : [OffscreenCanvas, HTMLCanvasElement];
    const canvases = kinds.map(({ prototype }) => ({ prototype, getContext: prototype.getContext }));
    try {
      for (const { prototype } of canvases) prototype.getContext = () => null;
      expect(await failure(() => share.acquire())).to.equal(
        'capability: WebGL2 is not to be had; expected a browser and a graphics driver with WebGL2',
      );
      expect(hasWebGL2()).to.be.false;
    } finally {
      for (const { prototype, getContext } of canvases) prototype.getContext = getContext as never;
    }
    expect(share.counts.contexts).to.equal(0);
    const lease = share.acquire();
    expect(lease.gpu).to.be.an('object');
    lease.release();
    await expectAllReleased(share);
  });
});
