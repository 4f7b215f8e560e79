// Which cells the pixels along one side of a picture show. Pure arithmetic; called by `grid-painter.ts`.

/** One side of a picture. */
export interface PixelAxis {
  /** Samples of a pixel. */
  readonly samples: number;
  /** `[pixels][samples]` the cell, or −1 beside the grid. */
  readonly cells: Int32Array;
  /** `[pixels]` 1 where a cell begins. */
  readonly lines: Uint8Array;
  /** `[pixels]` 1 where the pixel before shows the same cells. */
  readonly repeats: Uint8Array;
}

/** The samples of {@link PixelAxis}, those that show one cell taken together. */
export interface PixelShares {
  /** `[pixels + 1]` where a pixel's cells begin in the lists. */
  readonly first: Int32Array;
  /** The cells, none of them beside the grid. */
  readonly cells: Int32Array;
  /** How many of the pixel's samples show each. */
  readonly counts: Uint8Array;
  /** `[pixels]` how many samples lie on the grid. */
  readonly covered: Uint8Array;
}

/** Takes the samples of each pixel together by cell. */
export function sharesOf({ samples, cells }: PixelAxis): PixelShares {
  const pixels = cells.length / samples;
  const shares = {
    first: new Int32Array(pixels + 1),
    cells: new Int32Array(cells.length),
    counts: new Uint8Array(cells.length),
    covered: new Uint8Array(pixels),
  };
  let end = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const first = (shares.first[pixel] = end);
    for (let at = pixel * samples; at < (pixel + 1) * samples; at++) {
      if (cells[at] < 0) continue;
      if (end === first || shares.cells[end - 1] !== cells[at]) shares.cells[end++] = cells[at];
      shares.counts[end - 1]++;
      shares.covered[pixel]++;
    }
  }
  shares.first[pixels] = end;
  return shares;
}

/**
 * @param origin - where the first pixel begins, in cells
 * @param length - cells of the grid along this side
 */
export function axisOf(origin: number, cellsPerPixel: number, pixels: number, samples: number, length: number): PixelAxis {
  const cells = new Int32Array(pixels * samples);
  const lines = new Uint8Array(pixels);
  const repeats = new Uint8Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const corner = origin + pixel * cellsPerPixel;
    const middle = corner + 0.5 * cellsPerPixel;
    lines[pixel] = Number(middle - Math.floor(middle) < cellsPerPixel);
    repeats[pixel] = 1;
    for (let sample = 0; sample < samples; sample++) {
      const cell = Math.floor(corner + ((sample + 0.5) * cellsPerPixel) / samples);
      const at = pixel * samples + sample;
      cells[at] = cell >= 0 && cell < length ? cell : -1;
      if (pixel === 0 || cells[at] !== cells[at - samples]) repeats[pixel] = 0;
    }
  }
  return { samples, cells, lines, repeats };
}
