// How often each value of a field occurs. Pure arithmetic over cells that were read.

/** What is counted. */
export interface HistogramOptions {
  readonly channels: number;
  /** The channel that is counted. */
  readonly channel: number;
  /** Lowest and highest value; what lies outside counts at the end. */
  readonly range: readonly [low: number, high: number];
  /** How many bins, at least 1. */
  readonly bins: number;
}

/** Most cells that are looked at: more would not show. */
const MOST_CELLS = 2 ** 18;

/**
 * Counts the values of cells, of many cells evenly spread ones.
 * @param cells - `[…][C]`
 * @returns `[bins]`
 */
export function histogramOf(cells: ArrayLike<number>, { channels, channel, range, bins }: HistogramOptions): Float64Array {
  const counts = new Float64Array(bins);
  const count = Math.floor(cells.length / channels);
  // An odd stride meets every column of a field whose sides are powers of two.
  const stride = count > MOST_CELLS ? Math.ceil(count / MOST_CELLS) | 1 : 1;
  const scale = bins / (range[1] - range[0]);
  for (let cell = 0; cell < count; cell += stride) {
    const bin = Math.floor((cells[cell * channels + channel] - range[0]) * scale);
    counts[Math.min(bins - 1, Math.max(0, bin))]++;
  }
  return counts;
}

/** Counts as heights from 0 to 1, by their logarithms: what is rare can be seen beside what is common. */
export function logHeights(counts: ArrayLike<number>): number[] {
  const all = Array.from(counts);
  const most = Math.log1p(Math.max(0, ...all));
  return all.map((each) => (most ? Math.log1p(each) / most : 0));
}
