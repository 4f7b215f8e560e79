// Draws the path of a followed cell over a surface: a ribbon over the last generations, fainter with age, and a mark at the present.
// It lies on the surface that is shown; where further inputs stand still for the plot and move for the cell, that is a projection.

import { fragment } from '../compile/glsl.js';
import { inputRange, settledAxes } from '../compile/heights-range.js';
import type { Uniforms } from '../gpu/uniforms.js';
import type { Rule } from '../rule/rule.js';
import mark from '../../shaders/surface-mark.glsl';
import markVertex from '../../shaders/surface-mark.vert';
import ribbon from '../../shaders/surface-trace.glsl';
import ribbonVertex from '../../shaders/surface-trace.vert';
import type { SurfaceLook } from './surface-look.js';
import type { Plot, SurfaceScene } from './surface-scene.js';
import type { SurfaceLayer } from './surface-view.js';
import { TRACE_LENGTH, type Trace } from './trace.js';

/** Pieces of a step: a long step climbs over what lies between. */
const PIECES = 12;
/** Widths in CSS pixels: of the ribbon, with its halo, and of the mark. */
const WIDTH = 2;
const HALO = 4.5;
const MARK = 13;

const RIBBON = { vertex: ribbonVertex, fragment: fragment(ribbon) };
const SPOT = { vertex: markVertex, fragment: fragment(mark) };

/** What is drawn. */
export interface TraceLayerContent {
  readonly trace: Trace;
  readonly rule: Rule;
  readonly axes: Parameters<typeof settledAxes>[1];
  /** Most generations to show; 0 shows the present alone. */
  readonly length: number;
}

/** The path as a layer of a plot. */
export class TraceLayer implements SurfaceLayer {
  readonly live = true;
  readonly #content: () => TraceLayerContent | null;

  /** @param content - what to draw, asked at each picture; `null` for nothing */
  constructor(content: () => TraceLayerContent | null) {
    this.#content = content;
  }

  draw(scene: SurfaceScene, plot: Plot, look: SurfaceLook, ratio: number): void {
    const content = this.#content();
    const texture = content?.trace.texture;
    if (!content || !texture) return;
    const { trace, rule, axes, length } = content;
    const { x, y } = settledAxes(rule, axes);
    const [lowX, highX] = inputRange(rule, x);
    const [lowY, highY] = y === null ? [0, 1] : inputRange(rule, y);
    const place = (name: string | null) => rule.inputs.findIndex((input) => input.name === name);
    const uniforms = {
      tTrace: texture,
      uAxes: [place(x), place(y)],
      uLow: [lowX, lowY],
      uSpan: [highX - lowX, highY - lowY],
      uLength: TRACE_LENGTH,
      uInset: [...plot.inset],
      uViewport: [plot.viewport[2], plot.viewport[3]],
    };
    const steps = Math.min(length, trace.length) - 1;
    if (steps > 0) this.#drawRibbon(scene, plot, look, ratio, { ...uniforms, uFirst: trace.generation - steps, uSteps: steps }, steps);
    const uFill = look.accent.slice(0, 3);
    const own = { uGeneration: trace.generation, uWidth: MARK * ratio, uFill, uRim: look.paper.slice(0, 3) };
    const geometry = scene.geometry('floor', () => new Uint16Array([0, 1, 2, 1, 3, 2]));
    scene.draw(SPOT, plot, { geometry, uniforms: { ...uniforms, ...own }, blend: true });
  }

  /** First faintly where the surface hides it, then with a halo where it does not. */
  #drawRibbon(scene: SurfaceScene, plot: Plot, look: SurfaceLook, ratio: number, uniforms: Uniforms, steps: number): void {
    const geometry = scene.geometry('ribbon', () => 6);
    const pieces = plot.inset[0] > 0 ? 1 : PIECES;
    geometry.count = 6 * pieces * steps;
    const [ink, paper] = [look.ink.slice(0, 3), look.paper.slice(0, 3)];
    const draw = (color: readonly number[], alpha: number, width: number, lift: number, depth: boolean) => {
      const own = { uPieces: pieces, uWidth: width * ratio, uLift: lift, uColor: [...color, alpha] };
      scene.draw(RIBBON, plot, { geometry, uniforms: { ...uniforms, ...own }, blend: true, depth });
    };
    draw(ink, 0.16, WIDTH, 0, false);
    draw(paper, 0.75, HALO, 0.004, true);
    draw(ink, 1, WIDTH, 0.008, true);
  }
}
