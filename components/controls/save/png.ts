// A picture of the whole grid at any scale, whatever of it the page shows.

import { CaError } from '../../../core/base/errors.js';
import type { Cells } from '../../../core/compile/layout.js';
import type { Rule } from '../../../core/rule/rule.js';
import type { GridLook } from '../../../core/view/grid-look.js';
import { checkScale, enlarged, indicesOf, paletteOf } from './raster.js';

/** Most pixels of a picture: 256 MiB while it is made. */
const MAX_PIXELS = 2 ** 26;

/**
 * A grid as PNG.
 * @param scale - pixels a cell
 * @throws CaError `size` if it would be too large, `capability` if the browser cannot make one
 */
export async function pngOf(cells: Cells, size: readonly number[], rule: Rule, look: GridLook, scale: number): Promise<Blob> {
  const [x, y] = size;
  checkScale(x, y, scale, MAX_PIXELS);
  const canvas = Object.assign(document.createElement('canvas'), { width: x * scale, height: y * scale });
  const context = canvas.getContext('2d');
  const palette = paletteOf(rule, look);
  const pixels = enlarged(indicesOf(cells, rule, look), x, y, scale);
  const image = context?.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < pixels.length; i++) image?.data.set([...palette[pixels[i]], 255], 4 * i);
  if (image) context?.putImageData(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new CaError('capability', 'the browser made no picture', { where: 'picture', expected: 'a smaller scale' });
  return blob;
}
