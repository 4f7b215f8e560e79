// Files made here, as other programs would write them: a bar that goes from left to right, dark, on white.
import { BufferTarget, CanvasSource, Output, QUALITY_HIGH, WebMOutputFormat } from 'mediabunny';
import { GIFEncoder } from 'gifenc/dist/gifenc.esm.js';

export const WIDTH = 32;
export const HEIGHT = 24;
export const COUNT = 8;
/** The column in which the bar's left side stands in each picture; it is four wide. */
export const barAt = (picture: number): number => picture * 4;

function canvasOf(picture: number, format = { width: WIDTH, height: HEIGHT }): OffscreenCanvas {
  const canvas = new OffscreenCanvas(format.width, format.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, format.width, format.height);
  context.fillStyle = '#000';
  context.fillRect(barAt(picture), 0, 4, format.height);
  return canvas;
}

/** A GIF of {@link COUNT} pictures, 20 a second. The later ones are patches: transparent where nothing changed. */
export function gifFile(name = 'bar.gif'): File {
  const gif = GIFEncoder();
  const palette = [
    [255, 255, 255],
    [0, 0, 0],
  ];
  for (let picture = 0; picture < COUNT; picture++) {
    const pixels = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => Number(Math.floor((i % WIDTH) / 4) === picture));
    gif.writeFrame(pixels, WIDTH, HEIGHT, { ...(picture === 0 && { palette, repeat: 0 }), delay: 50 });
  }
  gif.finish();
  return new File([gif.bytes()], name, { type: 'image/gif' });
}

/** A WebM of as many, 10 a second. */
export async function videoFile(name = 'bar.webm'): Promise<File> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const canvas = new OffscreenCanvas(WIDTH * 4, HEIGHT * 4);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const source = new CanvasSource(canvas, { codec: 'vp8', bitrate: QUALITY_HIGH });
  output.addVideoTrack(source, { frameRate: 10 });
  await output.start();
  for (let picture = 0; picture < COUNT; picture++) {
    context.drawImage(canvasOf(picture), 0, 0, canvas.width, canvas.height);
    await source.add(picture / 10, 1 / 10);
  }
  await output.finalize();
  return new File([target.buffer as ArrayBuffer], name, { type: 'video/webm' });
}

/** As many PNGs. Their names are in the order in which a person counts. */
export const imageFiles = (): Promise<File[]> =>
  Promise.all(
    Array.from({ length: COUNT + 3 }, async (_, picture) => {
      const blob = await canvasOf(picture % COUNT).convertToBlob();
      return new File([blob], `slice ${picture + 1}.png`, { type: 'image/png' });
    }),
  );
