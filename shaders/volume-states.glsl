// Four cells of any texel of a row of a volume, border or not, as the sums count them. FULL is the number of a row's texels that
// hold four cells; ALIGNED is 1 if they are the whole row, and it wraps. VECTOR is the type of four sums; `countsAt` reads a texel.
VECTOR statesAt(int x, int y, int z) {
#if DEAD
  if (z < 0) return VECTOR(0);
#endif
#if ALIGNED
  return countsAt(along(x, FULL), y, z);
#else
  if (x >= 0 && x < FULL) return countsAt(x, y, z);
  VECTOR four = VECTOR(0);
  for (int i = 0; i < 4; i++) {
    int cell = along(x * 4 + i, uSize.x);
    if (cell >= 0) four[i] = countsAt(cell >> 2, y, z)[cell & 3];
  }
  return four;
#endif
}
