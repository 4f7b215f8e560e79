// The page's one animation loop. A tick: every running automaton that somebody sees takes the steps that are due, as far as the
// time budget goes; then every visible view whose picture is old is drawn and shown. The loop sleeps when there is nothing to do.
// The browser stops it while the page is hidden.

import { CaError } from '../base/errors.js';
import type { Gpu } from '../gpu/gpu.js';
import { Fence } from '../gpu/fence.js';
import type { CpuEngine } from '../simulation/cpu/cpu-engine.js';
import { gpuPart } from '../simulation/parts.js';
import type { Simulation } from '../simulation/simulation.js';
import type { View, ViewLoop } from '../view/view.js';
import { WorkBudget, type StepClock } from './budget.js';

/** A running automaton as the loop sees it. */
export interface LoopRunner {
  readonly simulation: Simulation;
  /** Steps that are due. */
  readonly clock: StepClock;
  /** Steps per second. */
  readonly rate: number;
  /** Tells its listeners how far it is. */
  tell(): void;
}

/** Half a frame at 60 Hz, in milliseconds: what a tick may take of the page's time and of the GPU's. */
const HALF_FRAME_MS = 8;
/** Longest time between two ticks that counts, in milliseconds: what a hidden page slept through is not caught up with. */
const LONGEST_TICK_MS = 1000;
/** Work of drawing one pixel, in the units of `Plan.cost`. */
const PIXEL_COST = 4;

/** Counts for tests and for the bench. */
export interface LoopStatistics {
  readonly ticks: number;
  readonly steps: number;
  readonly drawn: number;
  /** Ticks that did nothing because the GPU was still busy. */
  readonly skipped: number;
}

/** Steps and draws everything on a page. */
export class PageLoop implements ViewLoop {
  readonly #runners = new Set<LoopRunner>();
  readonly #views = new Set<View>();
  readonly #budget = new WorkBudget();
  #request = 0;
  #last = 0;
  #turn = 0;
  #fence: Fence | null = null;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #statistics = { ticks: 0, steps: 0, drawn: 0, skipped: 0 };

  /** What the loop did so far. */
  get statistics(): LoopStatistics {
    return { ...this.#statistics };
  }

  /** Whether a frame is asked for: false means that the loop sleeps. */
  get awake(): boolean {
    return this.#request !== 0;
  }

  /** How many views and playing automata it serves. */
  get size(): number {
    return this.#runners.size + this.#views.size;
  }

  add(runner: LoopRunner): void {
    this.#runners.add(runner);
    this.wake();
  }

  remove(runner: LoopRunner): void {
    this.#runners.delete(runner);
  }

  addView(view: View): void {
    this.#views.add(view);
    this.wake();
  }

  removeView(view: View): void {
    this.#views.delete(view);
  }

  /** Says that there is something to do. */
  wake(): void {
    if (this.#request || typeof requestAnimationFrame === 'undefined') return;
    if (this.#runners.size + this.#views.size === 0) return;
    this.#request = requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now: number): void {
    this.#request = 0;
    const elapsed = Math.min(now - (this.#last || now), LONGEST_TICK_MS);
    this.#last = now;
    this.#statistics.ticks++;
    const running = this.#runningNow();
    for (const runner of running) runner.clock.advance(elapsed, runner.rate);
    if (this.#fence && !this.#fence.done) {
      this.#statistics.skipped++;
      this.#again();
      return;
    }
    this.#fence = null;
    const began = performance.now();
    let spent = this.#stepAll(running, began);
    const { gpu, pixels, complete } = this.#drawAll(began);
    spent += pixels * PIXEL_COST;
    for (const runner of running) runner.tell();
    const cpuMs = performance.now() - began;
    if (gpu && spent > 0) this.#measure(gpu, spent, cpuMs);
    else if (spent > 0 && running.some(({ simulation }) => simulation.cpu)) this.#budget.learn(spent, cpuMs < HALF_FRAME_MS);
    if (running.length || !complete) this.#again();
    else this.#last = 0;
  }

  #again(): void {
    this.#request = requestAnimationFrame((now) => this.#tick(now));
  }

  /** The automata that are on and seen. */
  #runningNow(): LoopRunner[] {
    for (const runner of this.#runners) if (runner.simulation.disposed) this.#runners.delete(runner);
    if (this.#runners.size === 0) return [];
    const seen = new Set<Simulation | null>();
    for (const view of this.#views) if (view.visible) seen.add(view.simulation);
    return [...this.#runners].filter(({ simulation }) => seen.has(simulation));
  }

  /** Hands the allowance round, beginning with another automaton each tick. Returns the work done. */
  #stepAll(running: readonly LoopRunner[], began: number): number {
    let spent = 0;
    const count = running.length;
    if (count) this.#turn = (this.#turn + 1) % count;
    for (let i = 0; i < count; i++) {
      const runner = running[(this.#turn + i) % count];
      const { simulation, clock } = runner;
      if (!simulation.attached || clock.owed < 1) continue;
      const left = this.#budget.allowance - spent;
      if (left <= 0 || performance.now() - began > HALF_FRAME_MS) break;
      const share = left / (count - i);
      const most = Math.floor(share / simulation.cost);
      if (most < 1) {
        spent += this.#stepPart(runner, share);
        continue;
      }
      const steps = clock.take(most);
      simulation.step(steps);
      spent += steps * simulation.cost;
      this.#statistics.steps += steps;
    }
    return spent;
  }

  /** One step that is more than its share: a part of it, where it can be taken in parts. Returns the work done. */
  #stepPart({ simulation, clock }: LoopRunner, share: number): number {
    const work = simulation.engine?.plan.stages ? share : simulation.cost;
    if (simulation.stepPart(work)) this.#statistics.steps += clock.take(1);
    return work;
  }

  /** Draws the visible views with old pictures. Automata that have no GPU part yet get it here, as many as half a frame allows. */
  #drawAll(began: number): { gpu: Gpu | null; pixels: number; complete: boolean } {
    const ready: View[] = [];
    let gpu: Gpu | null = null;
    let pixels = 0;
    let complete = true;
    for (const view of this.#views) {
      if (!view.visible || !view.dirty || !view.simulation) continue;
      if (!view.simulation.attached && performance.now() - began > HALF_FRAME_MS) {
        complete = false;
        continue;
      }
      const engine = this.#attach(view, view.simulation);
      const { cpu } = view.simulation;
      if (!engine && !cpu) continue; // lost, or on its way: a new engine makes its views dirty again
      pixels += view.pixelWidth * view.pixelHeight;
      if (cpu) this.#drawOnCpu(view, cpu);
      if (!engine) continue;
      gpu = engine.gpu;
      ready.push(view);
    }
    if (gpu && !gpu.lost) {
      for (const view of ready) view.drawn();
      gpuPart.atHand?.present(gpu, ready, (view, error) => (view as View).failed(asCaError(error)));
      this.#statistics.drawn += ready.length;
    }
    return { gpu, pixels, complete };
  }

  #attach(view: View, simulation: Simulation) {
    try {
      return simulation.attach(!view.drawOnCpu);
    } catch (error) {
      view.drawn();
      view.failed(asCaError(error));
      return null;
    }
  }

  #drawOnCpu(view: View, cpu: CpuEngine): void {
    view.drawn();
    this.#statistics.drawn++;
    try {
      if (!view.drawOnCpu)
        throw new CaError('capability', 'this view needs WebGL2', { expected: 'a browser and a graphics driver with WebGL2' });
      view.drawOnCpu(cpu);
    } catch (error) {
      view.failed(asCaError(error));
    }
  }

  /** Learns half a frame later whether the tick's work was too much. */
  #measure(gpu: Gpu, spent: number, cpuMs: number): void {
    const fence = new Fence(gpu);
    this.#fence = fence;
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => this.#budget.learn(spent, fence.done && cpuMs < HALF_FRAME_MS), HALF_FRAME_MS);
  }
}

function asCaError(error: unknown): CaError {
  return error instanceof CaError ? error : new CaError('shader', String(error), { where: 'drawing', cause: error });
}

/** The page's loop. */
export const pageLoop = new PageLoop();
