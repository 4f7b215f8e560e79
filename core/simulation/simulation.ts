// A running automaton: what the headless core hands out, and what elements and views share. It needs no page. The GPU's part (the
// engine) is made when it is first needed and can go away at any time: a journal since the last snapshot makes it again, cell for
// cell. So every method may be called at once, before the first frame and while a context is lost.

import { Emitter } from '../base/emitter.js';
import { CaError } from '../base/errors.js';
import { checkSize, type Size } from '../base/limits.js';
import { stateBounds } from '../compile/edit.js';
import type { Cells } from '../compile/layout.js';
import type { Gpu } from '../gpu/gpu.js';
import { sharedGpu, type GpuLease, type GpuShare } from '../gpu/share.js';
import type { Pattern } from '../pattern/index.js';
import type { Rule } from '../rule/rule.js';
import type { Boundary } from '../rule/types.js';
import { whenBack } from './back.js';
import { checkCells, checkDensity, checkGrain, checkRegion, checkSeed, checkSteps, checkStroke, checkWord } from './check.js';
import { Engine } from './engine.js';
import { Journal } from './journal.js';
import type { Operation, Region, Stroke } from './operations.js';
import { placed } from './placement.js';
import { INITS, startCells, type Start } from './start.js';

export type { Cells } from '../compile/layout.js';

const PRECISIONS = ['auto', 8, 16, 32] as const;

/** Longest time between two snapshots while cells change, in milliseconds. */
const SNAPSHOT_MS = 1000;

/** What a simulation tells. */
export interface SimulationEvents {
  /** Cells changed, for whatever reason: pictures of them are old. */
  change: undefined;
  /** Another rule is in force. */
  rule: Rule;
  /** The GPU's part is there (again), or the path changed. */
  ready: undefined;
  /** The GPU's part is about to go away because nobody needs it: views free what they have beside it. */
  release: undefined;
  /** The GPU's part went away with its context; it will come back by itself. */
  lost: undefined;
  /** It started anew, perhaps from another seed. */
  start: Start;
  /** Something went wrong that no caller can be told of. */
  error: CaError;
}

/** How to make a simulation. */
export interface SimulationOptions extends Partial<Start> {
  readonly rule: Rule;
  readonly size: Size | readonly number[];
  /** The rule's own unless told. */
  readonly boundary?: Boundary;
  /** Bits of a continuous state. `auto` takes what the rule needs and the machine can draw into. */
  readonly precision?: 'auto' | 8 | 16 | 32;
  /** Whose context to use; the page's unless told. */
  readonly share?: GpuShare;
}

/** An automaton that runs. Make it with `createSimulation`. */
export class Simulation {
  readonly events = new Emitter<SimulationEvents>();
  readonly size: Size;
  readonly #precision: 'auto' | 8 | 16 | 32;
  readonly #share: GpuShare;
  #offShare: (() => void)[] = [];
  #rule: Rule;
  #start: Start;
  #generation = 0;
  #journal: Journal;
  #lease: GpuLease | null = null;
  #engine: Engine | null = null;
  #snapshotTimer: ReturnType<typeof setTimeout> | undefined;
  /** The rule could not be run here, and no cells were ever there that another rule would have to keep. */
  #refused = false;
  #disposed = false;

  /** @throws CaError `size`, `argument`, `pattern` if an option cannot be used */
  constructor({
    rule,
    size,
    boundary,
    precision = 'auto',
    share = sharedGpu,
    seed = 1,
    density = 0.35,
    init = 'random',
    pattern,
    grain = 1,
    background = [],
    foreground = [],
  }: SimulationOptions) {
    this.size = checkSize(size);
    checkWord('precision', precision, PRECISIONS);
    this.#rule = boundary ? rule.with({ boundary }) : rule;
    this.#precision = precision;
    this.#share = share;
    this.#start = { seed, density, init, pattern, grain, background, foreground };
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
    return this.#engine ? `${this.#engine.plan.path} (${this.#engine.plan.why})` : 'not started';
  }

  /** Units of work of one step, for the time budget. */
  get cost(): number {
    return this.#engine?.plan.cost ?? 0;
  }

  /** The GPU's part, for views; `null` before the first need and while the context is lost. */
  get engine(): Engine | null {
    return this.#engine;
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  /**
   * Queues `count` steps and returns at once.
   * @param count - whole, at least 0
   */
  step(count = 1): void {
    if (checkSteps(count) > 0) this.#do({ kind: 'step', from: this.#generation, count, seed: this.#start.seed });
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
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const start = { ...this.#start, ...given };
    checkDensity(start.density);
    checkSeed(start.seed);
    checkWord('init', start.init, INITS);
    checkGrain(start.grain);
    const operation = startCells(this.#rule, this.size, start);
    this.#start = start;
    this.#restart(operation);
  }

  /** Every cell becomes 0, generation 0. */
  clear(): void {
    this.#restart({ kind: 'clear' });
  }

  /**
   * Replaces cells.
   * @param cells – `[Y][X][C]` of the region
   * @param region - whole cells inside the grid; all of it unless told
   */
  write(cells: Cells, region?: Region): void {
    if (!region) {
      this.#do({ kind: 'fill', cells: checkCells(cells, this.#rule, this.size) });
      return;
    }
    checkRegion(region, this.size);
    this.#do({ kind: 'write', cells: checkCells(cells, this.#rule, [region.width, region.height]), region, keep: false });
  }

  /**
   * Lays a pattern's live cells over the grid; its dead cells leave what is there.
   * @param pattern - a pattern, or the text of one in any format that `parsePattern` reads
   * @param x - column of the pattern's left side
   * @param y - row of its top
   * @throws CaError `pattern` if the text is none; `argument` if cells would fall outside a grid that is no torus
   */
  place(pattern: Pattern | string, x: number, y: number): void {
    this.#do({ kind: 'write', ...placed(pattern, [x, y], this.#rule, this.size), keep: true });
  }

  /** Draws a brush stroke. */
  paint(stroke: Stroke): void {
    this.#do({ kind: 'paint', stroke: checkStroke(stroke, this.#rule) });
  }

  /** Puts another rule in force. The cells stay; where the new rule has fewer states, they move to the nearest. */
  setRule(rule: Rule): void {
    if (rule === this.#rule) return;
    if (this.#refused) this.#startWith(rule);
    else this.#do({ kind: 'rule', rule });
    this.events.emit('rule', rule);
  }

  /**
   * The cells, as they are when the work queued so far is done.
   * @returns a fresh array `[Z][Y][X][C]`: bytes for discrete rules, 32-bit floats for continuous ones
   * @throws CaError `capability` without WebGL2; `disposed`
   */
  async read(): Promise<Cells> {
    for (;;) {
      if (this.#disposed) throw new CaError('disposed', 'the simulation was disposed', { where: 'read' });
      const engine = this.#engine ?? this.attach();
      if (engine) {
        const { layout } = engine.plan;
        const cells = await this.#takeSnapshot(engine);
        if (cells) return layout.unpack(cells.texels, this.size);
        if (engine !== this.#engine) continue; // heard of already, and perhaps back already: there is nothing to wait for
      }
      await whenBack(this.#share, () => this.#disposed || !this.#lease);
    }
  }

  /** How many cells are not at rest: a state other than 0, or for continuous rules over the middle of the range in the first channel. */
  async population(): Promise<number> {
    const { channels, states } = this.#rule;
    const [low, high] = stateBounds(this.#rule);
    const least = states === 'continuous' ? (low + high) / 2 : 0.5;
    const cells = await this.read();
    let count = 0;
    for (let i = 0; i < cells.length; i += channels) if (cells[i] > least) count++;
    return count;
  }

  /**
   * Makes the GPU's part if it is not there: builds it and catches up with all that happened.
   * @returns the engine, or `null` while the context is lost
   * @throws CaError `capability` without WebGL2, `size` if the machine cannot hold the grid
   */
  attach(): Engine | null {
    if (this.#engine || this.#disposed) return this.#engine;
    const { gpu } = (this.#lease ??= this.#claim());
    if (gpu && !gpu.lost) this.#build(gpu);
    return this.#engine;
  }

  /** Gives the GPU's part back; the cells stay on the CPU. The next need makes it again. */
  async suspend(): Promise<void> {
    const engine = this.#engine;
    if (engine && !this.#journal.empty) await this.#takeSnapshot(engine);
    this.#letGo(); // also where the context was lost meanwhile: the journal has it all
  }

  /** Copies the cells to the CPU soon, without stopping the page: what a lost context is rebuilt from. */
  async keep(): Promise<void> {
    if (this.#engine && !this.#journal.empty) await this.#takeSnapshot(this.#engine);
  }

  /** Frees everything. Twice is once. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#letGo();
    this.events.dispose();
  }

  /** Claims the context and hears of its losses. */
  #claim(): GpuLease {
    const { events } = this.#share;
    const lease = this.#share.acquire();
    this.#offShare = [
      events.on('lost', () => this.#onLost()),
      events.on('rebuilt', () => this.#onRebuilt()),
      events.on('failed', (error) => this.events.emit('error', error)),
    ];
    return lease;
  }

  #letGo(): void {
    clearTimeout(this.#snapshotTimer);
    this.#snapshotTimer = undefined;
    if (this.#engine) this.events.emit('release', undefined);
    this.#engine?.dispose();
    this.#engine = null;
    for (const off of this.#offShare) off();
    this.#lease?.release();
    this.#lease = null;
  }

  #restart(operation: Operation): void {
    this.#generation = 0;
    this.#do(operation);
    this.events.emit('start', this.#start);
  }

  /** Notes an operation and carries it out if the GPU's part is there. */
  #do(operation: Operation): void {
    if (this.#disposed) throw new CaError('disposed', 'the simulation was disposed', { where: operation.kind });
    this.#engine?.run(operation); // where this throws, nothing has happened
    this.#journal.add(operation, this.#rule);
    this.#advance(operation);
    if (this.#engine) this.#snapshotSoon();
    this.events.emit('change', undefined);
  }

  /** The rule so far could not be run: this one starts afresh. */
  #startWith(rule: Rule): void {
    const operation = startCells(rule, this.size, this.#start);
    this.#refused = false;
    this.#rule = rule;
    this.#journal = new Journal(rule);
    this.#restart(operation);
  }

  #advance(operation: Operation): void {
    if (operation.kind === 'step') this.#generation += operation.count;
    else if (operation.kind === 'rule') this.#rule = operation.rule;
  }

  #build(gpu: Gpu): void {
    const { rule, cells } = this.#journal.base;
    this.#refused = cells === null;
    const engine = new Engine(gpu, rule, { size: this.size, precision: this.#precision });
    try {
      if (cells) engine.load(cells);
      for (const operation of this.#journal.operations) engine.run(operation);
    } catch (error) {
      engine.dispose();
      throw error;
    }
    this.#refused = false;
    this.#engine = engine;
    this.#snapshotSoon();
    this.events.emit('ready', undefined);
    this.events.emit('change', undefined);
  }

  #onLost(): void {
    clearTimeout(this.#snapshotTimer);
    this.#snapshotTimer = undefined;
    if (!this.#engine) return;
    this.#engine.dispose();
    this.#engine = null;
    this.events.emit('lost', undefined);
  }

  #onRebuilt(): void {
    if (!this.#lease || this.#engine) return;
    try {
      this.attach();
    } catch (error) {
      if (error instanceof CaError) this.events.emit('error', error);
      else throw error;
    }
  }

  #snapshotSoon(): void {
    this.#snapshotTimer ??= setTimeout(() => {
      this.#snapshotTimer = undefined;
      void this.keep();
    }, SNAPSHOT_MS);
  }

  /** Reads the cells and starts the journal from them. Nothing comes back if the context goes away meanwhile. */
  async #takeSnapshot(engine: Engine) {
    const mark = this.#journal.mark();
    const rule = this.#rule;
    try {
      const cells = await engine.readRaw();
      if (engine === this.#engine) this.#journal.rebase({ rule, cells }, mark);
      return cells;
    } catch (error) {
      if (error instanceof CaError && error.code === 'lost') return null;
      throw error;
    }
  }
}
