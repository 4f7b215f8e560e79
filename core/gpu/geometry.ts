// Shapes without attributes: the vertex shader makes each vertex from its number (gl_VertexID), so all that lives on the GPU is which
// vertices make which triangle.

import { Geometry } from 'ogl';
import type { Disposable } from '../base/disposable.js';
import type { GpuContext } from './context.js';

/** A number of vertices, or a list of which to take. */
export class GpuGeometry implements Disposable {
  readonly ogl: Geometry;
  readonly #gpu: GpuContext;
  #alive = true;

  /** @param vertices - how many; or the vertices of one triangle after the other, by number */
  constructor(gpu: GpuContext, vertices: number | Uint16Array) {
    this.#gpu = gpu;
    this.ogl = new Geometry(gpu.ogl, typeof vertices === 'number' ? {} : { index: { data: vertices } });
    if (typeof vertices === 'number') this.ogl.setDrawRange(0, vertices);
    gpu.count('geometries');
  }

  /** How many vertices are drawn, for a shape without a list. */
  set count(vertices: number) {
    this.ogl.setDrawRange(0, vertices);
  }

  dispose(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.ogl.remove();
    this.#gpu.count('geometries', -1);
  }
}

/** Two triangles for each square between the nodes of a grid. @param columns, rows - nodes, at most 65,536 in all */
export function gridIndices(columns: number, rows: number): Uint16Array {
  const indices = new Uint16Array((columns - 1) * (rows - 1) * 6);
  let next = 0;
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column;
      const above = corner + columns;
      indices.set([corner, corner + 1, above, corner + 1, above + 1, above], next);
      next += 6;
    }
  return indices;
}
