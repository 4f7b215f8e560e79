// Drawing into a volume: a ball where the line of sight meets the surface, along the way of the pointer; on a grid's past, a disc in its
// present. The surface is the one that was there when the stroke began, so that a stroke does not climb up what it has drawn; beside the
// surface it goes on as far from the eye as it was.

import type { Cells, Simulation } from '../../core/simulation/simulation.js';
import type { Grab, Point } from '../shared/orbit-hand.js';
import { cellAtDistance, distanceTo, presentCell, seenCell, type Cell } from './picking.js';
import type { VolumeReading } from './reading.js';
import type { VolumeStage } from './stage.controller.js';

/** What painting needs of the hand. */
export interface PainterContext {
  readonly stage: VolumeStage;
  readonly reading: VolumeReading;
  readonly simulation: () => Simulation | null;
  readonly radius: () => number;
  /** Cells were drawn. @param done - the stroke is over */
  readonly drew: (done: boolean) => void;
}

/** Paints from one cell to another. @param value - the state; the highest unless told */
export function paintLine(simulation: Simulation, from: Cell, to: Cell, radius: number, value: number | undefined): void {
  const flat = simulation.size.length === 2;
  const depth = flat ? {} : { z: from[2], toZ: to[2] };
  simulation.paint({ x: from[0], y: from[1], toX: to[0], toY: to[1], ...depth, radius, value });
}

/** Whether a stroke would begin at a point: a drag from beside what is shown turns it. */
export function canPaint(stage: VolumeStage, point: Point): boolean {
  return (stage.view?.history ? presentCell(stage, point) : cellAtDistance(stage, point)) !== null;
}

/** The cell that a stroke goes to. @param distance - of the cell before, from the eye */
export function paintedCell(stage: VolumeStage, simulation: Simulation, cells: Cells | null, point: Point, distance?: number): Cell | null {
  if (stage.view?.history) return presentCell(stage, point);
  return (cells && seenCell(stage, simulation.rule, cells, point)) ?? cellAtDistance(stage, point, distance);
}

/** Begins a stroke. A tap draws when it ends, so that it may yet become a pinch. */
export function beginStroke(context: PainterContext, start: Point, value: number | undefined): Grab {
  const { stage, reading } = context;
  const simulation = context.simulation();
  const waiting: Point[] = [start];
  let cells: Cells | null = null;
  let isReady = stage.view?.history != null;
  let [over, drew]: ['done' | 'given up' | null, boolean] = [null, false];
  let last: Cell | null = null;
  let distance: number | undefined;

  const go = () => {
    if (!isReady || !simulation || over === 'given up') return;
    for (const point of waiting.splice(0)) {
      const to = paintedCell(stage, simulation, cells, point, distance);
      if (to) {
        distance = distanceTo(stage, point, to);
        if (`${to}` !== `${last}`) paintLine(simulation, last ?? to, to, context.radius(), value);
        drew = true;
      }
      last = to; // beside what is shown the brush is lifted
    }
    if (drew) context.drew(over === 'done');
  };
  if (!isReady)
    void reading.current().then((read) => {
      cells = read;
      isReady = true;
      if (waiting.length > 1 || over) go();
    });
  return {
    to: (point) => {
      waiting.push(point);
      go();
    },
    end: (done) => {
      over = done || drew ? 'done' : 'given up';
      go();
    },
  };
}
