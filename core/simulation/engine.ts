// Runs a plan on the GPU: holds the field, the programs and the tables of one automaton, and carries out operations on it. An
// engine dies with its context; the simulation that owns it makes another from its journal.

import type { Disposable } from '../base/disposable.js';
import type { Size } from '../base/limits.js';
import { planFor } from '../compile/paths.js';
import { convertFragment, convertUniforms, paintFragment, sourceLayout, stateBounds, writeFragment } from '../compile/edit.js';
import type { Cells } from '../compile/layout.js';
import type { Plan, PlanOptions, PlanValues } from '../compile/plan.js';
import type { Gpu } from '../gpu/gpu.js';
import '../gpu/provide.js'; // who has an engine can have a context
import type { GpuProgram } from '../gpu/program.js';
import { GpuTarget, GpuTexture } from '../gpu/texture.js';
import type { Uniforms, UniformValue } from '../gpu/uniforms.js';
import type { Rule } from '../rule/rule.js';
import fullscreen from '../../shaders/fullscreen.vert';
import { Field, type RawCells } from './field.js';
import type { Operation, Region, Stroke } from './operations.js';
import { emptyCells, randomCells } from './seed.js';
import { Settled } from './settled.js';

/** What an engine needs beside the rule. */
export interface EngineOptions {
  readonly size: Size;
  readonly precision: PlanOptions['precision'];
}

/** An automaton on one live context. */
export class Engine implements Disposable {
  readonly gpu: Gpu;
  readonly #options: EngineOptions;
  #rule: Rule;
  #plan: Plan;
  #field: Field;
  #programs: GpuProgram[] = [];
  #scratch: GpuTarget[] = [];
  #values: PlanValues;
  readonly #settled: Settled;
  readonly #tables = new Map<string, GpuTexture>();

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

  #planOf(rule: Rule): Plan {
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
        for (let i = 0; i < operation.count; i++) this.#step(operation.from + i, operation.seed);
    }
  }

  #step(generation: number, seed: number): void {
    const programs = this.#settled.programsFor(this.#plan, this.#rule) ?? this.#programs;
    this.#plan.passes.forEach(({ to, reads }, index) => {
      const uniforms: Record<string, UniformValue> = {
        ...this.#values.uniforms,
        ...this.#common(),
        uGeneration: generation,
        uSeed: seed >>> 0,
      };
      for (const [name, table] of this.#tables) uniforms[name] = table;
      for (const [name, from] of Object.entries(reads))
        uniforms[name] = from === 'state' ? this.#field.texture : this.#scratch[from.scratch].textures[from.texture];
      const target = to === 'state' ? this.#field.next : this.#scratch[to];
      this.gpu.draw({ program: programs[index], uniforms, target });
      if (to === 'state') this.#field.swap();
    });
  }

  #common(): Record<string, UniformValue> {
    return { uSize: [this.#options.size[0], this.#options.size[1]] };
  }

  /** Draws every cell anew by an editing shader. */
  #edit(fragment: string, uniforms: Uniforms): void {
    const program = this.gpu.programs.acquire({ vertex: fullscreen, fragment });
    const all = { tState: this.#field.texture, ...this.#common(), ...uniforms };
    this.gpu.draw({ program, uniforms: all, target: this.#field.next });
    this.#field.swap();
    this.gpu.programs.release(program);
  }

  #paint({ x, y, toX = x, toY = y, radius = 0, value = stateBounds(this.#rule)[1], channel }: Stroke): void {
    const mask = [0, 1, 2, 3].map((c) => Number(channel === undefined || channel === c));
    this.#edit(paintFragment(this.#plan.layout), {
      uSegment: [x, y, toX, toY],
      uReach: radius + 0.5,
      uPaint: [value, value, value, value],
      uMask: mask,
      uWrap: this.#rule.boundary === 'torus',
    });
  }

  #write(cells: Cells, { x, y, width, height }: Region, keep: boolean): void {
    const layout = sourceLayout(this.#plan.layout);
    const source = new GpuTexture(this.gpu, layout.format, width, height);
    source.upload(layout.pack(cells, [width, height]));
    const uniforms = { tSource: source, uRegion: [x, y, width, height], uWrap: this.#rule.boundary === 'torus', uKeep: keep };
    this.#edit(writeFragment(this.#plan.layout), uniforms);
    source.dispose();
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
  }

  #convert(rule: Rule, field: Field, { layout }: Plan): void {
    const uniforms = convertUniforms(this.#rule, rule);
    const program = this.gpu.programs.acquire({ vertex: fullscreen, fragment: convertFragment(this.#plan.layout, layout) });
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
    this.#release();
    this.#field.dispose();
  }
}
