// A frame of a volume: the cloud and the surface of Young's spots at rest and while they move, against the loop of fixed steps that
// anyone would write, on the same field from the same place. One sample of each pixel at rest.

import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import { colorMap } from '../../core/view/color-map.js';
import { OrbitCamera } from '../../core/view/orbit-camera.js';
import { StateField } from '../../core/view/volume-field.js';
import { CLOUD_COLORS, USUAL_CONTENT, type VolumeContent } from '../../core/view/volume-look.js';
import { fitBox, rayUniforms } from '../../core/view/volume-rays.js';
import { VolumeScene } from '../../core/view/volume-scene.js';
import { transferOfMap } from '../../core/view/volume-transfer.js';
import fullscreen from '../../shaders/fullscreen.vert';
import { drain } from './baselines.js';
import type { Bench, OpenCase } from './harness.js';

const SIDE = 64;
const PIXELS = 256;

/** Every half cell: a sample, its opacity, its color; from the first to the last. */
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
  vec4 sum = vec4(0.0);
  for (float t = near; t < far; t += 0.5) {
    float value = textureLod(tField, (uEye + ray * t) / ${SIDE}.0, 0.0).r;
    vec4 color = textureLod(tTransfer, vec2(value, 0.5), 0.0);
    float opacity = 1.0 - exp(-0.55 * color.a * 0.5);
    sum += vec4(color.rgb, 1.0) * (1.0 - sum.a) * opacity;
  }
  oColor = sum;
}`;

type Draw = (scene: VolumeScene, picture: Parameters<VolumeScene['drawFine']>[0]) => void;

/** A volume with a pattern in it, and what draws it. @param draw - one frame; the plain loop unless told */
async function frames(content: Partial<VolumeContent>, lit: boolean, draw?: Draw): Promise<OpenCase> {
  const sim = await createSimulation({ rule: parseRule('young-spots'), size: [SIDE, SIDE, SIDE], density: 0.5 });
  sim.step(20);
  const gpu = sim.engine?.gpu;
  const source = new StateField(sim);
  const field = gpu && source.prepare(gpu, true);
  if (!gpu || !field) throw new Error('volume-frame: no engine');
  const camera = new OrbitCamera({ home: { azimuth: -0.98, elevation: 0.42 } });
  fitBox(camera, source.size);
  camera.setView([PIXELS, PIXELS], { left: 8, right: 8, top: 8, bottom: 8 });
  const scene = new VolumeScene(gpu);
  scene.begin(PIXELS, PIXELS, 2);
  const transfer = transferOfMap(colorMap('inferno'));
  const look = {
    ...{ transfer, depth: lit ? colorMap(CLOUD_COLORS).colors : null, lit, occlusion: 1, shadow: 1 },
    ...({ ink: [0, 0, 0, 1], paper: [1, 1, 1, 1], accent: [0, 0, 1, 1] } as const),
  };
  const picture = { field, size: source.size, camera, content: { ...USUAL_CONTENT, ...content }, look };
  const program = gpu.programs.acquire({ vertex: fullscreen, fragment: PLAIN });
  const target = gpu.target('RGBA8', PIXELS, PIXELS);
  const colors = gpu.texture('RGBA8', 256, 1, { filter: 'linear' });
  colors.upload(transfer);
  const plain = () => {
    const uniforms = { ...rayUniforms(camera, source.size, [PIXELS, PIXELS]), tField: field.texture, tTransfer: colors };
    gpu.draw({ program, target, uniforms });
  };
  return {
    run(times) {
      for (let i = 0; i < times; i++)
        if (draw) draw(scene, picture);
        else plain();
      drain(gpu.gl, false);
    },
    close() {
      scene.dispose();
      source.dispose();
      target.dispose();
      colors.dispose();
      gpu.programs.release(program);
      sim.dispose();
    },
  };
}

const resting: Draw = (scene, picture) => scene.drawFine(picture, 0);
const moving: Draw = (scene, picture) => scene.drawCoarse(picture);

export default {
  title: `Frame of a volume ${SIDE}³ at ${PIXELS}²`,
  rounds: 5,
  sampleMs: 200,
  cases: [
    { name: 'plain loop: a cloud, steps of ½', open: () => frames({ mode: 'emission' }, false) },
    { name: 'ours: the same cloud at rest', open: () => frames({ mode: 'emission' }, false, resting) },
    { name: 'ours: while it moves', open: () => frames({ mode: 'emission' }, false, moving) },
    { name: 'ours: a cloud in light at rest', open: () => frames({ mode: 'emission' }, true, resting) },
    { name: 'ours: a surface in light at rest', open: () => frames({ mode: 'isosurface' }, true, resting) },
    { name: 'ours: a surface while it moves', open: () => frames({ mode: 'isosurface' }, true, moving) },
  ],
} satisfies Bench;
