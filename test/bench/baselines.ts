// The shaders that anyone would write, to compare with: plain WebGL2 on a canvas of their own, one cell a texel.

import type { OpenCase } from './harness.js';

const VERTEX = `#version 300 es
void main() { vec2 p = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2); gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0); }`;

function compile(gl: WebGL2RenderingContext, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'baseline: no link');
  return program;
}

/** Formats of a baseline's cells. */
const FORMATS = {
  R8: ['RED', 'UNSIGNED_BYTE'],
  RGBA8: ['RGBA', 'UNSIGNED_BYTE'],
  R32F: ['RED', 'FLOAT'],
  RG32F: ['RG', 'FLOAT'],
  RGBA32F: ['RGBA', 'FLOAT'],
  RGBA32UI: ['RGBA_INTEGER', 'UNSIGNED_INT'],
} as const;

/**
 * A shader that reads `tState` and writes the next cell of a grid.
 * @param fragment - GLSL ES 3.00 without its head; `n` is the side in cells
 * @param side - cells on a side (texels, for a packed format)
 * @param cells - what it starts from, `[side][side]`
 */
export function baseline(
  fragment: string,
  [width, height]: [number, number],
  format: keyof typeof FORMATS,
  cells: ArrayBufferView | null,
): OpenCase {
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2') as WebGL2RenderingContext;
  gl.getExtension('EXT_color_buffer_float');
  const integer = format === 'RGBA32UI';
  const head = `#version 300 es\nprecision highp float; precision highp int; precision highp ${integer ? 'usampler2D' : 'sampler2D'};\nconst int n = ${width};\nuniform ${integer ? 'usampler2D' : 'sampler2D'} tState;\nout ${integer ? 'uvec4' : 'vec4'} oState;\n`;
  const program = compile(gl, head + fragment);
  const [layout, type] = FORMATS[format];
  const targets = [0, 1].map(() => {
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl[format], width, height, 0, gl[layout], gl[type], cells as never);
    for (const name of ['TEXTURE_MIN_FILTER', 'TEXTURE_MAG_FILTER'] as const) gl.texParameteri(gl.TEXTURE_2D, gl[name], gl.NEAREST);
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    return { texture, framebuffer };
  });
  gl.useProgram(program);
  gl.viewport(0, 0, width, height);
  let now = 0;
  return {
    run(times) {
      for (let i = 0; i < times; i++) {
        gl.bindTexture(gl.TEXTURE_2D, targets[now].texture);
        gl.bindFramebuffer(gl.FRAMEBUFFER, targets[1 - now].framebuffer);
        gl.drawArrays(gl.TRIANGLES, 0, 3);
        now = 1 - now;
      }
      drain(gl, integer);
    },
    close: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  };
}

/** Waits for the GPU: one pixel of what was drawn last. (`gl.finish()` does not wait.) */
export function drain(gl: WebGL2RenderingContext, integer: boolean): void {
  if (integer) gl.readPixels(0, 0, 1, 1, gl.RGBA_INTEGER, gl.UNSIGNED_INT, new Uint32Array(4));
  else if (gl.getParameter(gl.IMPLEMENTATION_COLOR_READ_TYPE) === gl.FLOAT)
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, new Float32Array(4));
  else gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

/** Life as anyone would write it: R8, nine fetches, a comparison. */
export const NAIVE_LIFE = `
#define T(x, y) texelFetch(tState, ivec2(x, y), 0).r
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int l = (p.x + n - 1) % n, r = (p.x + 1) % n, u = (p.y + n - 1) % n, d = (p.y + 1) % n;
  float s = T(l, u) + T(p.x, u) + T(r, u) + T(l, p.y) + T(r, p.y) + T(l, d) + T(p.x, d) + T(r, d), c = T(p.x, p.y);
  oState = vec4(float(s > 1.5 && s < 3.5 && c + s > 2.5));
}`;

/** A copy: the least that a pass over these bytes can cost. */
export const copy = (integer: boolean): string =>
  `void main() { oState = ${integer ? 'uvec4' : 'vec4'}(texelFetch(tState, ivec2(gl_FragCoord.xy), 0)); }`;
