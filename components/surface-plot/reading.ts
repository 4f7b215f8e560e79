// Reads a plot: what is under the pointer, or under a point that the keyboard moves, is marked, shown beside it, and told to a screen
// reader.

import type { LitElement } from 'lit';
import type { HeatKind } from '../../core/view/heat-source.js';
import { binAt, binsOf } from '../../core/view/heat-bins.js';
import { tickText } from '../../core/view/surface-axes.js';
import type { PickedPlace } from '../../core/view/surface-pick.js';
import type { Point } from '../shared/orbit-hand.js';
import { Readout } from './readout.js';
import type { StageController } from './stage.controller.js';
import { words } from './words.js';

/** What reading needs of the plot. */
export interface ReadingContext {
  readonly stage: () => HTMLElement | null;
  readonly plot: () => StageController;
  readonly names: () => { readonly x: string; readonly y: string | null; readonly z: string } | null;
  readonly heatKind: () => HeatKind | null;
  readonly said: (text: string) => void;
}

/** Steps across the plot that a key takes where an input can take any value. */
const KEY_STEPS = 32;

const text = (value: number) => tickText(Number(value.toPrecision(4)));

/** The reading point of one plot. */
export class Reading {
  readonly #host: LitElement;
  readonly #context: ReadingContext;
  readonly #readout: Readout;
  #picked: PickedPlace | null = null;
  /** Under the keyboard's point and not the pointer. */
  #byKeys = false;
  #pointer: Point | null = null;

  constructor(host: LitElement, context: ReadingContext) {
    this.#host = host;
    this.#context = context;
    this.#readout = new Readout(host);
  }

  /** Where the reading point is seen, in CSS pixels of the stage. */
  get mark(): readonly [number, number] | null {
    const camera = this.#context.plot().view?.camera;
    return this.#picked && camera ? camera.project(this.#picked.point) : null;
  }

  /** The pointer is over a point of the stage, or left. */
  hover(point: Point | null): void {
    if (!point && this.#byKeys) return;
    this.#pointer = point;
    this.#byKeys = false;
    this.#look();
  }

  #look(): void {
    const plot = this.#context.plot();
    const { view } = plot;
    const pick = this.#pointer && view?.content.mode !== 'units' ? plot.pick() : null;
    const lattice = view?.content.mode === 'pillars' || view?.heat?.exact;
    let found = pick && view && this.#pointer ? pick.under(view.camera, this.#pointer) : null;
    if (found && lattice && pick) found = pick.snapped(found.place);
    this.#set(found);
  }

  /** Moves the reading point: by a state where inputs are whole numbers, else by a part of the plot. */
  step(dx: number, dy: number): void {
    const plot = this.#context.plot();
    const pick = plot.view?.content.mode === 'units' ? null : plot.pick();
    if (!pick) return;
    const [columns, rows] = pick.lattice.map((steps) => steps || KEY_STEPS);
    const [u, v] = this.#picked?.place ?? [0.5, 0.5];
    const move = (share: number, by: number, steps: number) => Math.min(1, Math.max(0, (Math.round(share * steps) + by) / steps));
    this.#byKeys = true;
    this.#set(pick.at(this.#picked ? [move(u, dx, columns), move(v, dy, rows)] : [move(u, 0, columns), move(v, 0, rows)]));
    const rows_ = this.#rows();
    this.#context.said(words.reading(rows_.map((row) => row.join(' '))));
  }

  /** The plot was turned: what the pointer is over is another place. */
  moved(): void {
    if (this.#byKeys) this.#place();
    else this.#look();
  }

  /** Something else is shown: the same place has another height. */
  updated(): void {
    if (!this.#picked) return;
    const pick = this.#context.plot().view?.content.mode === 'units' ? null : this.#context.plot().pick();
    const before = JSON.stringify(this.#picked);
    this.#picked = pick ? pick.at(this.#picked.place) : null;
    if (JSON.stringify(this.#picked) !== before) this.#host.requestUpdate();
    this.#place();
  }

  /** No reading point. */
  leave(): void {
    this.#pointer = null;
    this.#byKeys = false;
    this.#set(null);
  }

  #set(picked: PickedPlace | null): void {
    if (!picked && !this.#picked) return;
    this.#picked = picked;
    this.#host.requestUpdate();
    this.#place();
  }

  #place(): void {
    const stage = this.#context.stage();
    const { mark } = this;
    if (!mark || !stage) return this.#readout.hide();
    const { left, top, width } = stage.getBoundingClientRect();
    const scale = width / (stage.offsetWidth || 1);
    void this.#readout.show(this.#rows(), [left + mark[0] * scale, top + mark[1] * scale]).catch(() => this.#readout.hide());
  }

  /** Names and values at the reading point. */
  #rows(): [string, string][] {
    const names = this.#context.names();
    const { view } = this.#context.plot();
    const rule = view?.simulation?.rule;
    if (!this.#picked || !names || !rule || !view) return [];
    const { inputs, height } = this.#picked;
    const valueOf = (name: string) => inputs[rule.inputs.findIndex((input) => input.name === name)];
    const rows: [string, string][] = [[names.x, text(valueOf(names.x))]];
    if (names.y !== null) rows.push([names.y, text(valueOf(names.y))]);
    rows.push([names.z, text(height)]);
    const kind = this.#context.heatKind();
    const { heat } = view;
    if (kind && heat && heat.total > 0) {
      const bin = binAt(binsOf(rule, view.content.axes), valueOf(names.x), names.y === null ? 0 : valueOf(names.y));
      rows.push([words.shareName(kind), words.share(heat.counts[bin] / heat.total)]);
    }
    return rows;
  }
}
