// Exploring, as a person steers it: how strong mutants are, whether the garden is open, which rule is blended in. Makes the garden when
// it is opened and frees it when it is closed or the editor leaves the page.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Grace } from '../../core/page/grace.js';
import { blendRules, mutateRule, randomiseRule } from '../../core/rule/explore.js';
import { presets } from '../../core/rule/presets.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { Desk, Phase } from './desk.js';
import { Garden } from './garden.js';
import { freshSeed } from './seeds.js';
import { words } from './words.js';

/** A rule that is blended into another. */
export interface Blend {
  readonly from: Rule;
  readonly to: Rule;
  readonly share: number;
  /** What the share gave: while it is in force, the slider means something. */
  readonly made: Rule;
}

/** A rule that can be blended in. */
export interface Partner {
  readonly id: string;
  readonly rule: Rule;
}

/** Explores one rule. */
export class ExploreController implements ReactiveController {
  /** Whether the panel is open. */
  open = false;
  /** Strength of mutants, 0 to 1. */
  strength = 0.25;
  readonly #host: ReactiveControllerHost;
  readonly #grace = new Grace();
  #garden: Garden | null = null;
  #simulation: Simulation | null = null;
  #blend: Blend | null = null;
  #partners: { key: string; list: readonly Partner[] } = { key: '', list: [] };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get garden(): Garden | null {
    return this.#garden;
  }

  set simulation(simulation: Simulation | null) {
    if (simulation === this.#simulation) return;
    this.#simulation = simulation;
    this.#blend = null;
    this.closeGarden();
  }

  hostConnected(): void {
    this.#grace.cancel();
  }

  hostDisconnected(): void {
    this.#grace.begin(() => this.closeGarden());
  }

  toggle(): void {
    this.open = !this.open;
    if (!this.open) this.closeGarden();
    this.#host.requestUpdate();
  }

  setStrength(strength: number): void {
    this.strength = strength;
    this.#host.requestUpdate();
  }

  mutate(desk: Desk): void {
    const { strength } = this;
    desk.change(words.labels.mutated, () => mutateRule(desk.rule, { seed: freshSeed(), strength, locked: desk.locked }), 'explore');
  }

  randomise(desk: Desk): void {
    desk.change(words.labels.randomised, () => randomiseRule(desk.rule, { seed: freshSeed(), locked: desk.locked }), 'explore');
  }

  /** Opens the garden, or sows it anew. */
  sow(desk: Desk): void {
    if (!this.#simulation) return;
    this.#garden ??= new Garden(this.#simulation, () => this.#host.requestUpdate());
    this.#garden.sow({ rule: desk.rule, strength: this.strength, locked: desk.locked });
  }

  closeGarden(): void {
    this.#garden?.dispose();
    this.#garden = null;
    this.#host.requestUpdate();
  }

  /** Puts a mutant in force, and sows its own mutants. */
  adopt(desk: Desk, index: number): void {
    const plant = this.#garden?.plants[index];
    if (!plant || !desk.change(`${words.labels.adopted} ${plant.seed}`, () => plant.rule, 'explore')) return;
    this.#garden?.sow({ rule: plant.rule, strength: this.strength, locked: desk.locked });
  }

  /** The blend that is in force; `null` where the rule has been changed otherwise since. */
  blendOf(rule: Rule): Blend | null {
    return this.#blend && this.#blend.made === rule ? this.#blend : null;
  }

  /** Named rules that can be blended into one. Looked for when somebody wants to know, and then remembered. */
  partnersOf(rule: Rule): readonly Partner[] {
    const known = this.#blend?.made === rule ? this.#blend.from : rule;
    if (this.#partners.key === known.structureKey) return this.#partners.list;
    const list = [...presets.values()].flatMap(({ id, rule: other }): Partner[] => {
      if (other.name === known.name || other.states !== known.states || !other.network !== !known.network) return [];
      try {
        blendRules(known, other, 0.5);
        return [{ id, rule: other }];
      } catch {
        return []; // nothing in common: it is not offered
      }
    });
    this.#partners = { key: known.structureKey, list };
    return list;
  }

  /** Begins a blend with a named rule, or ends it. */
  choosePartner(desk: Desk, id: string): void {
    const from = this.blendOf(desk.rule)?.from ?? desk.rule;
    const partner = this.#partners.list.find((each) => each.id === id);
    this.#blend = partner ? { from, to: partner.rule, share: 0, made: desk.rule } : null;
    this.#host.requestUpdate();
  }

  /** @param share - of the other rule, 0 to 1 */
  setShare(share: number, put: (rule: Rule, label: string, phase: Phase) => void, phase: Phase): void {
    const blend = this.#blend;
    if (!blend) return;
    const made = blendRules(blend.from, blend.to, share);
    put(made, words.labels.blended(blend.to.name, share), phase);
    this.#blend = { ...blend, share, made };
  }
}
