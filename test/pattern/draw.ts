// Patterns as pictures, so that a test shows what it means; and the error that a call throws.

import { CaError } from '../../core/base/errors.js';
import type { Pattern } from '../../core/pattern/index.js';

/** One string per row; `.` dead, digits for states up to 9, `?` above. */
export function rows({ width, height, cells }: Pattern): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from(cells.subarray(y * width, (y + 1) * width), (state) => (state === 0 ? '.' : state > 9 ? '?' : String(state))).join(''),
  );
}

/** How many cells are not dead. */
export function population({ cells }: Pattern): number {
  return cells.reduce((count, state) => count + Number(state > 0), 0);
}

/** The code and message of the CaError that `call` throws; anything else thrown is passed on. */
export function failure(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof CaError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}
