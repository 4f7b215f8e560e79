// Frames of a volume as bench cases: ours, and the loops of fixed steps that anyone would write, on the same field from the same place.

import type { Gpu } from '../../core/gpu/gpu.js';
import { colorMap } from '../../core/view/color-map.js';
import { OrbitCamera } from '../../core/view/orbit-camera.js';
import { StateField } from '../../core/view/volume-field.js';
import { CLOUD_COLORS, DEPTH_COLORS, USUAL_CONTENT, type VolumeMode } from '../../core/view/volume-look.js';
import { fitBox, rayUniforms } from '../../core/view/volume-rays.js';
import { VolumeScene } from '../../core/view/volume-scene.js';
import { transferOfMap } from '../../core/view/volume-transfer.js';
import fullscreen from '../../shaders/fullscreen.vert';
import { drain } from './baselines.js';
import type { OpenCase } from './harness.js';
import { SIDE, volumeOf } from './volume-fields.js';

/** Pixels on a side of a frame. */
export const PIXELS = 512;

/** The colors of all that show values. */
export const TRANSFER = transferOfMap(colorMap('inferno'));

/** What comes before a plain loop, and after it: samples every half cell, from the first to the last. */
const PLAIN = `#version 300 es
precision highp float;
precision highp sampler3D;
uniform sampler3D tField;
uniform sampler2D tTransfer;
uniform vec3 uEye, uRay, uRayRight, uRayUp;
out vec4 oColor;
void main() {
  vec3 ray = normalize(uRay + uRayRight * gl_FragCoord.x + uRayUp * gl_FragCoord.y);
  vec3 a = -uEye / ray, b = (${SIDE}.0 - uEye) / ray, low = min(a, b), high = max(a, b);
  float near = max(low.x, max(low.y, low.z)), far = min(high.x, min(high.y, high.z));
#define AT(p) textureLod(tField, (p) / ${SIDE}.0, 0.0).r
  vec4 sum = vec4(0.0);
  for (float t = near; t < far; t += 0.5) {
    vec3 p = uEye + ray * t;
    float value = AT(p);
    SAMPLE
  }
  oColor = sum;
}`;

/** What a plain loop does with a sample. */
const SAMPLE: Record<Exclude<VolumeMode, 'slice'>, string> = {
  emission: `
    vec4 color = textureLod(tTransfer, vec2(value, 0.5), 0.0);
    sum += vec4(color.rgb, 1.0) * (1.0 - sum.a) * (1.0 - exp(-0.55 * color.a * 0.5));`,
  isosurface: `
    if (value >= 0.5) {
      vec3 e = vec3(1.0, 0.0, 0.0);
      vec3 fall = vec3(AT(p - e.xyy) - AT(p + e.xyy), AT(p - e.yxy) - AT(p + e.yxy), AT(p - e.yyx) - AT(p + e.yyx));
      sum = vec4(vec3(0.3 + 0.7 * max(0.0, dot(normalize(fall), -ray))), 1.0);
      break;
    }`,
  mip: `sum = max(sum, vec4(value));`,
};

export interface Frame {
  readonly field: Uint8Array;
  readonly mode: Exclude<VolumeMode, 'slice'>;
  readonly lit?: boolean;
  /** One frame of ours; the plain loop where it is left out. */
  readonly draw?: (scene: VolumeScene, picture: Parameters<VolumeScene['drawFine']>[0]) => void;
  readonly skips?: boolean;
  /** Half a cell unless told. */
  readonly rayStep?: number;
}

/** A plain loop over a texture of its own, without coarser copies. */
function plain(gpu: Gpu, field: Uint8Array, mode: Frame['mode'], camera: OrbitCamera): OpenCase {
  const { gl } = gpu;
  const program = gpu.programs.acquire({ vertex: fullscreen, fragment: PLAIN.replace('SAMPLE', SAMPLE[mode]) });
  const target = gpu.target('RGBA8', PIXELS, PIXELS);
  const colors = gpu.texture('RGBA8', 256, 1, { filter: 'linear' });
  colors.upload(TRANSFER);
  const texture = gl.createTexture();
  const bind = (unit: number) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_3D, texture);
    (gpu.renderer.state as { textureUnits: unknown[] }).textureUnits = [];
    gpu.renderer.state.activeTextureUnit = unit;
  };
  bind(0);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  // The loop has its last row at the top of the texture, as it has no reason to turn it.
  const rows = field.map((_, at) => field[at - (at % SIDE ** 2) + (SIDE - 1 - (Math.floor(at / SIDE) % SIDE)) * SIDE + (at % SIDE)]);
  gl.texImage3D(gl.TEXTURE_3D, 0, gl.R8, SIDE, SIDE, SIDE, 0, gl.RED, gl.UNSIGNED_BYTE, rows);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_3D, name, gl.LINEAR);
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R]) gl.texParameteri(gl.TEXTURE_3D, name, gl.CLAMP_TO_EDGE);
  const tField = { ogl: { update: bind } } as never;
  const uniforms = { ...rayUniforms(camera, [SIDE, SIDE, SIDE], [PIXELS, PIXELS]), tField, tTransfer: colors };
  return {
    run(times) {
      for (let i = 0; i < times; i++) gpu.draw({ program, target, uniforms });
      drain(gl, false);
    },
    close() {
      gl.deleteTexture(texture);
      target.dispose();
      colors.dispose();
      gpu.programs.release(program);
    },
  };
}

/** From where all are seen. */
export function cameraOf(): OrbitCamera {
  const camera = new OrbitCamera({ home: { azimuth: -0.98, elevation: 0.42 } });
  fitBox(camera, [SIDE, SIDE, SIDE]);
  camera.setView([PIXELS, PIXELS], { left: 8, right: 8, top: 8, bottom: 8 });
  return camera;
}

/** What draws a frame again and again. */
export async function frames({ field: cells, mode, lit = false, draw, skips, rayStep = 0.5 }: Frame): Promise<OpenCase> {
  const sim = await volumeOf(cells);
  const gpu = sim.engine?.gpu;
  const source = new StateField(sim);
  const field = gpu && source.prepare(gpu, false);
  if (!gpu || !field) throw new Error('volume-frame: no engine');
  const camera = cameraOf();
  const other = draw ? null : plain(gpu, cells, mode, camera);
  const scene = new VolumeScene(gpu);
  scene.begin(PIXELS, PIXELS, 2);
  const depth = mode === 'isosurface' ? DEPTH_COLORS : lit ? CLOUD_COLORS : null;
  const look = {
    ...{ transfer: TRANSFER, depth: depth ? colorMap(depth).colors : null, lit, occlusion: 1, shadow: 1 },
    ...({ ink: [0, 0, 0, 0], paper: [1, 1, 1, 1], accent: [0, 0, 1, 1] } as const),
  };
  const picture = { field, size: source.size, camera, content: { ...USUAL_CONTENT, mode, rayStep }, look, skips };
  return {
    run(times) {
      if (other) return other.run(times);
      for (let i = 0; i < times; i++) draw?.(scene, picture);
      drain(gpu.gl, false);
    },
    close() {
      void other?.close?.();
      scene.dispose();
      source.dispose();
      sim.dispose();
    },
  };
}
