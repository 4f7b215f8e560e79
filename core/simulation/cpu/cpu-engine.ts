// Runs an automaton on the CPU, where there is no WebGL2: small discrete rules on flat grids (see `fits.ts`). Edits work on the cells
// as they are read, steps on the stepper's own order of them; whichever is older is made anew when it is needed. Fetched by the
// simulation when it is needed, never before.

import { CaError } from '../../base/errors.js';
import type { Size } from '../../base/limits.js';
import { hasBitsPath } from '../../compile/bits-path.js';
import { byteLayout, floatLayout, type Cells } from '../../compile/layout.js';
import type { Rule } from '../../rule/rule.js';
import type { RawCells } from '../field.js';
import type { Machine } from '../machine.js';
import type { Operation } from '../operations.js';
import { emptyCells, randomCells } from '../seed.js';
import { BitsStepper } from './bits-stepper.js';
import { convertCells, paintCells, writeCells } from './edits.js';
import { runsOnCpu } from './fits.js';
import type { Stepper } from './stepper.js';
import { TableStepper } from './table-stepper.js';

/** An automaton on the CPU. */
export class CpuEngine implements Machine {
  readonly gpu = null;
  readonly #size: Size;
  readonly #why: string;
  #rule: Rule;
  #cells: Cells;
  #stepper: Stepper | null = null;
  /** Which of the two holds the cells as they are now; `both` after a step was read. */
  #newest: 'cells' | 'stepper' | 'both' = 'cells';

  /** @param why - it runs here and not on a GPU */
  constructor(rule: Rule, size: Size, why = 'no WebGL2') {
    this.#why = why;
    this.#rule = rule;
    this.#size = size;
    this.#cells = emptyCells(rule, size);
  }

  get rule(): Rule {
    return this.#rule;
  }

  get plan(): Machine['plan'] {
    const { channels, states } = this.#rule;
    const layout = states === 'continuous' ? floatLayout(channels, 32) : byteLayout(channels);
    return { path: this.#steps.path, why: this.#why, layout, cost: this.#steps.cost };
  }

  /** The cells now, `[Y][X][C]`, for views: to be looked at, not changed or kept. */
  get cells(): Cells {
    if (this.#newest === 'stepper') {
      this.#stepper?.store(this.#cells as Uint8Array);
      this.#newest = 'both';
    }
    return this.#cells;
  }

  /** The stepper of the rule. @throws CaError `capability` for a rule that needs the GPU */
  get #steps(): Stepper {
    if (this.#stepper) return this.#stepper;
    if (!runsOnCpu(this.#rule, this.#size))
      throw new CaError('capability', 'this rule needs WebGL2', {
        where: this.#rule.name,
        expected: 'a browser and a graphics driver with WebGL2',
      });
    return (this.#stepper = hasBitsPath(this.#rule) ? new BitsStepper(this.#rule, this.#size) : new TableStepper(this.#rule, this.#size));
  }

  run(operation: Operation): void {
    const size = this.#size;
    switch (operation.kind) {
      case 'fill':
        return this.#replace(operation.cells.slice());
      case 'clear':
        return this.#replace(emptyCells(this.#rule, size));
      case 'random':
        return this.#replace(randomCells(this.#rule, size, operation.density, operation.seed));
      case 'write':
        return this.#edit((cells) => writeCells(cells, this.#rule, size, operation));
      case 'paint':
        return this.#edit((cells) => paintCells(cells, this.#rule, size, operation.stroke));
      case 'rule':
        return this.#setRule(operation.rule);
      case 'step':
        return this.#step(operation);
    }
  }

  #replace(cells: Cells): void {
    this.#cells = cells;
    this.#newest = 'cells';
  }

  #edit(edit: (cells: Cells) => void): void {
    edit(this.cells);
    this.#newest = 'cells';
  }

  #setRule(rule: Rule): void {
    this.#replace(convertCells(this.cells, this.#rule, rule, this.#size));
    this.#rule = rule;
    this.#stepper = null;
  }

  #step({ from, count, seed }: Operation & { kind: 'step' }): void {
    const stepper = this.#steps;
    if (this.#newest === 'cells') stepper.load(this.#cells as Uint8Array);
    for (let i = 0; i < count; i++) stepper.step(from + i, seed);
    this.#newest = 'stepper';
  }

  load({ layout, texels }: RawCells): void {
    this.#replace(layout.unpack(texels, this.#size));
  }

  readRaw(): Promise<RawCells> {
    const { layout } = this.plan;
    return Promise.resolve({ layout, texels: layout.pack(this.cells, this.#size) });
  }

  dispose(): void {
    this.#stepper = null;
  }
}
