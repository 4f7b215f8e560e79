// Whether a cell within `reach` lives in channel ALIVE_CHANNEL of layer ALIVE_LAYER; with ALIVE_ROWS 0 along the row only. LIVES is the
// function's name, ALIVE_AT reads a cell.
bool LIVES(ivec2 cell, int reach) {
  for (int dy = -reach * ALIVE_ROWS; dy <= reach * ALIVE_ROWS; dy++)
    for (int dx = -reach; dx <= reach; dx++) {
      int x = along(cell.x + dx, uSize.x), y = along(cell.y + dy, uSize.y);
      if (x >= 0 && y >= 0 && ALIVE_AT(ivec2(x, y), ALIVE_LAYER)[ALIVE_CHANNEL] > uThreshold) return true;
    }
  return false;
}
#undef LIVES
#undef ALIVE_AT
