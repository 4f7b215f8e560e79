// What is drawn over the cells of a picture without a GPU: the gaps between them and the outline of the brush. Called by
// `grid-painter.ts`.

import type { BrushOutline, GridLook, GridPicture } from './grid-look.js';
import type { PixelAxis } from './pixel-axis.js';

/** Draws the lines between cells. */
export function paintGaps(
  { data, width, height }: ImageData,
  across: PixelAxis,
  down: PixelAxis,
  gap: number,
  { gapColor }: GridLook,
): void {
  const share = gap * gapColor[3];
  const every = Array.from({ length: width }, (_, x) => x);
  const begun = every.filter((x) => across.lines[x]);
  for (let y = 0; y < height; y++)
    for (const x of down.lines[y] ? every : begun) {
      const at = 4 * (y * width + x);
      if (!data[at + 3]) continue;
      for (let c = 0; c < 3; c++) data[at + c] += (gapColor[c] * 255 - data[at + c]) * share;
    }
}

/** Draws the brush's outline, where it is. */
export function outlineBrush(
  { data, width, height }: ImageData,
  { origin, cellsPerPixel, look }: Pick<GridPicture, 'origin' | 'cellsPerPixel' | 'look'>,
  brush: BrushOutline,
): void {
  const reach = brush.radius + 0.5;
  const inside = (x: number, y: number) => Math.hypot(Math.floor(x) - brush.x, Math.floor(y) - brush.y) <= reach;
  const edge = 1.5 * cellsPerPixel;
  const [red, green, blue, alpha] = look.brushColor;
  const color = [red * 255, green * 255, blue * 255, 255];
  const box = (axis: 0 | 1, cell: number, length: number) =>
    [cell - reach - edge, cell + 1 + reach + edge].map((point) => Math.min(length, Math.max(0, Math.round((point - origin[axis]) / cellsPerPixel)))); // prettier-ignore
  const [left, right] = box(0, brush.x, width);
  const [top, bottom] = box(1, brush.y, height);
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const [x, y] = [origin[0] + (column + 0.5) * cellsPerPixel, origin[1] + (row + 0.5) * cellsPerPixel];
      const here = inside(x, y);
      if (here === inside(x + edge, y) && here === inside(x - edge, y) && here === inside(x, y + edge) && here === inside(x, y - edge))
        continue;
      const at = 4 * (row * width + column);
      for (let c = 0; c < 4; c++) data[at + c] += (color[c] - data[at + c]) * alpha;
    }
}
