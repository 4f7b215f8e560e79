// What a grid runs: makes the simulation that its attributes and content ask for, keeps it as they change, follows another element's
// by `for`, or shows one that a program put in. Gives the GPU's part back when the element leaves the page.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CaError } from '../../core/base/errors.js';
import { checkSize } from '../../core/base/limits.js';
import type { Bus } from '../../core/page/bus.js';
import { Grace } from '../../core/page/grace.js';
import { checkRate, Playback } from '../../core/page/playback.js';
import { parseRule } from '../../core/rule/parse.js';
import { Rule } from '../../core/rule/rule.js';
import { Simulation } from '../../core/simulation/simulation.js';
import { readNumber, readSize, readWord } from '../shared/attributes.js';
import { fetchContent, noContent, readContent, readScripts, type Content } from './content.js';
import { planGrid, sameStart, type GridAttributes, type GridPlan, type GridSettings } from './settings.js';

/** What the element is told. */
export interface RunListener {
  /** Another simulation or playback is shown. */
  readonly shown: (simulation: Simulation | null, playback: Playback | null) => void;
  /** Something given could not be used. */
  readonly failed: (about: string, error: CaError) => void;
  /** What failed before is fine now. */
  readonly fine: (about: string) => void;
  /** A rule is about to be put in force by an attribute or by content. */
  readonly ruling: (source: 'attribute' | 'pattern') => void;
}

type Host = ReactiveControllerHost & HTMLElement & GridAttributes;
type Readers = { readonly [K in keyof GridSettings]-?: (given: GridAttributes) => GridSettings[K] };

/** How each attribute is read. Each may throw a CaError. */
const readers: Readers = {
  rule: ({ rule }) => (rule === null ? undefined : rule instanceof Rule ? rule : parseRule(rule)),
  boundary: ({ boundary }) => readWord('boundary', boundary, ['torus', 'dead', 'mirror']),
  size: ({ size }) => {
    const numbers = readSize('size', size);
    return numbers && checkSize(numbers);
  },
  precision: ({ precision }) => {
    const word = readWord('precision', precision, ['auto', '8', '16', '32']);
    return word === undefined || word === 'auto' ? word : (Number(word) as 8 | 16 | 32);
  },
  seed: ({ seed }) => readNumber('seed', seed, { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, whole: true }),
  density: ({ density }) => readNumber('density', density, { min: 0, max: 1 }),
  init: ({ init }) => readWord('init', init, ['random', 'empty', 'centre', 'pattern']),
  rate: ({ rate }) => {
    const value = readNumber('rate', rate);
    return value === undefined ? undefined : checkRate(value);
  },
};

const reducedMotion = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** Runs a grid's automaton. */
export class GridRun implements ReactiveController {
  readonly #host: Host;
  readonly #listener: RunListener;
  readonly #grace = new Grace();
  #settings: GridSettings = {};
  #content: Content = noContent;
  #loading: AbortController | null = null;
  #plan: GridPlan | null = null;
  #own: Simulation | null = null;
  #adopted: Simulation | null = null;
  #offBus: () => void = () => {};
  #followed: { simulation: Simulation | null; playback: Playback | null } = { simulation: null, playback: null };
  /** What was asked of it before it was there, or before it left the page. */
  #wanted: 'play' | 'pause' | null = null;

  constructor(host: Host, listener: RunListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** What is shown. */
  get simulation(): Simulation | null {
    return this.#adopted ?? (this.#host.for === null ? this.#own : this.#followed.simulation);
  }

  get playback(): Playback | null {
    const { simulation } = this;
    if (simulation && simulation === this.#followed.simulation) return this.#followed.playback;
    return simulation && Playback.of(simulation);
  }

  /** The colour map that the shown preset comes with. */
  get colormap(): string | undefined {
    return this.simulation === this.#own ? this.#plan?.colormap : undefined;
  }

  get paused(): boolean {
    return !(this.playback?.playing ?? this.#wanted === 'play');
  }

  set paused(paused: boolean) {
    if (paused) this.pause();
    else this.play();
  }

  play(): void {
    this.#wanted = 'play';
    this.playback?.play();
  }

  pause(): void {
    this.#wanted = 'pause';
    this.playback?.pause();
  }

  /** The playback, made now if need be. @throws CaError `argument` where a link leads nowhere */
  need(): Playback {
    if (!this.simulation) this.update({ has: () => true });
    const { playback } = this;
    if (!playback)
      throw new CaError('argument', 'there is no automaton', { where: 'for', expected: 'the id of one', got: this.#host.for ?? 'nothing' });
    return playback;
  }

  /** Shows a simulation that a program made; `null` goes back to the element's own. */
  adopt(simulation: Simulation | null): void {
    this.#adopted = simulation;
    if (!simulation) this.update({ has: () => false });
    this.#show();
  }

  /** Follows another element, or nobody. */
  follow(bus: Bus | null): void {
    this.#offBus();
    this.#followed = { simulation: null, playback: null };
    const offs = [
      bus?.on('simulation', (simulation) => this.#onFollowed({ ...this.#followed, simulation })),
      bus?.on('playback', (playback) => this.#onFollowed({ ...this.#followed, playback })),
    ];
    this.#offBus = () => offs.forEach((off) => off?.());
    this.#show();
  }

  #onFollowed(followed: { simulation: Simulation | null; playback: Playback | null }): void {
    this.#followed = followed;
    // Simulation and playback come one after the other: wait until they belong together.
    if (followed.simulation === (followed.playback?.simulation ?? null)) this.#show();
  }

  /** Takes in the attributes that changed. */
  update(changed: { has(name: keyof GridAttributes): boolean }): void {
    for (const name of Object.keys(readers) as (keyof GridSettings)[]) if (changed.has(name)) this.#read(name);
    if (changed.has('src') || changed.has('pattern')) this.#load();
    if (this.#host.for === null && !this.#adopted) this.#reconcile(changed.has('rule') ? 'attribute' : 'pattern');
    if (changed.has('autoplay') && this.#host.autoplay && !this.#wanted && !reducedMotion()) this.play();
  }

  #read(name: keyof GridSettings): void {
    const value = this.#attempt(name, () => ({ good: readers[name](this.#host) }));
    if (value) this.#settings = { ...this.#settings, [name]: value.good };
  }

  /** Takes in the scripts inside the tag, where no attribute says otherwise. */
  readScripts(): void {
    if (this.#host.src !== null || this.#host.pattern !== null) return;
    this.#take(this.#attempt('content', () => readScripts(this.#host) ?? noContent));
  }

  #load(): void {
    this.#loading?.abort();
    this.#loading = null;
    const { src, pattern } = this.#host;
    if (src !== null) void this.#fetch(src);
    else if (pattern !== null) this.#content = this.#attempt('content', () => readContent(pattern)) ?? this.#content;
    else this.#content = this.#attempt('content', () => readScripts(this.#host) ?? noContent) ?? this.#content;
  }

  async #fetch(src: string): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    let content: Content | undefined;
    try {
      content = await fetchContent(src, loading.signal);
      this.#listener.fine('content');
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#listener.failed(
        'content',
        error instanceof CaError ? error : new CaError('source', String(error), { where: 'src', cause: error }),
      );
    }
    if (loading !== this.#loading) return;
    this.#loading = null;
    this.#take(content);
  }

  #take(content: Content | undefined): void {
    if (content) this.#content = content;
    if (this.#host.for === null && !this.#adopted) this.#reconcile('pattern');
  }

  /** Makes what runs what it should be. */
  #reconcile(source: 'attribute' | 'pattern'): void {
    const plan = this.#attempt('plan', () => planGrid(this.#settings, this.#content, this.#loading !== null));
    if (!plan) return;
    const before = this.#plan;
    const sim = this.#own;
    const sameField = before && `${before.size}` === `${plan.size}` && before.precision === plan.precision;
    this.#plan = plan;
    if (!sim || !sameField) this.#make(plan);
    else {
      if (plan.rule !== before.rule) {
        this.#listener.ruling(source);
        sim.setRule(plan.rule);
      }
      if (!sameStart(plan.start, before.start)) this.#attempt('start', () => sim.startFrom(plan.start));
      if (plan.rate !== before.rate) Playback.of(sim).rate = plan.rate;
    }
  }

  #make({ rule, size, precision, start, rate }: GridPlan): void {
    const made =
      this.#attempt('start', () => new Simulation({ rule, size, precision, ...start })) ??
      new Simulation({ rule, size, precision, ...start, init: 'empty', pattern: undefined });
    const old = this.#own;
    const playing = old ? Playback.of(old).playing : this.#wanted === 'play';
    const speed = old && this.#plan?.rate === rate ? Playback.of(old).rate : rate;
    this.#own = made;
    Playback.of(made).rate = this.#settings.rate ?? speed;
    this.#show();
    if (playing) Playback.of(made).play();
    if (old) {
      Playback.of(old).dispose();
      old.dispose();
    }
  }

  #show(): void {
    this.#listener.shown(this.simulation, this.playback);
    if (this.#wanted === 'play' && this.simulation === this.#own) this.playback?.play();
  }

  #attempt<T>(about: string, action: () => T): T | undefined {
    try {
      const result = action();
      this.#listener.fine(about);
      return result;
    } catch (error) {
      if (!(error instanceof CaError)) throw error;
      this.#listener.failed(about, error);
      return undefined;
    }
  }

  hostConnected(): void {
    this.#grace.cancel();
    if (this.#wanted === 'play' && this.#own) Playback.of(this.#own).play();
  }

  hostDisconnected(): void {
    this.#grace.begin(() => {
      const own = this.#own;
      if (!own) return;
      const { playing } = Playback.of(own);
      Playback.of(own).pause();
      this.#wanted = playing ? 'play' : this.#wanted;
      void own.suspend();
    });
  }
}
