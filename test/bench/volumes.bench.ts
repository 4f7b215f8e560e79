// A step in three dimensions: Young's neuron on the means of a ball and a shell, and two-state rules, against the loop that anyone
// would write over the cells of a 3D texture, and against a copy of the same bytes.

import type { RuleData } from '../../core/rule/types.js';
import type { Rule } from '../../core/rule/rule.js';
import { validateRule } from '../../core/rule/validate.js';
import { baseline, copy, drain } from './baselines.js';
import type { Bench, OpenCase } from './harness.js';
import { stepping } from './ours.js';

const NEAR = 3;
const FAR = 6;

/** Young's neuron, with a ball of radius 3 and a shell from there to 6. */
const young = (states: RuleData['states']): Rule =>
  validateRule({
    name: 'ball and shell',
    channels: 1,
    states,
    inputs: [
      { name: 'self', neighbourhood: { kind: 'self' } },
      { name: 'near', neighbourhood: { kind: 'ball', radius: NEAR }, reduce: 'mean' },
      { name: 'far', neighbourhood: { kind: 'shell', inner: NEAR, outer: FAR }, reduce: 'mean' },
    ],
    network: { layers: [{ steepness: 10, units: [{ name: 'next', weights: { self: 0.4, near: 4, far: -4 }, bias: -0.2 }] }] },
    update: { mode: 'replace' },
    boundary: 'torus',
    dimensions: [3],
  });

/** How far a row of a ball goes, −1 where there is none. */
const rowWidth = (radius: number, y: number, z: number) =>
  y * y + z * z > radius * radius ? -1 : Math.floor(Math.sqrt(radius * radius - y * y - z * z));

/** What the plain shaders begin with: the texture's own wrapping makes the torus. */
const emitHead = (side: number) => `#version 300 es
precision highp float;
precision highp sampler3D;
const float n = ${side}.0;
uniform sampler3D tState;
uniform int uSlice;
out vec4 oState;`;

/** Bays' 4555 as anyone would write it: 27 fetches and a comparison. */
const emitLife = (side: number) => `${emitHead(side)}
void main() {
  vec3 p = vec3(gl_FragCoord.xy, float(uSlice) + 0.5) / n;
  float all = 0.0;
  for (int z = -1; z <= 1; z++) for (int y = -1; y <= 1; y++) for (int x = -1; x <= 1; x++) all += textureLod(tState, p + vec3(x, y, z) / n, 0.0).r;
  float self = textureLod(tState, p, 0.0).r, count = all - self;
  oState = vec4(float(self > 0.5 ? count > 3.5 && count < 5.5 : count > 4.5 && count < 5.5));
}`;

/** The loop over a ball's rows, its bounds written out. */
function emitLoop(side: number): string {
  const rows: string[] = [];
  for (let z = -FAR; z <= FAR; z++)
    for (let y = -FAR; y <= FAR; y++) {
      const [outer, inner] = [rowWidth(FAR, y, z), rowWidth(NEAR, y, z)];
      if (outer < 0) continue;
      const near = inner < 0 ? '' : `if (abs(x) <= ${inner}) near += v;`;
      rows.push(
        `for (int x = -${outer}; x <= ${outer}; x++) { float v = textureLod(tState, p + vec3(x, ${y}, ${z}) / n, 0.0).r; all += v; ${near} }`,
      );
    }
  return `${emitHead(side)}
void main() {
  vec3 p = vec3(gl_FragCoord.xy, float(uSlice) + 0.5) / n;
  float near = 0.0, all = 0.0;
  ${rows.join('\n  ')}
  float far = (all - near) / ${count(FAR) - count(NEAR)}.0;
  float self = textureLod(tState, p, 0.0).r;
  oState = vec4(1.0 / (1.0 + exp(-10.0 * (0.4 * self + 4.0 * near / ${count(NEAR)}.0 - 4.0 * far - 0.2))));
}`;
}

function count(radius: number): number {
  let cells = 0;
  for (let z = -radius; z <= radius; z++) for (let y = -radius; y <= radius; y++) cells += 2 * rowWidth(radius, y, z) + 1;
  return cells;
}

/** A cube of R8 cells, drawn slice by slice. */
function cubes(gl: WebGL2RenderingContext, side: number): { texture: WebGLTexture; slices: WebGLFramebuffer[] }[] {
  const cells = Uint8Array.from({ length: side ** 3 }, (_, i) => (((i * 7919) % 1009) * 255) / 1009);
  return [0, 1].map(() => {
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_3D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage3D(gl.TEXTURE_3D, 0, gl.R8, side, side, side, 0, gl.RED, gl.UNSIGNED_BYTE, cells);
    for (const name of ['TEXTURE_WRAP_S', 'TEXTURE_WRAP_T', 'TEXTURE_WRAP_R'] as const)
      gl.texParameteri(gl.TEXTURE_3D, gl[name], gl.REPEAT);
    for (const name of ['TEXTURE_MIN_FILTER', 'TEXTURE_MAG_FILTER'] as const) gl.texParameteri(gl.TEXTURE_3D, gl[name], gl.NEAREST);
    const slices = Array.from({ length: side }, (_, z) => {
      const framebuffer = gl.createFramebuffer();
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.framebufferTextureLayer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, texture, 0, z);
      return framebuffer;
    });
    return { texture, slices };
  });
}

/** A plain shader on a context of its own. */
function plain(side: number, fragment: string): OpenCase {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2') as WebGL2RenderingContext;
  const program = gl.createProgram();
  const vertex = `#version 300 es
void main() { vec2 p = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2); gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0); }`;
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    // prettier-ignore
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'baseline: no link');
  const [first, second] = cubes(gl, side);
  gl.useProgram(program);
  gl.viewport(0, 0, side, side);
  const slice = gl.getUniformLocation(program, 'uSlice');
  let [now, next] = [first, second];
  return {
    run(times) {
      for (let i = 0; i < times; i++) {
        gl.bindTexture(gl.TEXTURE_3D, now.texture);
        next.slices.forEach((framebuffer, z) => {
          gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
          gl.uniform1i(slice, z);
          gl.drawArrays(gl.TRIANGLES, 0, 3);
        });
        [now, next] = [next, now];
      }
      drain(gl, false);
    },
    close: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  };
}

/** A copy of a cube's cells, four bytes a texel. */
const copied = (side: number) => () => baseline(copy(false), [side / 4, side * side], 'RGBA8', null);

export default [
  {
    title: 'Volume 64³: means over a ball and a shell (3, 6), one step',
    rounds: 5,
    sampleMs: 200,
    cases: [
      { name: 'plain shader: a loop over 925 cells, R8', open: () => plain(64, emitLoop(64)) },
      { name: 'ours, 256 levels', open: () => stepping(young('continuous'), [64, 64, 64], { precision: 8 }) },
      { name: 'ours, 32-bit float', open: () => stepping(young('continuous'), [64, 64, 64]) },
      { name: 'ours, two states by a table', open: () => stepping(young(2), [64, 64, 64]) },
      { name: 'floor: a copy of the cells', open: copied(64) },
    ],
  },
  {
    title: 'Volume 128³: 4555, Life among 26 neighbours, one step',
    rounds: 5,
    sampleMs: 200,
    cases: [
      { name: 'plain shader: 27 fetches, R8', open: () => plain(128, emitLife(128)) },
      { name: 'ours while the rule is edited', open: () => stepping('4555', [128, 128, 128], { rested: false }) },
      { name: 'ours at rest', open: () => stepping('4555', [128, 128, 128]) },
      { name: 'ours, three states', open: () => stepping('4,5/5/3/M', [128, 128, 128]) },
    ],
  },
  {
    title: 'Volume 128³: means over a ball and a shell (3, 6), one step',
    ratio: 'cost',
    base: 'ours, 256 levels, 64³',
    rounds: 5,
    sampleMs: 200,
    cases: [
      { name: 'ours, 256 levels, 64³', open: () => stepping(young('continuous'), [64, 64, 64], { precision: 8 }) },
      { name: 'ours, 256 levels, 128³', open: () => stepping(young('continuous'), [128, 128, 128], { precision: 8 }) },
      { name: 'ours, two states by a table, 128³', open: () => stepping(young(2), [128, 128, 128]) },
    ],
  },
] satisfies Bench[];
