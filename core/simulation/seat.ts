// Where an automaton runs: on the GPU's engine, or on the CPU's where there is no WebGL2 or that is drawn in software and slower. It makes
// the machine when it is needed, from the journal, loses it with the context, and gives it back.

import { CaError } from '../base/errors.js';
import type { Emitter } from '../base/emitter.js';
import type { Gpu } from '../gpu/gpu.js';
import type { GpuShare } from '../gpu/share.js';
import type { Rule } from '../rule/rule.js';
import { whenBack } from './back.js';
import { Claim } from './claim.js';
import { Coming } from './coming.js';
import type { SimulationEvents } from './contract.js';
import type { CpuEngine } from './cpu/cpu-engine.js';
import type { Engine, EngineOptions } from './engine.js';
import type { Journal } from './journal.js';
import { cpuPart, gpuPart, volumePart } from './parts.js';
import { replay } from './snapshot.js';
import { isFasterOnCpu, measureOnCpu } from './software.js';

/** What a seat needs of its automaton. */
export interface SeatContext {
  readonly share: GpuShare;
  readonly options: EngineOptions;
  readonly events: Emitter<SimulationEvents>;
  readonly journal: () => Journal;
  readonly rule: () => Rule;
  readonly disposed: () => boolean;
  /** A machine is there that holds what the journal says, or none any more. */
  readonly changed: (machine: Engine | CpuEngine | null) => void;
}

/** Holds one machine at a time. */
export class Seat {
  readonly #context: SeatContext;
  readonly #claim: Claim;
  readonly #coming: Coming;
  #machine: Engine | CpuEngine | null = null;
  /** It is on the CPU though there is WebGL2. */
  #chosen = false;
  /** A view needs the cells on the GPU. */
  #onGpu = false;
  #refused = false;

  constructor(context: SeatContext) {
    this.#context = context;
    const failed = (error: CaError) => context.events.emit('error', error);
    this.#coming = new Coming(failed);
    this.#claim = new Claim(context.share, { lost: () => this.#onLost(), rebuilt: () => this.attach(), failed });
  }

  get machine(): Engine | CpuEngine | null {
    return this.#machine;
  }

  get engine(): Engine | null {
    return this.#machine?.gpu ? this.#machine : null;
  }

  get cpu(): CpuEngine | null {
    return this.#machine?.gpu === null ? this.#machine : null;
  }

  /** The rule could not be run here, and no cells were ever there that another rule would have to keep. */
  get refused(): boolean {
    return this.#refused;
  }

  /** As `Simulation.attach`. */
  attach(onGpu = false): Engine | null {
    const { rule, options, disposed } = this.#context;
    this.#onGpu ||= onGpu;
    if (this.#onGpu && this.#chosen) this.leave();
    if (this.#machine || this.#coming.promise || disposed()) return this.engine;
    if (!this.#onGpu && isFasterOnCpu(rule(), options.size)) return this.#attachCpu(null);
    const part = gpuPart.atHand;
    if (!part) return this.#fetch(gpuPart);
    if (options.size.length === 3 && !volumePart.atHand) return this.#fetch(volumePart);
    let gpu: Gpu | null;
    try {
      gpu = this.#claim.take();
    } catch (lack) {
      return this.#attachCpu(lack);
    }
    if (gpu) this.#build((first) => new part.Engine(gpu, first, options));
    return this.engine;
  }

  /** Settles when there is something to attach to again: a part has come, or the context is back. */
  async whenNext(): Promise<void> {
    await (this.#coming.promise ?? whenBack(this.#context.share, () => this.#context.disposed() || !this.#claim.held));
  }

  /** As `Simulation.whenAttached`. */
  async whenAttached(onGpu: boolean): Promise<boolean> {
    for (;;) {
      this.attach(onGpu);
      if (!this.#coming.promise) return this.#machine !== null;
      await this.#coming.promise;
    }
  }

  /** Goes where a rule can be run that is about to be put in force. */
  clear(rule: Rule): void {
    if (this.cpu && !cpuPart.atHand?.runsOnCpu(rule, this.#context.options.size)) this.leave();
  }

  /** Where WebGL2 is drawn in software, finds out whether the CPU would be faster, and moves there. */
  async moveIfFaster(): Promise<void> {
    const { engine } = this;
    if (!engine || this.#onGpu) return;
    if (!(await measureOnCpu(engine, this.#context.options)) || this.#onGpu || engine !== this.engine) return;
    this.leave();
    this.attach();
  }

  /** Gives the machine back. */
  leave(): void {
    if (this.#machine) this.#context.events.emit('release', undefined);
    this.#drop();
    this.#chosen = false;
    this.#coming.forget();
    this.#claim.drop();
  }

  /** Another automaton altogether begins. */
  forgive(): void {
    this.#refused = false;
  }

  #drop(): void {
    this.#machine?.dispose();
    this.#machine = null;
    this.#context.changed(null);
  }

  /** Fetches a part. Whoever wants it asks again when the cells are said to have changed. */
  #fetch(part: typeof gpuPart | typeof cpuPart | typeof volumePart): null {
    const { events, disposed } = this.#context;
    this.#coming.expect<unknown>(part.fetch(), () => disposed() || events.emit('change', undefined));
    return null;
  }

  /** Makes the CPU's part. @param lack - why there is none on the GPU, thrown if the CPU has none either; `null` if it is only slower */
  #attachCpu(lack: unknown): null {
    if (lack && !(lack instanceof CaError && lack.code === 'capability')) throw lack;
    const { rule, options } = this.#context;
    const part = cpuPart.atHand;
    if (!part) return this.#fetch(cpuPart);
    if (lack && !part.runsOnCpu(rule(), options.size)) throw lack;
    this.#build(
      (first) => new part.CpuEngine(first, options.size, lack ? undefined : 'faster than WebGL2, which is drawn in software here'),
    );
    this.#chosen = !lack;
    return null;
  }

  #build(make: (rule: Rule) => Engine | CpuEngine): void {
    const { journal, changed, events } = this.#context;
    const { base } = journal();
    this.#refused = base.cells === null;
    const machine = make(base.rule);
    try {
      replay(machine, journal());
    } catch (error) {
      machine.dispose();
      throw error;
    }
    this.#refused = false;
    this.#machine = machine;
    changed(machine);
    events.emit('ready', undefined);
    events.emit('change', undefined);
  }

  #onLost(): void {
    if (!this.#machine) return;
    this.#drop();
    this.#context.events.emit('lost', undefined);
  }
}
