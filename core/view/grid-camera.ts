// Which part of a grid a view shows, and how large. Pure arithmetic in cells and CSS pixels; no drawing, no events.
// A point (0, 0) of the grid is the top left corner of cell (0, 0); cell (x, y) covers [x, x + 1) × [y, y + 1).

/** Most CSS pixels a cell may take. */
export const MAX_ZOOM = 64;

/** A view's window on a grid. */
export class GridCamera {
  #grid: readonly [number, number] = [1, 1];
  #view: readonly [number, number] = [1, 1];
  #zoom: number | null = null;
  #centre: [number, number] = [0.5, 0.5];

  /** @param grid - extent in cells. Another extent is shown from its middle; a zoom that was set stays as far as it can. */
  setGrid(grid: readonly [number, number]): void {
    if (grid[0] === this.#grid[0] && grid[1] === this.#grid[1]) return;
    this.#grid = grid;
    this.#centre = [grid[0] / 2, grid[1] / 2];
    this.setZoom(this.#zoom);
  }

  /** @param view - extent of the view in CSS pixels */
  setView(view: readonly [number, number]): void {
    this.#view = view;
    this.#settle();
  }

  /** The zoom at which the whole grid just fits. */
  get fit(): number {
    return Math.min(this.#view[0] / this.#grid[0], this.#view[1] / this.#grid[1]) || 1;
  }

  /** CSS pixels a cell. */
  get zoom(): number {
    return this.#zoom ?? this.fit;
  }

  /** Whether the whole grid is shown, however large the view. */
  get fits(): boolean {
    return this.#zoom === null;
  }

  /** The point of the grid in the middle of the view, in cells. */
  get centre(): readonly [number, number] {
    return this.#centre;
  }

  /** The point of the grid at the view's top left corner, in cells. */
  get origin(): [number, number] {
    return [this.#centre[0] - this.#view[0] / 2 / this.zoom, this.#centre[1] - this.#view[1] / 2 / this.zoom];
  }

  /** Sets the zoom; `null` shows the whole grid. The zoom stays between a quarter of that and {@link MAX_ZOOM}. */
  setZoom(zoom: number | null): void {
    this.#zoom = zoom === null ? null : Math.min(Math.max(zoom, this.fit / 4), Math.max(MAX_ZOOM, this.fit));
    this.#settle();
  }

  /**
   * Zooms about a point of the view, which stays where it is.
   * @param factor - over 1 enlarges; zooming out to the whole grid fits it
   * @param at - in CSS pixels from the view's top left corner; its middle unless told
   */
  zoomBy(factor: number, at: readonly [number, number] = [this.#view[0] / 2, this.#view[1] / 2]): void {
    const [x, y] = this.pointAt(at);
    const zoom = Math.min(this.zoom * factor, Math.max(MAX_ZOOM, this.fit));
    this.#zoom = zoom <= this.fit * 1.001 ? null : zoom;
    this.#centre = [x - (at[0] - this.#view[0] / 2) / this.zoom, y - (at[1] - this.#view[1] / 2) / this.zoom];
    this.#settle();
  }

  /** Moves the picture by CSS pixels. */
  panBy(dx: number, dy: number): void {
    this.#centre = [this.#centre[0] - dx / this.zoom, this.#centre[1] - dy / this.zoom];
    this.#settle();
  }

  /** Moves just so far that a cell is in view. */
  reveal([x, y]: readonly [number, number]): void {
    const half = [this.#view[0] / 2 / this.zoom, this.#view[1] / 2 / this.zoom];
    const into = (centre: number, cell: number, reach: number) => Math.min(Math.max(centre, cell + 1 - reach), cell + reach);
    this.#centre = [into(this.#centre[0], x, half[0]), into(this.#centre[1], y, half[1])];
    this.#settle();
  }

  /** The point of the grid under a point of the view, in cells. */
  pointAt([x, y]: readonly [number, number]): [number, number] {
    const [left, top] = this.origin;
    return [left + x / this.zoom, top + y / this.zoom];
  }

  /** The cell under a point of the view; `null` outside the grid. */
  cellAt(point: readonly [number, number]): [number, number] | null {
    const [x, y] = this.pointAt(point).map(Math.floor);
    return x >= 0 && y >= 0 && x < this.#grid[0] && y < this.#grid[1] ? [x, y] : null;
  }

  /** Keeps the grid in view: a side that fits is centred, a longer one has no empty margin. */
  #settle(): void {
    const along = (axis: 0 | 1) => {
      const half = this.#view[axis] / 2 / this.zoom;
      const length = this.#grid[axis];
      return 2 * half >= length ? length / 2 : Math.min(Math.max(this.#centre[axis], half), length - half);
    };
    this.#centre = [along(0), along(1)];
  }
}
