// From where a plot is seen. Pure arithmetic: the plot is the box [0, 1] × [0, 1] × [floor, top], z up; the view is in CSS pixels from
// its top left corner. The box always fills the view, whatever the view's shape: it is fitted as a cylinder, so that turning it does
// not make it larger or smaller. No drawing, no events.

/** A point of the plot, or a direction in it. */
export type Point3 = readonly [x: number, y: number, z: number];

/** Room for labels beside the plot, in CSS pixels. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From where a plot is seen unless told: a little above, the x axis at the front left. */
const HOME = { azimuth: -1.02, elevation: 0.5 };
/** From the middle of the plot to the eye, in sides of the plot: far enough for a gentle perspective. */
const DISTANCE = 3.4;
const NO_MARGINS: Margins = { left: 0, right: 0, top: 0, bottom: 0 };
const MAX_ZOOM = 8;
/** Places round the cylinder that are fitted into the view. */
const ROUND = 24;

const dot = (a: Point3, b: Point3) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** A view's window on a plot. */
export class OrbitCamera {
  #azimuth = HOME.azimuth;
  #elevation = HOME.elevation;
  #zoom = 1;
  #pan: readonly [number, number] = [0, 0];
  #view: readonly [number, number] = [1, 1];
  #margins = NO_MARGINS;
  #box: readonly [floor: number, top: number] = [0, 0.42];
  #flat = false;
  #known: { readonly matrix: Float32Array; readonly eye: Point3; readonly right: Point3; readonly up: Point3 } | null = null;

  /** Angle round the plot in radians. */
  get azimuth(): number {
    return this.#azimuth;
  }

  /** Angle over the floor in radians, 0 to π / 2. */
  get elevation(): number {
    return this.#elevation;
  }

  get zoom(): number {
    return this.#zoom;
  }

  /** Whether it looks straight down on a flat map, x to the right and y upwards. */
  get flat(): boolean {
    return this.#flat;
  }

  set flat(flat: boolean) {
    this.#flat = flat;
    this.#known = null;
  }

  /** Whether it is where it was at the start. */
  get atHome(): boolean {
    return this.#azimuth === HOME.azimuth && this.#elevation === HOME.elevation && this.#zoom === 1 && !this.#pan.some(Boolean);
  }

  /** @param view - extent in CSS pixels */
  setView(view: readonly [number, number], margins: Margins): void {
    this.#view = view;
    this.#margins = margins;
    this.#known = null;
  }

  get view(): readonly [number, number] {
    return this.#view;
  }

  /** @param floor, top - lowest and highest z of the plot */
  setBox(floor: number, top: number): void {
    if (floor === this.#box[0] && top === this.#box[1]) return;
    this.#box = [floor, top];
    this.#known = null;
  }

  /** Turns it, in radians. A flat map does not turn. */
  orbit(azimuth: number, elevation: number): void {
    if (this.#flat) return;
    this.#azimuth = (this.#azimuth + azimuth) % (2 * Math.PI);
    this.#elevation = clamp(this.#elevation + elevation, 0.04, Math.PI / 2 - 0.01);
    this.#known = null;
  }

  /** Zooms about a point of the view, its middle unless told. */
  zoomBy(factor: number, at: readonly [number, number] = this.#middle()): void {
    const zoom = clamp(this.#zoom * factor, 1, MAX_ZOOM);
    const grown = zoom / this.#zoom;
    const [x, y] = this.#middle();
    const [panX, panY] = this.#pan;
    this.#zoom = zoom;
    this.#pan = zoom === 1 ? [0, 0] : [(panX + x - at[0]) * grown - x + at[0], (panY + y - at[1]) * grown - y + at[1]];
    this.#known = null;
  }

  /** Moves the picture by CSS pixels, while it is enlarged. */
  panBy(dx: number, dy: number): void {
    const reach = [0, 1].map((axis) => ((this.#zoom - 1) * this.#view[axis]) / 2);
    this.#pan = [clamp(this.#pan[0] + dx, -reach[0], reach[0]), clamp(this.#pan[1] + dy, -reach[1], reach[1])];
    this.#known = null;
  }

  /** Back to where it was at the start. */
  reset(): void {
    this.#azimuth = HOME.azimuth;
    this.#elevation = HOME.elevation;
    this.#zoom = 1;
    this.#pan = [0, 0];
    this.#known = null;
  }

  /** The middle of the room beside the margins. */
  #middle(): [number, number] {
    const { left, right, top, bottom } = this.#margins;
    return [(left + this.#view[0] - right) / 2, (top + this.#view[1] - bottom) / 2];
  }

  /** `[4, 4]` column-major: from the plot to clip space. */
  get matrix(): Float32Array {
    return this.#now().matrix;
  }

  /** Where the eye is. */
  get eye(): Point3 {
    return this.#now().eye;
  }

  /** The directions to the right and upwards in the picture. */
  get right(): Point3 {
    return this.#now().right;
  }

  get up(): Point3 {
    return this.#now().up;
  }

  /** Where a point of the plot is seen, in CSS pixels from the view's top left corner. */
  project(point: Point3): [x: number, y: number] {
    const m = this.matrix;
    const along = (row: number) => m[row] * point[0] + m[row + 4] * point[1] + m[row + 8] * point[2] + m[row + 12];
    const w = along(3);
    return [((along(0) / w + 1) / 2) * this.#view[0], ((1 - along(1) / w) / 2) * this.#view[1]];
  }

  /** The line of sight through a point of the view. */
  rayAt([x, y]: readonly [number, number]): { origin: Point3; direction: Point3 } {
    if (this.#flat) {
      const m = this.matrix;
      const [u, v] = [(2 * x) / this.#view[0] - 1, 1 - (2 * y) / this.#view[1]];
      return { origin: [(u - m[12]) / m[0], (v - m[13]) / m[5], 1], direction: [0, 0, -1] };
    }
    const { eye, right, up } = this.#now();
    const { scale, offset } = this.#fit(right, up, eye);
    const [a, b] = [(x - offset[0]) / scale, (offset[1] - y) / scale];
    const forward = cross(up, right);
    return { origin: eye, direction: [0, 1, 2].map((i) => forward[i] + a * right[i] + b * up[i]) as unknown as Point3 };
  }

  #now() {
    return (this.#known ??= this.#flat ? this.#lookDown() : this.#look());
  }

  #lookDown() {
    const { left, right, top, bottom } = this.#margins;
    const [width, height] = this.#view;
    const spans = [(width - left - right) * this.#zoom, (height - top - bottom) * this.#zoom];
    const [x, y] = this.#middle();
    const corner = [x + this.#pan[0] - spans[0] / 2, y + this.#pan[1] + spans[1] / 2];
    const [a, d] = [(2 * spans[0]) / width, (2 * spans[1]) / height];
    const matrix = new Float32Array([
      a,
      0,
      0,
      0,
      0,
      d,
      0,
      0,
      0,
      0,
      -0.5,
      0,
      (2 * corner[0]) / width - 1,
      1 - (2 * corner[1]) / height,
      0,
      1,
    ]);
    return { matrix, eye: [0.5, 0.5, 10] as Point3, right: [1, 0, 0] as Point3, up: [0, 1, 0] as Point3 };
  }

  #look() {
    const [c, s] = [Math.cos(this.#azimuth), Math.sin(this.#azimuth)];
    const [ce, se] = [Math.cos(this.#elevation), Math.sin(this.#elevation)];
    const towards: Point3 = [c * ce, s * ce, se];
    const right: Point3 = [-s, c, 0];
    const up: Point3 = [-c * se, -s * se, ce];
    const middle = (this.#box[0] + this.#box[1]) / 2;
    const eye: Point3 = [0.5 + towards[0] * DISTANCE, 0.5 + towards[1] * DISTANCE, middle + towards[2] * DISTANCE];
    const { scale, offset } = this.#fit(right, up, eye);
    const [width, height] = this.#view;
    // Rows of the matrix: what is seen at a / w, b / w from the eye's axis stands at offset + scale · (a, −b) / w pixels.
    const depth: Point3 = [-towards[0], -towards[1], -towards[2]];
    const row = (direction: Point3, factor: number) => [...direction.map((part) => part * factor), -dot(direction, eye) * factor];
    const [rowA, rowB, rowW] = [row(right, (2 * scale) / width), row(up, (2 * scale) / height), row(depth, 1)];
    const [shiftX, shiftY] = [(2 * offset[0]) / width - 1, 1 - (2 * offset[1]) / height];
    const [near, far] = [DISTANCE - 1.6, DISTANCE + 1.6];
    const rows = [
      rowA.map((part, i) => part + shiftX * rowW[i]),
      rowB.map((part, i) => part + shiftY * rowW[i]),
      rowW.map((part, i) => (part * (far + near)) / (far - near) - (i === 3 ? (2 * far * near) / (far - near) : 0)),
      rowW,
    ];
    return { matrix: Float32Array.from({ length: 16 }, (_, i) => rows[i % 4][i >> 2]), eye, right, up };
  }

  /** How many pixels a unit at distance 1 takes, and the pixel at which the eye's axis stands. */
  #fit(right: Point3, up: Point3, eye: Point3): { scale: number; offset: [number, number] } {
    const { left, right: rightMargin, top, bottom } = this.#margins;
    const forward = cross(up, right);
    let [lowX, highX, lowY, highY] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < ROUND; i++)
      for (const z of this.#box) {
        const turn = (2 * Math.PI * i) / ROUND;
        const from: Point3 = [0.5 + Math.SQRT1_2 * Math.cos(turn) - eye[0], 0.5 + Math.SQRT1_2 * Math.sin(turn) - eye[1], z - eye[2]];
        const w = dot(forward, from);
        lowX = Math.min(lowX, dot(right, from) / w);
        highX = Math.max(highX, dot(right, from) / w);
        lowY = Math.min(lowY, dot(up, from) / w);
        highY = Math.max(highY, dot(up, from) / w);
      }
    const room = [this.#view[0] - left - rightMargin, this.#view[1] - top - bottom];
    const scale = this.#zoom * Math.max(1, Math.min(room[0] / (highX - lowX), room[1] / (highY - lowY)));
    const [x, y] = this.#middle();
    return { scale, offset: [x + this.#pan[0] - (scale * (lowX + highX)) / 2, y + this.#pan[1] + (scale * (lowY + highY)) / 2] };
  }
}

function cross(a: Point3, b: Point3): Point3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
