// A picture as a pattern: its brightness in the states of a rule. The browser decodes it, after its size is known and small enough.

import { CaError } from '../../core/base/errors.js';
import { MAX_PATTERN_CELLS, type Size } from '../../core/base/limits.js';
import { patternFromCells, type Pattern } from '../../core/pattern/index.js';

/** Most bytes of a picture's file. */
const MAX_BYTES = 2 ** 25;
/** Longest side of what is taken from it, in cells: 64 MiB while it is read. */
const MAX_SIDE = 4096;

const unreadable = (where: string, cause?: unknown) =>
  new CaError('source', 'cannot be read', { where, expected: 'a picture that this browser knows', got: 'something else', cause });

/** Lets the browser read the head of a file. @throws CaError `source`, `size` */
async function open(file: File, url: string): Promise<HTMLImageElement> {
  const image = new Image();
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = (cause) => reject(unreadable(file.name, cause));
    image.src = url;
  });
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width * height === 0) throw unreadable(file.name);
  if (width * height <= MAX_PATTERN_CELLS) return image;
  const expected = `at most ${MAX_PATTERN_CELLS} pixels`;
  throw new CaError('size', 'too large a picture', { where: file.name, expected, got: `${width} × ${height}` });
}

/**
 * Reads a picture: as large as fits into the grid, dark and transparent pixels 0, white ones the highest state. Where there are few
 * states, what rounding a cell takes away is handed on to its neighbours, so that shades stay shades.
 * @see Floyd and Steinberg 1976, An adaptive algorithm for spatial greyscale
 * @throws CaError `source` if the browser cannot read it; `size` if it is too large
 */
export async function patternFromPicture(file: File, size: Size, states: number | 'continuous'): Promise<Pattern> {
  if (file.size > MAX_BYTES)
    throw new CaError('size', 'too large a file', { where: file.name, expected: `at most ${MAX_BYTES} bytes`, got: `${file.size}` });
  const url = URL.createObjectURL(file);
  try {
    const image = await open(file, url);
    const scale = Math.min(size[0] / image.naturalWidth, size[1] / image.naturalHeight, MAX_SIDE / Math.max(size[0], size[1], MAX_SIDE));
    const side = (length: number, most: number) => Math.min(most, MAX_SIDE, Math.max(1, Math.round(length * scale)));
    const [width, height] = [side(image.naturalWidth, size[0]), side(image.naturalHeight, size[1])];
    const cells = shaded(brightness(image, width, height), width, states === 'continuous' ? 256 : states);
    return patternFromCells(width, height, cells, { name: file.name });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** How bright each pixel is, 0 to 1. @see ITU-R BT.709, the luma of gamma-corrected colours */
function brightness(image: HTMLImageElement, width: number, height: number): Float32Array {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const values = new Float32Array(width * height);
  if (!context) return values;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  for (let i = 0; i < values.length; i++) {
    const [red, green, blue, alpha] = data.subarray(4 * i, 4 * i + 4);
    values[i] = ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * alpha) / 255 ** 2;
  }
  return values;
}

/** Brightness in whole states. Takes `values` over. */
function shaded(values: Float32Array, width: number, states: number): Uint8Array {
  const top = states - 1;
  const cells = new Uint8Array(values.length);
  const hand = (x: number, i: number, share: number) => {
    if (x >= 0 && x < width && i < values.length) values[i] += share;
  };
  for (let i = 0; i < values.length; i++) {
    const x = i % width;
    cells[i] = Math.min(top, Math.max(0, Math.round(values[i] * top)));
    const rest = values[i] - cells[i] / top;
    hand(x + 1, i + 1, (rest * 7) / 16);
    hand(x - 1, i + width - 1, (rest * 3) / 16);
    hand(x, i + width, (rest * 5) / 16);
    hand(x + 1, i + width + 1, rest / 16);
  }
  return cells;
}
