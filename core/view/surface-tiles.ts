// Where the small surfaces of all units stand in a view. Pure arithmetic in CSS pixels.

import { OrbitCamera } from './orbit-camera.js';

/** A unit's place. */
export interface UnitTile {
  readonly unit: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly camera: OrbitCamera;
}

/** Most units that are shown; a trained network may have hundreds. */
const MAX_TILES = 60;
/** Room for a name below each, and between them, in CSS pixels. */
const NAME = 20;
const GAP = 8;
/** A tile's width divided by its height, as it looks best. */
const SHAPE = 1.5;

/** Tiles for units in reading order, as large as the view allows. */
export function tilesFor(units: readonly string[], [width, height]: readonly [number, number]): UnitTile[] {
  const shown = units.slice(0, MAX_TILES);
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= shown.length; columns++) {
    const rows = Math.ceil(shown.length / columns);
    const [w, h] = [(width - GAP) / columns - GAP, (height - GAP) / rows - GAP - NAME];
    const size = Math.min(w, h * SHAPE);
    if (size > best.size) best = { columns, size };
  }
  const { columns } = best;
  const rows = Math.ceil(shown.length / columns);
  const [w, h] = [(width - GAP) / columns - GAP, (height - GAP) / rows - GAP - NAME];
  return shown.map((unit, i) => {
    const camera = new OrbitCamera();
    camera.setView([w, h], { left: 2, right: 2, top: 2, bottom: 2 });
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return { unit, x: GAP + column * (w + GAP), y: GAP + row * (h + NAME + GAP), width: w, height: h, camera };
  });
}
