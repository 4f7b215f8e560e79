// GIFs by a library, for browsers that do not hand out an animation's pictures. Fetched with the first one.

import { decode, decodeFrames, type Gif } from 'modern-gif';
import { CaError } from '../base/errors.js';
import { makeSheet } from './brightness.js';
import { checkStack, type Pictures } from './stack.js';

type Decoded = ReturnType<typeof framesOf>;

/** All pictures, each with what the ones before left of it. */
function framesOf(bytes: ArrayBuffer, gif: Gif) {
  return decodeFrames(bytes, { gif });
}

async function* onSheet(frames: Decoded, indices: readonly number[], width: number, height: number) {
  const sheet = makeSheet(width, height);
  for (const index of indices) {
    sheet.putImageData(new ImageData(new Uint8ClampedArray(frames[index].data), width, height), 0, 0);
    yield sheet.canvas;
  }
}

/** @throws CaError `source`, `size` */
export async function decodeGif(file: File): Promise<Pictures> {
  const bytes = await file.arrayBuffer();
  try {
    const gif = decode(bytes);
    const { width, height } = gif;
    const count = gif.frames.length;
    checkStack(file.name, [width, height, count]);
    const frames = framesOf(bytes, gif);
    const rate = frames[0].delay ? 1000 / frames[0].delay : undefined;
    return { width, height, count, rate, take: (indices) => onSheet(frames, indices, width, height), dispose: () => {} };
  } catch (cause) {
    if (cause instanceof CaError) throw cause;
    throw new CaError('source', 'cannot be read', { where: file.name, expected: 'a GIF', got: 'something else', cause });
  }
}
