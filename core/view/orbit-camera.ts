// From where a plot or a volume is seen. Pure arithmetic: it is the box [0, 1] × [0, 1] × [floor, top], z up, or one with other sides;
// the view is in CSS pixels from its top left corner. The box always fills the view, whatever the view's shape: it is fitted as a cylinder, so that turning it does
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

/** From where something is seen, in radians. */
export interface Standpoint {
  /** Round it. */
  readonly azimuth: number;
  /** Over its floor. */
  readonly elevation: number;
}

/** From where a plot is seen unless told: a little above, the x axis at the front left. */
const HOME: Standpoint = { azimuth: -1.02, elevation: 0.5 };
/** A plot is not seen from below. */
const LOWEST = 0.04;
/** Straight from above or below there is no telling what is up. */
const HIGHEST = Math.PI / 2 - 0.01;
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
  readonly #home: Standpoint;
  readonly #lowest: number;
  #azimuth: number;
  #elevation: number;
  #zoom = 1;
  #pan: readonly [number, number] = [0, 0];
  #view: readonly [number, number] = [1, 1];
  #margins = NO_MARGINS;
  #box: readonly [floor: number, top: number] = [0, 0.42];
  #sides: readonly [x: number, y: number] = [1, 1];
  #flat = false;
  #known: { readonly matrix: Float32Array; readonly eye: Point3; readonly right: Point3; readonly up: Point3 } | null = null;

  /** @param home - from where it looks at first; @param lowest - least angle over the floor in radians */
  constructor({ home = HOME, lowest = LOWEST }: { home?: Standpoint; lowest?: number } = {}) {
    this.#home = home;
    this.#lowest = lowest;
    this.#azimuth = home.azimuth;
    this.#elevation = home.elevation;
  }

  /** Angle round the plot in radians. */
  get azimuth(): number {
    return this.#azimuth;
  }

  /** Angle over the floor in radians. */
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
    const { azimuth, elevation } = this.#home;
    return this.#azimuth === azimuth && this.#elevation === elevation && this.#zoom === 1 && !this.#pan.some(Boolean);
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

  /** @param floor, top - lowest and highest z of the plot; @param sides - its lengths along x and y, 1 unless told */
  setBox(floor: number, top: number, sides: readonly [x: number, y: number] = [1, 1]): void {
    if (`${[floor, top, sides]}` === `${[this.#box, this.#sides]}`) return;
    this.#box = [floor, top];
    this.#sides = sides;
    this.#known = null;
  }

  /** Turns it, in radians. A flat map does not turn. */
  orbit(azimuth: number, elevation: number): void {
    if (this.#flat) return;
    this.#azimuth = (this.#azimuth + azimuth) % (2 * Math.PI);
    this.#elevation = clamp(this.#elevation + elevation, this.#lowest, HIGHEST);
    this.#known = null;
  }

  /** Puts it somewhere, in radians. @param zoom - 1 to 8 */
  place({ azimuth, elevation }: Standpoint, zoom = 1): void {
    this.#azimuth = azimuth % (2 * Math.PI);
    this.#elevation = clamp(elevation, this.#lowest, HIGHEST);
    this.#zoom = clamp(zoom, 1, MAX_ZOOM);
    this.#pan = [0, 0];
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
    this.place(this.#home);
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
    const [x, y] = this.#sides;
    const eye: Point3 = [x / 2 + towards[0] * DISTANCE, y / 2 + towards[1] * DISTANCE, middle + towards[2] * DISTANCE];
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
    const [x, y] = this.#sides;
    const radius = Math.hypot(x, y) / 2;
    let [lowX, highX, lowY, highY] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < ROUND; i++)
      for (const z of this.#box) {
        const turn = (2 * Math.PI * i) / ROUND;
        const from: Point3 = [x / 2 + radius * Math.cos(turn) - eye[0], y / 2 + radius * Math.sin(turn) - eye[1], z - eye[2]];
        const w = dot(forward, from);
        lowX = Math.min(lowX, dot(right, from) / w);
        highX = Math.max(highX, dot(right, from) / w);
        lowY = Math.min(lowY, dot(up, from) / w);
        highY = Math.max(highY, dot(up, from) / w);
      }
    const room = [this.#view[0] - left - rightMargin, this.#view[1] - top - bottom];
    const scale = this.#zoom * Math.max(1, Math.min(room[0] / (highX - lowX), room[1] / (highY - lowY)));
    const [column, row] = this.#middle();
    return { scale, offset: [column + this.#pan[0] - (scale * (lowX + highX)) / 2, row + this.#pan[1] + (scale * (lowY + highY)) / 2] };
  }
}

function cross(a: Point3, b: Point3): Point3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
