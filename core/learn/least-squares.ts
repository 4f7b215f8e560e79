// Linear equations of a few unknowns, for fits by least squares.

/**
 * Solves a symmetric, positive system by Cholesky's method.
 * @param matrix - `[n][n]`
 * @returns `[n]`, or `null` where the equations say too little
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const lower = matrix.map((row) => [...row]);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = lower[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      if (i > j) lower[i][j] = sum / lower[j][j];
      // What is left of a column that others explain: beyond double precision there is nothing.
      else if (sum > matrix[i][i] * 1e-11) lower[i][i] = Math.sqrt(sum);
      else return null;
    }
  const values = [...right];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) values[i] -= lower[i][k] * values[k];
    values[i] /= lower[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) values[i] -= lower[k][i] * values[k];
    values[i] /= lower[i][i];
  }
  return values;
}
