// Pictures from image files: one that moves (GIF, WebP, AVIF, APNG), decoded by the browser where it can, GIFs else by a library; or many
// that stand still, one after another by name.

import { CaError } from '../base/errors.js';
import type { Pictures } from './stack.js';

const unreadable = (where: string, cause?: unknown) =>
  new CaError('source', 'cannot be read', { where, expected: 'a picture that this browser knows', got: 'something else', cause });

/** One after another, each closed when the next is asked for. */
async function* inTurn(indices: readonly number[], decode: (index: number) => Promise<ImageBitmap | VideoFrame>) {
  for (const index of indices) {
    const picture = await decode(index);
    try {
      yield picture;
    } finally {
      picture.close();
    }
  }
}

/** A still picture, or several: the first one says how large all are. @throws CaError `source` */
export async function stillPictures(files: readonly File[]): Promise<Pictures> {
  const open = (index: number) =>
    createImageBitmap(files[index]).catch((cause: unknown) => {
      throw unreadable(files[index].name, cause);
    });
  const first = await open(0);
  const { width, height } = first;
  first.close();
  return { width, height, count: files.length, take: (indices) => inTurn(indices, open), dispose: () => {} };
}

/** A picture that moves, or one that does not. @throws CaError `source` */
export async function movingPictures(file: File, type: string): Promise<Pictures> {
  if (typeof ImageDecoder !== 'undefined' && (await ImageDecoder.isTypeSupported(type))) return decodedByBrowser(file, type);
  if (type === 'image/gif') return (await import('./gif.js')).decodeGif(file);
  return stillPictures([file]);
}

async function decodedByBrowser(file: File, type: string): Promise<Pictures> {
  const decoder = new ImageDecoder({ data: await file.arrayBuffer(), type });
  const decode = async (frameIndex: number) => (await decoder.decode({ frameIndex })).image;
  try {
    await decoder.completed;
    const first = await decode(0);
    const { displayWidth: width, displayHeight: height, duration } = first;
    first.close();
    const count = decoder.tracks.selectedTrack?.frameCount ?? 1;
    const rate = duration ? 1e6 / duration : undefined; // microseconds
    return { width, height, count, rate, take: (indices) => inTurn(indices, decode), dispose: () => decoder.close() };
  } catch (cause) {
    decoder.close();
    throw unreadable(file.name, cause);
  }
}
