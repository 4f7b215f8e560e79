// Says on an element what the simulation that it shows does: the events about running, stepping and rules, and what a screen reader
// is told. Shared by the elements that show a simulation.

import type { ReactiveControllerHost } from 'lit';
import type { CaError } from '../../core/base/errors.js';
import type { Playback } from '../../core/page/playback.js';
import type { Rule } from '../../core/rule/rule.js';
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
  /** Who puts rules in force; `api` unless the element says else. */
  ruleSource: CaEventDetails['ca-rule-change']['source'] = 'api';
  readonly #host: ReactiveControllerHost & Element;
  readonly #listener: NewsListener;
  #simulation: Simulation | null = null;
  #playback: Playback | null = null;
  #announced: Simulation | null = null;
  #rule: Rule | null = null;
  #playing = false;
  #off: () => void = () => {};

  constructor(host: ReactiveControllerHost & Element, listener: NewsListener) {
    this.#host = host;
    this.#listener = listener;
  }

  /** Announces these from now on. */
  watch(simulation: Simulation | null, playback: Playback | null): void {
    if (simulation === this.#simulation && playback === this.#playback) return;
    this.#off();
    this.#simulation = simulation;
    this.#playback = playback;
    if (simulation) this.#onRule(simulation.rule);
    let live = false; // the last steps are told to late subscribers too: those are no news
    const offs = [
      simulation?.events.on('ready', () => this.#onReady(simulation)),
      simulation?.events.on('rule', (rule) => this.#onRule(rule)),
      simulation?.events.on('lost', () => this.#listener.said(words.lost)),
      simulation?.events.on('error', (error) => this.#listener.failed(error)),
      playback?.events.on('steps', (generation) => live && fire(this.#host, 'ca-step', { generation })),
      playback?.events.on('playing', (playing) => this.#onPlaying(playing)),
    ];
    live = true;
    this.#off = () => offs.forEach((off) => off?.());
    if (!playback) this.#onPlaying(false);
    if (simulation?.attached) this.#onReady(simulation);
  }

  #onReady(simulation: Simulation): void {
    this.#listener.ready();
    if (simulation === this.#announced) return; // it was rebuilt after a loss: not news
    this.#announced = simulation;
    fire(this.#host, 'ca-ready', { path: simulation.path });
  }

  /** The first rule is no change. What is drawn and read out may depend on the rule, so the host updates. */
  #onRule(rule: Rule): void {
    if (this.#rule && rule !== this.#rule) fire(this.#host, 'ca-rule-change', { rule, source: this.ruleSource });
    this.#rule = rule;
    this.#host.requestUpdate();
  }

  /** At rest is how it starts. */
  #onPlaying(playing: boolean): void {
    if (playing === this.#playing) return;
    this.#playing = playing;
    this.#listener.running(playing);
    fire(this.#host, playing ? 'ca-play' : 'ca-pause', {});
    this.#listener.said(playing ? words.running : words.paused(this.#simulation?.generation ?? 0));
  }
}
