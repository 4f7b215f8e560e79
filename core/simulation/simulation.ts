// A running automaton: what the headless core hands out, and what elements and views share. It needs no page. The GPU's part (the
// engine) is made when it is first needed and can go away at any time: a journal since the last snapshot makes it again, cell for
// cell. So every method may be called at once, before the first frame and while a context is lost. Where there is no WebGL2, the
// rules that a CPU can bear have their part there, which is fetched first.

import { Emitter } from '../base/emitter.js';
import { CaError } from '../base/errors.js';
import { checkSize, type Size } from '../base/limits.js';
import type { Cells } from '../compile/layout.js';
import { sharedGpu } from '../gpu/share.js';
import type { Pattern } from '../pattern/index.js';
import type { Rule } from '../rule/rule.js';
import type { Boundary } from '../rule/types.js';
import { checkSteps, checkStroke, checkWord, checkWritten } from './check.js';
import type { SimulationEvents, SimulationOptions } from './contract.js';
import type { CpuEngine } from './cpu/cpu-engine.js';
import type { Engine } from './engine.js';
import { Journal } from './journal.js';
import type { Machine } from './machine.js';
import type { Operation, Region, Stroke } from './operations.js';
import { placed } from './placement.js';
import { Seat } from './seat.js';
import { countActive } from './seed.js';
import { replay, SnapshotTimer, takeSnapshot } from './snapshot.js';
import { changedStart, startCells, usualStart, type Start } from './start.js';

export type { Cells } from '../compile/layout.js';
export type { SimulationEvents, SimulationOptions } from './contract.js';

/** An automaton that runs. Make it with `createSimulation`. */
export class Simulation {
  readonly events = new Emitter<SimulationEvents>();
  readonly size: Size;
  /** Whether cells were drawn, laid, written or cleared since the start: then start and steps alone do not lead here. */
  drawn = false;
  readonly #seat: Seat;
  #rule: Rule;
  #start: Start;
  #generation = 0;
  #journal: Journal;
  readonly #snapshots = new SnapshotTimer(() => void this.keep().then(() => this.#seat.moveIfFaster()));
  #disposed = false;

  /** @throws CaError `size`, `argument`, `pattern` if an option cannot be used */
  constructor({ rule, size, boundary, precision = 'auto', share = sharedGpu, ...start }: SimulationOptions) {
    this.size = checkSize(size);
    checkWord('precision', precision, ['auto', 8, 16, 32]);
    this.#rule = boundary ? rule.on(boundary) : rule;
    this.#seat = new Seat({
      share,
      options: { size: this.size, precision },
      events: this.events,
      journal: () => this.#journal,
      rule: () => this.#rule,
      disposed: () => this.#disposed,
      changed: (machine) => (machine ? this.#snapshots.soon() : this.#snapshots.cancel()),
    });
    this.#start = changedStart(usualStart, start);
    this.#journal = new Journal(this.#rule);
    this.reset();
  }

  get rule(): Rule {
    return this.#rule;
  }

  get boundary(): Boundary {
    return this.#rule.boundary;
  }

  /** What it starts from. */
  get start(): Start {
    return this.#start;
  }

  get seed(): number {
    return this.#start.seed;
  }

  /** Steps since the start. */
  get generation(): number {
    return this.#generation;
  }

  /** The compiled path in use and why, or that there is none yet. */
  get path(): string {
    return this.#seat.machine ? `${this.#seat.machine.plan.path} (${this.#seat.machine.plan.why})` : 'not started';
  }

  /** Units of work of one step, for the time budget. */
  get cost(): number {
    return this.#seat.machine?.plan.cost ?? 0;
  }

  /** The GPU's part, for views; `null` before the first need, while the context is lost, and without WebGL2. */
  get engine(): Engine | null {
    return this.#seat.engine;
  }

  /** The CPU's part, where there is no WebGL2 and the rule does without. */
  get cpu(): CpuEngine | null {
    return this.#seat.cpu;
  }

  /** Whether the part that carries it out is there, on the GPU or on the CPU. */
  get attached(): boolean {
    return this.#seat.machine !== null;
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  /** Queues `count` steps and returns at once. @param count - whole, at least 0 */
  step(count = 1): void {
    if (checkSteps(count) > 0) this.#do({ kind: 'step', from: this.#generation, count, seed: this.#start.seed });
  }

  /**
   * Takes a part of the next step, so that a step that is longer than a frame can be spread over several.
   * @param work - how much at most, in units of {@link cost}
   * @returns whether the step is done by now, and counted
   */
  stepPart(work: number): boolean {
    const done = this.engine?.advance(this.#generation, this.#start.seed, work) ?? true;
    if (done) this.step();
    return done;
  }

  /**
   * Goes back, with all that was drawn since; the rule stays. It remembers the last minute or two, in bounded memory.
   * @param count - whole, at least 0; not before generation 0
   * @returns whether that generation is remembered; if not, nothing has changed
   */
  back(count = 1): boolean {
    const to = Math.max(0, this.#generation - checkSteps(count));
    if (to === this.#generation || !this.#journal.rewind(to)) return false;
    if (this.engine) replay(this.engine, this.#journal);
    else this.#seat.leave(); // what was before may not run on the CPU; a machine there is soon made again
    this.#generation = to;
    if (this.#journal.rule === this.#rule) this.#changed();
    else this.#do({ kind: 'rule', rule: this.#rule });
    return true;
  }

  /** Back to generation 0 and the start; with a seed, another soup. */
  reset(seed: number = this.#start.seed): void {
    this.startFrom({ seed });
  }

  /** Starts anew from a random soup. */
  randomize(soup: { density?: number; seed?: number } = {}): void {
    this.startFrom({ ...soup, init: 'random' });
  }

  /**
   * Starts anew; what is not given stays as it was.
   * @throws CaError `argument`, `pattern`, `size` for a start that cannot be made; then everything stays
   */
  startFrom(change: Partial<Start>): void {
    const start = changedStart(this.#start, change);
    const operation = startCells(this.#rule, this.size, start);
    this.#start = start;
    this.#restart(operation);
  }

  /** Every cell becomes 0, generation 0. */
  clear(): void {
    this.#restart({ kind: 'clear' }, true);
  }

  /**
   * Replaces cells.
   * @param cells – `[Z][Y][X][C]` of the region
   * @param region - whole cells inside the grid or volume; all of it unless told
   */
  write(cells: Cells, region?: Region): void {
    this.#do(checkWritten(cells, region, this.#rule, this.size));
  }

  /**
   * Lays a pattern's live cells over the grid; its dead cells leave what is there.
   * @param pattern - a pattern, or the text of one in any format that `parsePattern` reads
   * @param x - column of the pattern's left side
   * @param y - row of its top
   * @param z - in a volume: the slice that it lies on
   * @throws CaError `pattern` if the text is none; `argument` if cells would fall outside a grid that is no torus
   */
  place(pattern: Pattern | string, x: number, y: number, z?: number): void {
    this.#do(placed(pattern, [x, y, z], this.#rule, this.size));
  }

  /** Draws a brush stroke. */
  paint(stroke: Stroke): void {
    this.#do({ kind: 'paint', stroke: checkStroke(stroke, this.#rule, this.size) });
  }

  /** Puts another rule in force. The cells stay; where the new rule has fewer states, they move to the nearest. */
  setRule(rule: Rule): void {
    if (rule === this.#rule && rule === this.nextRule) return;
    if (this.#seat.refused) this.#startWith(rule);
    else this.#do({ kind: 'rule', rule });
    this.events.emit('rule', rule);
  }

  /** The rule that was asked for last: in force, or about to be. */
  get nextRule(): Rule {
    return this.engine?.next ?? this.#rule;
  }

  /**
   * As {@link setRule}, for pages: where another structure has to be compiled, and can be beside the main thread, the rule so far runs on
   * until that is done. Whatever rule is asked for meanwhile takes its place.
   * @param put - is given what puts it in force, and calls it; called again when it comes into force later
   */
  turnTo(rule: Rule, put: (set: () => void) => void = (set) => set()): void {
    const set = () => this.#disposed || put(() => this.setRule(rule));
    put(() => this.engine?.prepare(rule, set) || this.setRule(rule));
  }

  /** Puts a rule in force that is about to be, without waiting any longer. */
  settle(): void {
    this.engine?.settle();
  }

  /**
   * The cells, as they are when the work queued so far is done.
   * @returns a fresh array `[Z][Y][X][C]`: bytes for discrete rules, 32-bit floats for continuous ones
   * @throws CaError `capability` without WebGL2; `disposed`
   */
  async read(): Promise<Cells> {
    for (;;) {
      if (this.#disposed) throw new CaError('disposed', 'the simulation was disposed', { where: 'read' });
      this.attach();
      const machine = this.#seat.machine;
      if (machine) {
        const { layout } = machine.plan;
        const cells = await this.#takeSnapshot(machine);
        if (cells) return layout.unpack(cells.texels, this.size);
        if (machine !== this.#seat.machine) continue; // heard of already, and perhaps back already: there is nothing to wait for
      }
      await this.#seat.whenNext();
    }
  }

  /** How many cells are not at rest: a state other than 0, or for continuous rules over the middle of the range in the first channel. */
  async population(): Promise<number> {
    return countActive(this.#rule, await this.read());
  }

  /**
   * Makes the GPU's part if it is not there: builds it and catches up with all that happened. Without WebGL2, and where that is drawn in
   * software and slower, the CPU's for a rule that has one: `ready` tells when that is there.
   * @param onGpu - a view needs the cells on the GPU: where there is WebGL2 they stay there from now on
   * @returns the engine, or `null` while the context is lost, and on the CPU
   * @throws CaError `capability` without WebGL2, `size` if the machine cannot hold the grid
   */
  attach(onGpu = false): Engine | null {
    return this.#seat.attach(onGpu);
  }

  /** As {@link attach}, but waits for a part that is on its way. @returns whether there is a part now */
  whenAttached(onGpu = false): Promise<boolean> {
    return this.#seat.whenAttached(onGpu);
  }

  /** Gives the GPU's part back; the cells stay on the CPU. The next need makes it again. */
  async suspend(): Promise<void> {
    await this.keep();
    this.#seat.leave(); // also where the context was lost meanwhile: the journal has it all
  }

  /** Copies the cells to the CPU soon, without stopping the page: what a lost context is rebuilt from. */
  async keep(): Promise<void> {
    if (this.#seat.machine && !this.#journal.empty) await this.#takeSnapshot(this.#seat.machine);
  }

  /** Frees everything. Twice is once. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#seat.leave();
    this.events.dispose();
  }

  #restart(operation: Operation, drawn = false): void {
    this.#generation = 0;
    this.#do(operation);
    this.drawn = drawn;
    this.events.emit('start', this.#start);
  }

  /** Notes an operation and carries it out if the GPU's part is there. */
  #do(operation: Operation): void {
    if (this.#disposed) throw new CaError('disposed', 'the simulation was disposed', { where: operation.kind });
    if (operation.kind === 'rule') this.#seat.clear(operation.rule);
    this.#seat.machine?.run(operation); // where this throws, nothing has happened
    this.#journal.add(operation, this.#rule);
    this.#advance(operation);
    this.drawn ||= operation.kind !== 'step' && operation.kind !== 'rule';
    this.#changed();
  }

  #changed(): void {
    if (this.#seat.machine) this.#snapshots.soon();
    this.events.emit('change', undefined);
  }

  /** The rule so far could not be run: this one starts afresh. */
  #startWith(rule: Rule): void {
    const operation = startCells(rule, this.size, this.#start);
    this.#seat.forgive();
    this.#rule = rule;
    this.#journal = new Journal(rule);
    this.#restart(operation);
  }

  #advance(operation: Operation): void {
    if (operation.kind === 'step') this.#generation += operation.count;
    else if (operation.kind === 'rule') this.#rule = operation.rule;
  }

  #takeSnapshot(machine: Machine) {
    return takeSnapshot(machine, this.#rule, this.#journal, () => machine === this.#seat.machine);
  }
}
