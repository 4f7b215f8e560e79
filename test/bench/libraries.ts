// Named libraries as bench cases. They are installed by `npm run bench` from this folder's own package file.

import type { OpenCase } from './harness.js';

/** As much of gpu-io as Life needs. https://www.npmjs.com/package/gpu-io */
interface GpuIo {
  readonly GPUComposer: new (options: object) => { step(pass: object): void; dispose(): void; readonly gl: WebGL2RenderingContext };
  readonly GPULayer: new (composer: object, options: object) => { getValues(): ArrayLike<number>; dispose(): void };
  readonly GPUProgram: new (composer: object, options: object) => { dispose(): void };
  readonly [constant: string]: unknown;
}

/** Loads a script of this folder's packages that is no module, and gives what it leaves on the page. */
async function script<T>(path: string, name: string): Promise<T> {
  const given = globalThis as unknown as Record<string, T | undefined>;
  if (!given[name])
    await new Promise((done, fail) => {
      const element = Object.assign(document.createElement('script'), {
        src: `/test/bench/node_modules/${path}`,
        onload: done,
        onerror: fail,
      });
      document.head.append(element);
    });
  return given[name] as T;
}

/** Life in gpu-io, one cell a texel of an integer layer that wraps. @param cells - `[side][side]` 0 or 1 */
export async function gpuIoLife(side: number, cells: Uint8Array): Promise<OpenCase> {
  const io = await script<GpuIo>('gpu-io/dist/gpu-io.min.js', 'GPUIO');
  const composer = new io.GPUComposer({ canvas: document.createElement('canvas') });
  const state = new io.GPULayer(composer, {
    name: 'state',
    dimensions: [side, side],
    numComponents: 1,
    type: io.UNSIGNED_BYTE,
    numBuffers: 2,
    wrapX: io.REPEAT,
    wrapY: io.REPEAT,
    array: cells,
  });
  const program = new io.GPUProgram(composer, {
    name: 'life',
    fragmentShader: `
in vec2 v_uv;
uniform lowp usampler2D u_state;
uniform vec2 u_px;
out uint out_state;
uint at(float x, float y) { return texture(u_state, v_uv + u_px * vec2(x, y)).r; }
void main() {
  uint n = at(-1., -1.) + at(0., -1.) + at(1., -1.) + at(-1., 0.) + at(1., 0.) + at(-1., 1.) + at(0., 1.) + at(1., 1.);
  out_state = n == 3u || (n == 2u && at(0., 0.) == 1u) ? 1u : 0u;
}`,
    uniforms: [
      { name: 'u_state', value: 0, type: io.INT },
      { name: 'u_px', value: [1 / side, 1 / side], type: io.FLOAT },
    ],
  });
  const { gl } = composer;
  return {
    run(times) {
      for (let i = 0; i < times; i++) composer.step({ program, input: state, output: state });
      gl.readPixels(0, 0, 1, 1, gl.RGBA_INTEGER, gl.UNSIGNED_INT, new Uint32Array(4));
    },
    close: () => {
      for (const part of [state, program, composer]) part.dispose();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}
