// Runs a plan on the GPU: holds the field, the programs and the tables of one automaton, and carries out operations on it. An
// engine dies with its context; the simulation that owns it makes another from its journal.

import type { Disposable } from '../base/disposable.js';
import type { Size } from '../base/limits.js';
import { planFor } from '../compile/paths.js';
import { convertUniforms, flatEdits } from '../compile/edit.js';
import { LAYER, type Cells } from '../compile/layout.js';
import type { EditPlan, Edits, Plan, PlanOptions, PlanValues } from '../compile/plan.js';
import type { Gpu, Viewport } from '../gpu/gpu.js';
import '../gpu/provide.js'; // who has an engine can have a context
import type { GpuProgram, ShaderSource } from '../gpu/program.js';
import { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { Uniforms, UniformValue } from '../gpu/uniforms.js';
import type { Rule } from '../rule/rule.js';
import { stateBounds } from '../rule/states.js';
import fullscreen from '../../shaders/fullscreen.vert';
import { Field, type RawCells } from './field.js';
import type { Operation, Region, Stroke } from './operations.js';
import { emptyCells, randomCells } from './seed.js';
import { Settled } from './settled.js';
import { Successor } from './successor.js';

/** What an engine needs beside the rule. */
export interface EngineOptions {
  readonly size: Size;
  readonly precision: PlanOptions['precision'];
}

/** An automaton on one live context. */
export class Engine implements Disposable {
  readonly gpu: Gpu;
  /** Told the generation after every single step, also of many at once: for what follows a cell through time. */
  readonly watchers = new Set<(generation: number) => void>();
  /** Asked about a rule that is about to come into force: views have it compile what they will draw with. */
  readonly heralds = new Set<(successor: Successor) => void>();
  readonly #options: EngineOptions;
  #rule: Rule;
  #plan: Plan;
  #field: Field;
  #programs: GpuProgram[] = [];
  #scratch: GpuTarget[] = [];
  #values: PlanValues;
  readonly #settled: Settled;
  #successor: Successor | null = null;
  readonly #tables = new Map<string, GpuTexture>();
  /** How far a step has come that is drawn in parts: which stage of the plan, which row of it. */
  #stage = 0;
  #row = 0;

  /** @throws CaError `size` or `capability` if the machine cannot hold it */
  constructor(gpu: Gpu, rule: Rule, options: EngineOptions) {
    this.gpu = gpu;
    this.#options = options;
    this.#rule = rule;
    this.#plan = this.#planOf(rule);
    this.#field = new Field(gpu, this.#plan.layout, options.size);
    this.#values = this.#plan.values(rule);
    this.#settled = new Settled(gpu);
    this.#prepare();
  }

  get plan(): Plan {
    return this.#plan;
  }

  get rule(): Rule {
    return this.#rule;
  }

  /** The cells now, for views: a texture in `plan.layout`. */
  get texture(): GpuTexture {
    return this.#field.texture;
  }

  /** The rule that is about to come into force, if there is one. */
  get next(): Rule | null {
    return this.#successor?.rule ?? null;
  }

  #planOf(rule: Rule): Plan {
    if (rule === this.#successor?.rule) return this.#successor.plan;
    const { size, precision } = this.#options;
    return planFor(rule, { size, precision, machine: this.gpu.capabilities });
  }

  /** Takes programs, scratch targets and tables for the plan. */
  #prepare(): void {
    this.#programs = this.#plan.passes.map(({ fragment }) => this.gpu.programs.acquire({ vertex: fullscreen, fragment }));
    this.#scratch = this.#plan.scratch.map(({ format, width, height, count }) => new GpuTarget(this.gpu, format, width, height, { count }));
    this.#uploadTables();
  }

  #uploadTables(): void {
    for (const [name, { format, width, height, texels }] of Object.entries(this.#values.tables)) {
      let table = this.#tables.get(name);
      if (table && (table.format !== format || table.width !== width || table.height !== height)) {
        table.dispose();
        table = undefined;
      }
      if (!table) this.#tables.set(name, (table = new GpuTexture(this.gpu, format, width, height)));
      table.upload(texels);
    }
  }

  #release(): void {
    this.#settled.reset();
    for (const program of this.#programs) this.gpu.programs.release(program);
    for (const target of this.#scratch) target.dispose();
    for (const table of this.#tables.values()) table.dispose();
    this.#tables.clear();
  }

  /** Carries out an operation. */
  run(operation: Operation): void {
    if (operation.kind !== 'step') this.#stage = this.#row = 0;
    switch (operation.kind) {
      case 'fill':
        return this.#field.load(operation.cells);
      case 'clear':
        return this.#field.load(emptyCells(this.#rule, this.#options.size));
      case 'random':
        return this.#field.load(randomCells(this.#rule, this.#options.size, operation.density, operation.seed));
      case 'write':
        return this.#write(operation.cells, operation.region, operation.keep);
      case 'paint':
        return this.#paint(operation.stroke);
      case 'rule':
        return this.#setRule(operation.rule);
      case 'step':
        for (let i = 0; i < operation.count; i++) {
          this.#step(operation.from + i, operation.seed);
          for (const watch of this.watchers) watch(operation.from + i + 1);
        }
    }
  }

  #step(generation: number, seed: number): void {
    if (this.#plan.stages) {
      this.advance(generation, seed, Infinity);
      this.#stage = this.#row = 0;
      this.#field.swap();
      return;
    }
    this.#plan.passes.forEach(({ to }, pass) => {
      this.#draw(pass, generation, seed);
      if (to === 'state') this.#field.swap();
    });
  }

  /**
   * Draws a part of the next step, where the plan has stages; an operation of another kind makes it as if nothing was drawn.
   * @param work - how much at most, in units of `Plan.cost`; at least a row of texels is drawn
   * @returns whether all of it is drawn: the next `step` operation only makes it the cells
   */
  advance(generation: number, seed: number, work: number): boolean {
    const { stages = [] } = this.#plan;
    for (let left = work; this.#stage < stages.length && left > 0;) {
      const { pass, part, uniforms, cost } = stages[this.#stage];
      const [x, y, width, height] = part;
      const perRow = cost / height;
      const rows = Math.min(height - this.#row, Math.max(1, Math.floor(left / perRow)));
      this.#draw(pass, generation, seed, [x, y + this.#row, width, rows], uniforms);
      left -= rows * perRow;
      this.#row += rows;
      if (this.#row < height) continue;
      this.#stage++;
      this.#row = 0;
    }
    return this.#stage === stages.length;
  }

  #draw(pass: number, generation: number, seed: number, viewport?: Viewport, own?: Readonly<Record<string, number>>): void {
    const { to, reads } = this.#plan.passes[pass];
    const programs = this.#settled.programsFor(this.#plan, this.#rule) ?? this.#programs;
    const uniforms: Record<string, UniformValue> = { ...this.#values.uniforms, ...this.#common(), ...own };
    uniforms.uGeneration = generation;
    uniforms.uSeed = seed >>> 0;
    for (const [name, table] of this.#tables) uniforms[name] = table;
    for (const [name, from] of Object.entries(reads))
      uniforms[name] = from === 'state' ? this.#field.texture : this.#scratch[from.scratch].textures[from.texture];
    this.gpu.draw({ program: programs[pass], uniforms, target: to === 'state' ? this.#field.next : this.#scratch[to], viewport });
  }

  #common(): Record<string, UniformValue> {
    return { uSize: this.#options.size };
  }

  get #edits(): Edits {
    return this.#plan.edits ?? flatEdits;
  }

  /** Draws every cell anew by an editing shader. */
  #edit({ fragment, uniforms }: EditPlan, more: Uniforms): void {
    const program = this.gpu.programs.acquire({ vertex: fullscreen, fragment });
    const all = { tState: this.#field.texture, ...this.#common(), ...uniforms, ...more };
    this.gpu.draw({ program, uniforms: all, target: this.#field.next });
    this.#field.swap();
    this.gpu.programs.release(program);
  }

  #paint({ x, y, z = 0, toX = x, toY = y, toZ = z, radius = 0, value = stateBounds(this.#rule)[1], channel }: Stroke): void {
    const mask = [0, 1, 2, 3].map((c) => Number(channel === undefined || channel % LAYER === c));
    this.#edit(this.#edits.paint(this.#plan.layout, [x, y, z], [toX, toY, toZ]), {
      uReach: radius + 0.5,
      uPaint: [value, value, value, value],
      uMask: mask,
      uLayer: channel === undefined ? -1 : Math.floor(channel / LAYER),
      uWrap: this.#rule.boundary === 'torus',
    });
  }

  #write(cells: Cells, { x, y, z = 0, width, height, depth = 1 }: Region, keep: boolean): void {
    const edit = this.#edits.write(this.#plan.layout, [x, y, z], [width, height, depth]);
    const { layout, size } = edit.source;
    const source = new GpuTexture(this.gpu, layout.format, ...layout.extent(size));
    source.upload(layout.pack(cells, size));
    this.#edit(edit, { tSource: source, uWrap: this.#rule.boundary === 'torus', uKeep: keep });
    source.dispose();
  }

  /**
   * Begins to compile what another rule needs, beside the main thread, in place of a rule that was prepared before.
   * @param arrive - called when the rule can come into force without waiting; also when this engine goes, after it
   * @returns whether there is something to wait for: else the rule can come into force now
   * @throws CaError as an operation that sets the rule
   */
  prepare(rule: Rule, arrive: () => void): boolean {
    const plan = this.#planOf(rule);
    if (plan.key === this.#plan.key || !this.gpu.capabilities.parallelCompile || this.gpu.lost) {
      this.#dropSuccessor();
      return false;
    }
    const next = new Successor(this.gpu, rule, plan, arrive);
    for (const { fragment } of plan.passes) next.warm({ vertex: fullscreen, fragment });
    next.warm(this.#conversionTo(plan));
    for (const herald of this.heralds) herald(next);
    this.#successor?.dispose(); // only now: what both need goes on compiling
    this.#successor = next;
    if (next.ready) return false;
    next.await();
    return true;
  }

  /** Puts a rule that was prepared in force now, and waits for the compiler. */
  settle(): void {
    this.#successor?.arrive();
  }

  /** The same structure: numbers only. Another one: new passes, and the cells move over. */
  #setRule(rule: Rule): void {
    const plan = this.#planOf(rule);
    this.#settled.reset();
    if (plan.key !== this.#plan.key) {
      const field = plan.layout.key === this.#plan.layout.key ? this.#field : new Field(this.gpu, plan.layout, this.#options.size);
      this.#convert(rule, field, plan);
      this.#release();
      this.#plan = plan;
      this.#rule = rule;
      this.#values = plan.values(rule);
      this.#prepare();
    } else {
      this.#plan = plan;
      this.#rule = rule;
      this.#values = plan.values(rule);
      this.#uploadTables();
    }
    this.#dropSuccessor();
  }

  #dropSuccessor(): void {
    this.#successor?.dispose();
    this.#successor = null;
  }

  #conversionTo({ layout }: Plan): ShaderSource {
    return { vertex: fullscreen, fragment: this.#edits.convert(this.#plan.layout, layout) };
  }

  #convert(rule: Rule, field: Field, plan: Plan): void {
    const uniforms = convertUniforms(this.#rule, rule);
    const program = this.gpu.programs.acquire(this.#conversionTo(plan));
    this.gpu.draw({ program, uniforms: { tState: this.#field.texture, ...this.#common(), ...uniforms }, target: field.next });
    field.swap();
    this.gpu.programs.release(program);
    if (field !== this.#field) this.#field.dispose();
    this.#field = field;
  }

  /** Cells as they came from a field, in whatever layout. */
  load(raw: RawCells): void {
    if (raw.layout.key === this.#plan.layout.key) this.#field.loadRaw(raw);
    else this.#field.load(raw.layout.unpack(raw.texels, this.#options.size));
  }

  /** The cells as they are now. @throws CaError `lost` */
  readRaw(): Promise<RawCells> {
    return this.#field.readRaw();
  }

  dispose(): void {
    this.#successor?.leave();
    this.#successor = null;
    this.#release();
    this.#field.dispose();
  }
}
