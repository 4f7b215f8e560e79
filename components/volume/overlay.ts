// What is written over the picture of a volume: its axes in cells, where the present of a grid's past lies, and the brush or cursor. Lines and text are SVG in
// the page's own font, so they stay crisp at every zoom. Drawn after a picture in which they lie elsewhere; a picture of the same place
// costs nothing here.

import { render, svg, type SVGTemplateResult } from 'lit';
import type { AxesDrawing, AxisLine } from '../../core/view/surface-axes.js';
import type { BallDrawing } from '../../core/view/volume-axes.js';
import type { Cell } from './picking.js';
import type { VolumeStage } from './stage.controller.js';

/** A ball of cells that is about to be drawn. */
export interface BallMark {
  readonly cell: Cell;
  /** In cells; 0 for a single one. */
  readonly radius: number;
  /** With lines to the sides of the volume, so that its place can be told. */
  readonly cross: boolean;
}

const round = (value: number) => Math.round(value * 10) / 10;

const line = ({ from, to }: AxisLine) => svg`<line x1=${round(from[0])} y1=${round(from[1])} x2=${round(to[0])} y2=${round(to[1])} />`;

/** The drawing over one volume. */
export class VolumeOverlay {
  readonly #stage: VolumeStage;
  readonly #svg: () => SVGElement | null;
  /** Whether axes are drawn. */
  axes = false;
  /** The brush or the cursor. */
  mark: BallMark | null = null;
  /** What it was drawn for. */
  #matrix: Float32Array | null = null;
  #key = '';

  /** @param found - the element that it is drawn in */
  constructor(stage: VolumeStage, found: () => SVGElement | null) {
    this.#stage = stage;
    this.#svg = found;
  }

  /** Draws it where it belongs now, if that is elsewhere than before. */
  update(): void {
    const { view, rays } = this.#stage;
    const into = this.#svg();
    if (!into) return;
    const size = view?.extent;
    const key =
      view && size ? JSON.stringify([this.axes, this.mark, size, view.content.clip, view.history?.first, view.history?.length]) : '';
    const matrix = view?.camera.matrix ?? null;
    if (key === this.#key && matrix === this.#matrix) return;
    this.#key = key;
    this.#matrix = matrix;
    if (!view || !rays || !size) {
      render(null, into);
      return;
    }
    const time = view.history && { first: view.history.first, length: view.history.length };
    const content = { size, clip: view.content.clip, time };
    render(
      svg`${this.axes ? axesOf(rays.drawVolumeAxes(view.camera, content)) : null}
        <g class="now">${rays.drawNow(view.camera, content).map(line)}</g>
        ${this.mark ? markOf(rays.drawBall(view.camera, size, this.mark.cell, this.mark.radius), this.mark.cross) : null}`,
      into,
    );
  }
}

function axesOf({ lines, labels }: AxesDrawing): SVGTemplateResult {
  return svg`<g class="lines">${lines.map(line)}</g>
    ${labels.map(
      ({ at, text, anchor, name }) =>
        svg`<text class=${name ? 'name' : 'number'} x=${round(at[0])} y=${round(at[1])} text-anchor=${anchor}>${text}</text>`,
    )}`;
}

function markOf({ middle, radius, cross }: BallDrawing, crossed: boolean): SVGTemplateResult {
  return svg`<g class="mark">
    ${crossed ? cross.map(line) : null}
    <circle cx=${round(middle[0])} cy=${round(middle[1])} r=${round(radius)} />
  </g>`;
}
