// A short animation, made when it is wanted: what stories load into volumes, so that no film lies in the repository.

import { GIFEncoder } from 'gifenc/dist/gifenc.esm.js';

const WIDTH = 48;
const HEIGHT = 36;
const FRAMES = 40;

/** Two discs that swing past each other, bright on dark, as a GIF. */
export function swingingDiscs(): File {
  const gif = GIFEncoder();
  const palette = Array.from({ length: 16 }, (_, i) => Array<number>(3).fill(i * 17));
  for (let frame = 0; frame < FRAMES; frame++) {
    const turn = (2 * Math.PI * frame) / FRAMES;
    const discs = [
      [WIDTH / 2 + 14 * Math.cos(turn), HEIGHT / 2 + 9 * Math.sin(turn), 7],
      [WIDTH / 2 - 14 * Math.cos(turn), HEIGHT / 2 - 9 * Math.sin(turn), 5],
    ];
    const pixels = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
      const near = discs.map(([x, y, radius]) => radius + 0.5 - Math.hypot((i % WIDTH) - x, Math.floor(i / WIDTH) - y));
      return Math.round(15 * Math.min(1, Math.max(0, ...near)));
    });
    gif.writeFrame(pixels, WIDTH, HEIGHT, { ...(frame === 0 && { palette, repeat: 0 }), delay: 50 });
  }
  gif.finish();
  return new File([gif.bytes()], 'discs.gif', { type: 'image/gif' });
}
