// Says on an element what the simulation that it shows does: the events about running, stepping and rules, and what a screen reader
// is told. Shared by the elements that show a simulation.

import type { CaError } from '../../core/base/errors.js';
import type { Playback } from '../../core/page/playback.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { fire, type CaEventDetails } from './events.js';
import { words } from './words.js';

/** What the element does with the news that is not an event. */
export interface NewsListener {
  readonly running: (running: boolean) => void;
  /** The engine is there: what could not be drawn before may be drawn now. */
  readonly ready: () => void;
  readonly failed: (error: CaError) => void;
  readonly said: (text: string) => void;
}

/** Announces one simulation at a time. */
export class Announcer {
  /** Who puts the next rule in force; `api` unless an element says else just before. */
  ruleSource: CaEventDetails['ca-rule-change']['source'] = 'api';
  readonly #host: Element;
  readonly #listener: NewsListener;
  #simulation: Simulation | null = null;
  #playback: Playback | null = null;
  #announced: Simulation | null = null;
  #off: () => void = () => {};

  constructor(host: Element, listener: NewsListener) {
    this.#host = host;
    this.#listener = listener;
  }

  /** Announces these from now on. */
  watch(simulation: Simulation | null, playback: Playback | null): void {
    if (simulation === this.#simulation && playback === this.#playback) return;
    this.#off();
    this.#simulation = simulation;
    this.#playback = playback;
    const offs = [
      simulation?.events.on('ready', () => this.#onReady(simulation)),
      simulation?.events.on('rule', (rule) => this.#onRule(rule)),
      simulation?.events.on('lost', () => this.#listener.said(words.lost)),
      simulation?.events.on('error', (error) => this.#listener.failed(error)),
      playback?.events.on('steps', (generation) => fire(this.#host, 'ca-step', { generation })),
    ];
    let first = true;
    offs.push(playback?.events.on('playing', (playing) => this.#onPlaying(playing, first)));
    first = false;
    this.#off = () => offs.forEach((off) => off?.());
    if (!playback) this.#listener.running(false);
    if (simulation?.engine) this.#onReady(simulation);
  }

  #onReady(simulation: Simulation): void {
    this.#listener.ready();
    if (simulation === this.#announced) return; // it was rebuilt after a loss: not news
    this.#announced = simulation;
    fire(this.#host, 'ca-ready', { path: simulation.path });
  }

  #onRule(rule: CaEventDetails['ca-rule-change']['rule']): void {
    fire(this.#host, 'ca-rule-change', { rule, source: this.ruleSource });
    this.ruleSource = 'api';
  }

  #onPlaying(playing: boolean, first: boolean): void {
    this.#listener.running(playing);
    if (first && !playing) return; // at rest is how it starts
    fire(this.#host, playing ? 'ca-play' : 'ca-pause', {});
    this.#listener.said(playing ? words.running : words.paused(this.#simulation?.generation ?? 0));
  }
}
