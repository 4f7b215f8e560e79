// How a continuous state is rounded when it is stored: in a byte, in 16-bit floats, in 32-bit floats, or not at all.
// The CPU reference rounds with these as the GPU's texture formats do, so that the two can be held against each
// other.

/** Bits of a stored state. */
export type Precision = '8' | '16' | '32' | '64';

/**
 * Rounds to the nearest 16-bit float, ties to even; beyond 65504 to infinity.
 * @see IEEE 754-2019, binary16: 11 significant bits, least exponent −14
 */
export function roundToHalf(x: number): number {
  const size = Math.abs(x);
  if (!(size < 65520)) return size >= 65520 ? Math.sign(x) * Infinity : x;
  // Adding 2⁵² units in the last place of the result rounds a 64-bit float to them.
  const exponent = size < 2 ** -14 ? -14 : Math.floor(Math.log2(size));
  const magic = 2 ** (exponent - 10 + 52);
  return Math.sign(x) * (size + magic - magic);
}

/**
 * The rounding of a precision.
 * @param range - what the 256 levels of `8` stand for; values outside become its ends
 */
export function rounding(precision: Precision, [low, high]: readonly [number, number] = [0, 1]): (x: number) => number {
  switch (precision) {
    case '8':
      return (x) => low + (Math.round(Math.min(1, Math.max(0, (x - low) / (high - low))) * 255) / 255) * (high - low);
    case '16':
      return roundToHalf;
    case '32':
      return Math.fround;
    case '64':
      return (x) => x;
  }
}
