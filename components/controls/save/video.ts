// A grid's next generations as a video: MP4 where the browser encodes what goes into it, else WebM. Pictures are drawn on a canvas and
// given to the browser's encoder; a library writes the file.

import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
  type OutputFormat,
  type VideoCodec,
} from 'mediabunny';
import { CaError } from '../../../core/base/errors.js';
import type { Rule } from '../../../core/rule/rule.js';
import type { Cells, Simulation } from '../../../core/simulation/simulation.js';
import type { GridLook } from '../../../core/view/grid-look.js';
import { checkFrames, generationsOf, type AnimationOptions } from './generations.js';
import { checkScale, enlarged, indicesOf, paletteOf } from './raster.js';

/** Most pixels of a frame: what encoders of common levels take. */
const MAX_PIXELS = 2 ** 22;
/** Seconds between pictures that can be jumped to. */
const KEY_SECONDS = 2;

/** A video file. */
export interface Video {
  readonly blob: Blob;
  /** `mp4` or `webm`. */
  readonly ending: string;
}

async function choose(width: number, height: number): Promise<{ format: OutputFormat; codec: VideoCodec; ending: string }> {
  const size = { width, height };
  const avc = await getFirstEncodableVideoCodec(['avc'], size);
  if (avc) return { format: new Mp4OutputFormat({ fastStart: 'in-memory' }), codec: avc, ending: 'mp4' };
  const free = await getFirstEncodableVideoCodec(['vp9', 'vp8', 'av1'], size);
  if (free) return { format: new WebMOutputFormat(), codec: free, ending: 'webm' };
  throw new CaError('capability', 'the browser encodes no video', { where: 'video', expected: 'WebCodecs with H.264, VP9, VP8 or AV1' });
}

/** Draws cells on a canvas; a side that is odd gets a row or column more of its last cells, since encoders take even ones. */
function painter(shown: Simulation, look: GridLook, scale: number) {
  const [x, y] = shown.size;
  const [wide, high] = [x * scale, y * scale];
  const canvas = new OffscreenCanvas(wide + (wide & 1), high + (high & 1));
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const image = context.createImageData(wide, high);
  const words = new Uint32Array(image.data.buffer);
  const draw = (cells: Cells, rule: Rule) => {
    const palette = Uint32Array.from(paletteOf(rule, look), ([r, g, b]) => (255 << 24) | (b << 16) | (g << 8) | r);
    const pixels = enlarged(indicesOf(cells, rule, look), x, y, scale);
    for (let i = 0; i < words.length; i++) words[i] = palette[pixels[i]];
    for (const [dx, dy] of [[1, 1], [1, 0], [0, 1], [0, 0]]) context.putImageData(image, dx, dy); // prettier-ignore
  };
  return { canvas, draw };
}

/**
 * A video that begins with the present generation.
 * @returns `null` if it was cancelled
 * @throws CaError `argument`, `size` for what is too much, `capability` where the browser encodes none
 */
export async function videoOf(shown: Simulation, look: GridLook, options: AnimationOptions): Promise<Video | null> {
  const { rule, size } = shown;
  const { frames, scale, rate, signal } = options;
  checkScale(size[0], size[1], scale, MAX_PIXELS);
  checkFrames(frames);
  if (typeof VideoEncoder === 'undefined')
    throw new CaError('capability', 'the browser encodes no video', { where: 'video', expected: 'one with WebCodecs' });
  const { canvas, draw } = painter(shown, look, scale);
  const { format, codec, ending } = await choose(canvas.width, canvas.height);
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new CanvasSource(canvas, { codec, bitrate: QUALITY_HIGH, keyFrameInterval: KEY_SECONDS });
  output.addVideoTrack(source, { frameRate: rate });
  await output.start();
  let frame = 0;
  for await (const cells of generationsOf(shown, options)) {
    draw(cells, rule);
    await source.add(frame++ / rate, 1 / rate);
  }
  if (signal.aborted) {
    await output.cancel();
    return null;
  }
  await output.finalize();
  return { blob: new Blob([target.buffer as ArrayBuffer], { type: `video/${ending}` }), ending };
}
