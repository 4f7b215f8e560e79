// Libraries that draw volumes, as bench cases: the same bytes, as large in the picture as ours, a sample a cell, each in its own way to
// show them. They are installed by `npm run bench` from this folder's own package file, and typed here as far as they are used.

import type { OrbitCamera } from '../../core/view/orbit-camera.js';
import { drain } from './baselines.js';
import type { OpenCase } from './harness.js';

/** What a library draws. */
export interface LibraryFrame {
  /** `[side][side][side]` */
  readonly cells: Uint8Array;
  readonly side: number;
  readonly pixels: number;
  readonly mode: 'emission' | 'isosurface' | 'mip';
  /** From where; its box has sides of length 1. */
  readonly camera: OrbitCamera;
  /** `[256]` × RGBA, alpha as the share of the density. */
  readonly transfer: Uint8Array;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- the bench is checked without these packages, so their types are not at hand */
const load = (path: string): Promise<any> => import(`/test/bench/node_modules/${path}`);

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, part, i) => sum + part * b[i], 0);

/** The camera as others put it: its directions, and the edges of the picture at distance 1. */
function frustum(camera: OrbitCamera, pixels: number) {
  const { eye, right, up } = camera;
  const corners = [camera.rayAt([0, 0]).direction, camera.rayAt([pixels, pixels]).direction];
  const [left, end] = corners.map((corner) => dot(corner, right));
  const [top, bottom] = corners.map((corner) => dot(corner, up));
  const forward = corners[0].map((part, i) => part - left * right[i] - top * up[i]);
  return { eye, right, up, forward, left, end, top, bottom };
}

function canvasOf(pixels: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: pixels, height: pixels });
  canvas.style.width = canvas.style.height = `${pixels}px`;
  return canvas;
}

/** The volume shader of three.js's examples. */
export async function threeVolume({ cells, side, pixels, mode, camera: view, transfer }: LibraryFrame): Promise<OpenCase> {
  const [three, { VolumeRenderShader1: shader }] = await Promise.all([
    load('three/build/three.module.js'),
    load('three/examples/jsm/shaders/VolumeShader.js'),
  ]);
  const renderer = new three.WebGLRenderer({ canvas: canvasOf(pixels), alpha: true });
  const texture = new three.Data3DTexture(cells, side, side, side);
  Object.assign(texture, { format: three.RedFormat, minFilter: three.LinearFilter, magFilter: three.LinearFilter, unpackAlignment: 1 });
  texture.needsUpdate = true;
  const colors = new three.DataTexture(transfer, 256, 1);
  Object.assign(colors, { minFilter: three.LinearFilter, magFilter: three.LinearFilter, needsUpdate: true });
  const uniforms = three.UniformsUtils.clone(shader.uniforms);
  const values = { u_data: texture, u_cmdata: colors, u_renderthreshold: 0.5, u_renderstyle: mode === 'mip' ? 0 : 1 };
  for (const [name, value] of Object.entries(values)) uniforms[name].value = value;
  uniforms.u_size.value.set(side, side, side);
  uniforms.u_clim.value.set(0, 1);
  const { vertexShader, fragmentShader } = shader;
  const material = new three.ShaderMaterial({ uniforms, vertexShader, fragmentShader, side: three.BackSide });
  const geometry = new three.BoxGeometry(side, side, side).translate(side / 2 - 0.5, side / 2 - 0.5, side / 2 - 0.5);
  const scene = new three.Scene();
  scene.add(new three.Mesh(geometry, material));
  const { eye, right, up, forward, left, end, top, bottom } = frustum(view, pixels);
  const camera = new three.PerspectiveCamera();
  const back = forward.map((part) => -part);
  const basis = [right, up, back].map((axis) => new three.Vector3(...axis));
  camera.matrixAutoUpdate = false;
  camera.matrix.makeBasis(...basis).setPosition(...eye.map((part) => part * side - 0.5));
  camera.matrixWorldNeedsUpdate = true;
  camera.projectionMatrix.makePerspective(left, end, top, bottom, 1, 10 * side);
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
  return {
    run(times) {
      for (let i = 0; i < times; i++) renderer.render(scene, camera);
      drain(renderer.getContext(), false);
    },
    close() {
      for (const part of [texture, colors, geometry, material, renderer]) part.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** A volume of vtk.js: its composite or its maximum, a sample a cell. */
export async function vtkVolume({ cells, side, pixels, mode, camera: view, transfer }: LibraryFrame): Promise<OpenCase> {
  const modules = [
    ...['Rendering/Core/ColorTransferFunction', 'Common/DataModel/PiecewiseFunction', 'Common/Core/DataArray'],
    ...['Common/DataModel/ImageData', 'Rendering/Core/VolumeMapper', 'Rendering/Core/Volume', 'Rendering/Core/RenderWindow'],
    ...['Rendering/Core/Renderer', 'Rendering/OpenGL/RenderWindow', 'Rendering/Core/RenderWindowInteractor'],
    'Rendering/OpenGL/Profiles/Volume',
  ];
  const parts = await load(`../bundle?of=${modules.map((name) => `@kitware/vtk.js/${name}`).join()}`);
  const [colorsOf, opacityOf, arrayOf, imageOf, mapperOf, volumeOf, windowOf, rendererOf, viewOf, handOf] = modules.map(
    (_, i) => parts[`part${i}`],
  );
  const image = imageOf.newInstance({ extent: [0, side - 1, 0, side - 1, 0, side - 1], spacing: [1, 1, 1] });
  image.getPointData().setScalars(arrayOf.newInstance({ name: 'cells', values: cells, numberOfComponents: 1 }));
  const mapper = mapperOf.newInstance();
  mapper.setInputData(image);
  mapper.setAutoAdjustSampleDistances(false);
  mapper.setSampleDistance(1);
  if (mode === 'mip') mapper.setBlendModeToMaximumIntensity();
  const [colors, opacity] = [colorsOf.newInstance(), opacityOf.newInstance()];
  for (let value = 0; value < 256; value++) {
    const [r, g, b, a] = transfer.subarray(4 * value, 4 * value + 4);
    colors.addRGBPoint(value, r / 255, g / 255, b / 255);
    opacity.addPoint(value, mode === 'mip' ? value / 255 : 1 - Math.exp((-0.55 * a) / 255));
  }
  const volume = volumeOf.newInstance();
  volume.setMapper(mapper);
  const property = volume.getProperty();
  property.setRGBTransferFunction(0, colors);
  property.setScalarOpacity(0, opacity);
  property.setScalarOpacityUnitDistance(0, 1);
  property.setInterpolationTypeToLinear();
  property.setShade(false);
  const [renderWindow, renderer, glWindow] = [windowOf.newInstance(), rendererOf.newInstance(), viewOf.newInstance()];
  const container = Object.assign(document.createElement('div'), { style: `width: ${pixels}px; height: ${pixels}px` });
  document.body.append(container);
  renderWindow.addRenderer(renderer);
  renderWindow.addView(glWindow);
  glWindow.setContainer(container);
  glWindow.setSize(pixels, pixels);
  const hand = handOf.newInstance();
  hand.setView(glWindow);
  hand.initialize();
  renderer.addVolume(volume);
  const { eye, up, forward, top, bottom } = frustum(view, pixels);
  const camera = renderer.getActiveCamera();
  camera.setPosition(...eye.map((part) => part * side));
  camera.setFocalPoint(...eye.map((part, i) => (part + forward[i]) * side));
  camera.setViewUp(...up);
  camera.setViewAngle((360 / Math.PI) * Math.atan((top - bottom) / 2));
  renderer.resetCameraClippingRange();
  return {
    run(times) {
      for (let i = 0; i < times; i++) {
        volume.modified();
        renderWindow.render();
      }
      drain(glWindow.getContext(), false);
    },
    close() {
      glWindow.getContext().getExtension('WEBGL_lose_context')?.loseContext();
      container.remove();
    },
  };
}

/** Bytes as a NIfTI-1 file, which is what niivue reads. https://nifti.nimh.nih.gov/nifti-1 */
function nifti(cells: Uint8Array, side: number): ArrayBuffer {
  const file = new Uint8Array(352 + cells.length);
  const head = new DataView(file.buffer);
  head.setInt32(0, 348, true);
  [3, side, side, side, 1, 1, 1, 1].forEach((extent, i) => head.setInt16(40 + 2 * i, extent, true));
  head.setInt16(70, 2, true); // bytes
  head.setInt16(72, 8, true); // of 8 bits
  [1, 1, 1, 1].forEach((spacing, i) => head.setFloat32(76 + 4 * i, spacing, true));
  head.setFloat32(108, 352, true);
  head.setFloat32(112, 1, true);
  head.setInt16(254, 1, true); // directions are given in the next three rows
  [0, 1, 2].forEach((axis) => head.setFloat32(280 + 20 * axis, 1, true));
  file.set([0x6e, 0x2b, 0x31, 0], 344);
  file.set(cells, 352);
  return file.buffer;
}

/** niivue's rendering of a volume. */
export async function niivueVolume({ cells, side, pixels, transfer }: LibraryFrame): Promise<OpenCase> {
  const { Niivue, NVImage } = await load('@niivue/niivue/dist/index.js');
  const canvas = canvasOf(pixels);
  document.body.append(canvas);
  const niivue = new Niivue({ isResizeCanvas: false, show3Dcrosshair: false, logLevel: 'error' });
  await niivue.attachToCanvas(canvas, false);
  const image = await NVImage.loadFromUrl({ url: URL.createObjectURL(new Blob([nifti(cells, side)])), name: 'cells.nii' });
  niivue.addVolume(image);
  const at = Array.from({ length: 256 }, (_, value) => value);
  const channel = (c: number) => at.map((value) => transfer[4 * value + c]);
  niivue.addColormap('bench', { R: channel(0), G: channel(1), B: channel(2), A: channel(3), I: at });
  image.colormap = 'bench';
  niivue.setSliceType(niivue.sliceTypeRender);
  niivue.scene.renderAzimuth = 124;
  niivue.scene.renderElevation = 24;
  niivue.scene.volScaleMultiplier = 0.8; // as large in the picture as the others
  niivue.updateGLVolume();
  return {
    run(times) {
      for (let i = 0; i < times; i++) niivue.drawScene();
      drain(niivue.gl, false);
    },
    close() {
      niivue.gl.getExtension('WEBGL_lose_context')?.loseContext();
      canvas.remove();
    },
  };
}
