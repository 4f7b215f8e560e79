import { expect } from '@open-wc/testing';
import { formats, type TextureFormat } from '../../core/compile/formats.js';
import { Fence } from '../../core/gpu/fence.js';
import type { Gpu } from '../../core/gpu/gpu.js';
import { numbered } from '../../core/gpu/program.js';
import { readTexels } from '../../core/gpu/read-back.js';
import '../../core/gpu/provide.js';
import { GpuShare, type GpuLease } from '../../core/gpu/share.js';
import { GpuTarget, GpuTexture } from '../../core/gpu/texture.js';
import fullscreen from '../../shaders/fullscreen.vert';
import { failure } from '../support/automata.js';

const HEAD = '#version 300 es\nprecision highp float;\nprecision highp int;\nprecision highp usampler2D;\n';
const share = new GpuShare();
let lease: GpuLease;
let gpu: Gpu;

before(() => {
  lease = share.acquire();
  gpu = lease.gpu ?? expect.fail('no context');
});
after(() => lease.release());
afterEach(() => expect(gpu.gl.getError()).to.equal(gpu.gl.NO_ERROR));

const program = (fragment: string) => gpu.programs.acquire({ vertex: fullscreen, fragment: HEAD + fragment });

/** Numbers that a format holds exactly. */
function texelsFor(format: TextureFormat, count: number): Uint8Array | Uint32Array | Float32Array {
  const { components, kind, array } = formats[format];
  const value = (i: number) => (kind === 'float' ? Math.sin(i) : array === Uint32Array ? (i * 2654435761) >>> 0 : (i * 97) & 255);
  const half = format.endsWith('16F');
  const numbers = Array.from({ length: count * components }, (_, i) => (half ? Math.round(value(i) * 512) / 512 : value(i)));
  return new array(numbers);
}

describe('textures and targets', () => {
  for (const format of Object.keys(formats) as TextureFormat[])
    it(`${format}: what goes up comes down, whole and in part`, async () => {
      const [width, height] = [7, 5]; // rows of no multiple of four bytes
      const target = new GpuTarget(gpu, format, width, height);
      const texels = texelsFor(format, width * height);
      target.texture.upload(texels);
      expect([...(await readTexels(gpu, target))]).to.deep.equal([...texels]);
      const { components, bytesPerTexel } = formats[format];
      expect(target.bytes).to.equal(width * height * bytesPerTexel);
      const part = texelsFor(format, 6).map((value) => (formats[format].kind === 'float' ? -value : value));
      const region = { x: 3, y: 2, width: 3, height: 2 };
      target.texture.upload(part, region);
      expect([...(await readTexels(gpu, target, region))]).to.deep.equal([...part]);
      for (let row = 0; row < 2; row++)
        texels.set(part.subarray(row * 3 * components, (row + 1) * 3 * components), ((2 + row) * width + 3) * components);
      expect([...(await readTexels(gpu, target))]).to.deep.equal([...texels]);
      target.dispose();
      target.dispose();
    });

  it('are all zero when they are new, and counted', async () => {
    const before = share.counts;
    const texture = new GpuTexture(gpu, 'R8', 3, 3);
    const target = new GpuTarget(gpu, 'RGBA32UI', 3, 3, { count: 2 });
    expect(share.counts).to.deep.equal({ ...before, textures: before.textures + 3, targets: before.targets + 1 });
    expect((await readTexels(gpu, target)).every((value) => value === 0)).to.be.true;
    texture.dispose();
    texture.dispose();
    target.dispose();
    expect(share.counts).to.deep.equal(before);
  });

  it('are read as they were when it was asked, in any order of reads and draws', async () => {
    const target = new GpuTarget(gpu, 'R8UI', 4, 1);
    const fill = program('uniform uint uValue;\nout uint o;\nvoid main() { o = uValue; }');
    const reads = [1, 2, 3].map((uValue) => {
      gpu.draw({ program: fill, uniforms: { uValue }, target });
      return readTexels(gpu, target);
    });
    expect((await Promise.all(reads)).map((texels) => texels.join(''))).to.deep.equal(['1111', '2222', '3333']);
    expect(share.counts.buffers).to.equal(0);
    expect(share.counts.fences).to.equal(0);
    gpu.programs.release(fill);
    target.dispose();
  });

  it('keep their bindings right when others are deleted between draws', async () => {
    const copy = program(
      'uniform usampler2D tA, tB;\nout uvec4 o;\nvoid main() { o = texelFetch(tA, ivec2(0), 0) * 10u + texelFetch(tB, ivec2(0), 0); }',
    );
    const of = (value: number) => {
      const texture = new GpuTexture(gpu, 'R8UI', 1, 1);
      texture.upload(Uint8Array.of(value));
      return texture;
    };
    const target = new GpuTarget(gpu, 'R8UI', 1, 1);
    for (let i = 1; i < 6; i++) {
      const [tA, tB] = [of(i), of(i + 1)];
      gpu.draw({ program: copy, uniforms: { tA, tB }, target });
      tA.dispose();
      expect([...(await readTexels(gpu, target))]).to.deep.equal([i * 10 + i + 1]);
      tB.dispose();
    }
    gpu.programs.release(copy);
    target.dispose();
  });

  it('several textures of one target are drawn at once', async () => {
    const target = new GpuTarget(gpu, 'R8UI', 2, 2, { count: 3 });
    const three = program(
      'layout(location = 0) out uint a;\nlayout(location = 1) out uint b;\nlayout(location = 2) out uint c;\nvoid main() { a = 1u; b = 2u; c = 3u; }',
    );
    gpu.draw({ program: three, uniforms: {}, target });
    const sum = program(
      'uniform usampler2D t0, t1, t2;\nout uint o;\nvoid main() { o = texelFetch(t0, ivec2(1), 0).r * 100u + texelFetch(t1, ivec2(1), 0).r * 10u + texelFetch(t2, ivec2(1), 0).r; }',
    );
    const one = new GpuTarget(gpu, 'R8UI', 1, 1);
    const [t0, t1, t2] = target.textures;
    gpu.draw({ program: sum, uniforms: { t0, t1, t2 }, target: one });
    expect([...(await readTexels(gpu, one))]).to.deep.equal([123]);
    for (const each of [three, sum]) gpu.programs.release(each);
    target.dispose();
    one.dispose();
  });
});

describe('drawing', () => {
  it('keeps to its viewport, also when only the corner moves', async () => {
    const target = new GpuTarget(gpu, 'R8UI', 4, 1);
    const fill = program('uniform uint uValue;\nout uint o;\nvoid main() { o = uValue; }');
    for (let x = 0; x < 4; x++) gpu.draw({ program: fill, uniforms: { uValue: x + 1 }, target, viewport: [x, 0, 1, 1] });
    expect([...(await readTexels(gpu, target))]).to.deep.equal([1, 2, 3, 4]);
    gpu.programs.release(fill);
    target.dispose();
  });

  it('sets uniforms of every type that the shaders use', async () => {
    const all = program(`
uniform float uF; uniform vec2 uF2; uniform vec3 uF3; uniform vec4 uF4; uniform mat3 uM3; uniform mat4 uM4;
uniform int uI; uniform ivec2 uI2; uniform ivec3 uI3; uniform ivec4 uI4; uniform uint uU; uniform uvec2 uU2; uniform uvec4 uU4;
uniform bool uB; uniform float uList[3]; uniform vec4 uVectors[2]; uniform uint uWords[2];
out vec4 o;
void main() {
  float floats = uF + uF2.y + uF3.z + uF4.w + uM3[1][2] + uM4[3][1];
  float ints = float(uI + uI2.y + uI3.z + uI4.w) + float(uU + uU2.y + uU4.w);
  o = vec4(floats, ints, uB ? uList[0] + uList[2] : 0.0, uVectors[1].y + float(uWords[1]));
}`);
    const at = (length: number, index: number, value: number) => Array.from({ length }, (_, i) => (i === index ? value : 0));
    const target = new GpuTarget(gpu, 'RGBA32F', 1, 1);
    const uniforms = {
      ...{ uF: 1, uF2: at(2, 1, 2), uF3: at(3, 2, 4), uF4: at(4, 3, 8), uM3: at(9, 5, 16), uM4: at(16, 13, 32) },
      ...{ uI: -1, uI2: at(2, 1, 2), uI3: at(3, 2, 4), uI4: at(4, 3, 8), uU: 16, uU2: at(2, 1, 32), uU4: at(4, 3, 64) },
      ...{ uB: true, uList: [1, 0, 2], uVectors: at(8, 5, 3), uWords: Uint32Array.of(0, 4), unused: 1 },
    };
    gpu.draw({ program: all, uniforms, target });
    expect([...(await readTexels(gpu, target))]).to.deep.equal([63, 125, 3, 7]);
    gpu.programs.release(all);
    target.dispose();
  });

  it('says which uniform has no value', () => {
    const fill = program('uniform float uA, uB;\nout vec4 o;\nvoid main() { o = vec4(uA, uB, 0, 0); }');
    expect(() => gpu.draw({ program: fill, uniforms: { uA: 1 }, target: null })).to.throw(
      'uniform uB: no value; expected one for each uniform in use',
    );
    gpu.programs.release(fill);
  });
});

describe('programs', () => {
  it('that do not compile say why, with the numbered source', async () => {
    const broken = program('out vec4 o;\nvoid main() { o = vec3(1.0); }');
    const message = await failure(() => gpu.draw({ program: broken, uniforms: {}, target: null }));
    expect(message).to.match(/^shader: shader: did not compile\n/);
    expect(message).to.contain('ERROR: 0:6:');
    expect(message).to.contain('   6 | void main() { o = vec3(1.0); }');
    gpu.programs.release(broken);
    expect(numbered('a\nb')).to.equal('   1 | a\n   2 | b');
  });

  it('are shared by their text, kept for a while when nobody uses them, and deleted in the end', () => {
    const [compiled, live] = [gpu.programs.compiled, share.counts.programs];
    const text = (i: number) => `out vec4 o;\nvoid main() { o = vec4(${i}.0); }`;
    const first = program(text(100));
    expect(program(text(100))).to.equal(first);
    expect(gpu.programs.compiled).to.equal(compiled + 1);
    gpu.programs.release(first);
    gpu.programs.release(first);
    expect(program(text(100)), 'still there').to.equal(first);
    const held = Array.from({ length: 30 }, (_, i) => program(text(i)));
    expect(share.counts.programs).to.be.within(live + 31 - 8, live + 31);
    for (const each of held) gpu.programs.release(each);
    expect(share.counts.programs).to.be.at.most(1 + 8);
    expect(program(text(100)), 'held all the time').to.equal(first);
    gpu.programs.release(first);
    gpu.programs.release(first);
    gpu.programs.release(first); // once too often does no harm
  });
});

describe('fences', () => {
  it('are done when the GPU is, and count until then', async () => {
    const before = share.counts.fences;
    const fence = new Fence(gpu);
    await fence.wait();
    expect(fence.done).to.be.true;
    fence.dispose();
    new Fence(gpu).dispose();
    expect(share.counts.fences).to.equal(before);
  });
});
