// What a grid or a volume runs: makes the simulation that its attributes and content ask for, keeps it as they change, follows another
// element's by `for`, or shows one that a program put in. Gives the GPU's part back when the element leaves the page.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CaError, show } from '../../core/base/errors.js';
import type { Bus } from '../../core/page/bus.js';
import { Grace } from '../../core/page/grace.js';
import { Playback } from '../../core/page/playback.js';
import type { Start } from '../../core/simulation/start.js';
import { Simulation, type Cells } from '../../core/simulation/simulation.js';
import { allRules, RulesNeeded } from '../shared/all-rules.js';
import type { Attempt } from '../shared/element.js';
import type { CaEventDetails } from '../shared/events.js';
import { fetchContent, noContent, readContent, readRule, scriptText, type Content } from './content.js';
import { readersFor } from './readers.js';
import { planGrid, sameStart, type GridAttributes, type GridPlan, type GridSettings } from './settings.js';

type RuleSource = CaEventDetails['ca-rule-change']['source'];

/** What the element does for it. */
export interface RunContext {
  /** Another simulation or playback is to be shown. */
  readonly shown: (simulation: Simulation | null, playback: Playback | null) => void;
  /** Who puts the next rules in force. */
  readonly ruling: (source: RuleSource) => void;
  /** Plays the slices of a volume that is followed, soon. */
  /** Reads what `src` names; a rule or a flat pattern unless told. */
  readonly fetch?: (src: string, signal: AbortSignal) => Promise<Content>;
  readonly film?: (volume: Playback, made: (film: Playback) => void) => void;
  readonly attempt: Attempt;
}

type Host = ReactiveControllerHost & HTMLElement & GridAttributes;
/** The rule of a volume that is told none. */
const USUAL_IN_VOLUMES = 'young-spots';

const reducedMotion = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** @throws CaError `argument` where a start from a pattern has none */
function checkStart(start: Start): Start {
  if (start.init !== 'pattern' || start.pattern) return start;
  const expected = 'a pattern in the attribute "pattern", in a script inside the tag, or from "src"';
  throw new CaError('argument', 'there is no pattern to start from', { where: 'init', expected });
}

/** Runs a grid's automaton, or a volume's. */
export class GridRun implements ReactiveController {
  readonly #host: Host;
  readonly #context: RunContext;
  readonly #sides: 2 | 3;
  readonly #readers: ReturnType<typeof readersFor>;
  readonly #grace = new Grace();
  readonly #scripts = new MutationObserver(() => this.#onScripts());
  /** Attributes as they were when they were last read. */
  readonly #seen = new Map<keyof GridAttributes, unknown>();
  #settings: GridSettings = {};
  #inline = noContent;
  #inlineTexts = '';
  #file = noContent;
  #loading: AbortController | null = null;
  /** Something that it was given can be read when all kinds of rules have been fetched. */
  #awaitsRules = false;
  #plan: GridPlan | null = null;
  /** The plan is there so that the element is whole while its first rule is on its way. */
  #provisional = false;
  /** A start is still to be made: it failed, or waits for its rule. */
  #startDue = false;
  #own: Simulation | null = null;
  #adopted: Simulation | null = null;
  #offBus: () => void = () => {};
  #followed: { simulation: Simulation | null; playback: Playback | null } = { simulation: null, playback: null };
  /** What plays the slices of a volume that is followed. */
  #film: Playback | null = null;
  /** What was asked of it while it could not be done: before there was anything to run, or out of the page. */
  #wanted: 'play' | 'pause' | null = null;
  /** It has been out of the page for a while: it shows nothing and holds nothing of the GPU. */
  #away = false;

  /** @param sides - 2 for grids, 3 for volumes */
  constructor(host: Host, context: RunContext, sides: 2 | 3 = 2) {
    this.#host = host;
    this.#context = context;
    this.#sides = sides;
    this.#readers = readersFor(sides);
    host.addController(this);
  }

  /** What is shown. */
  get simulation(): Simulation | null {
    return this.#adopted ?? (this.#host.for ? this.#fitting : this.#own);
  }

  /** The automaton that is followed; `null` if it is a volume's and this is a grid that has no film of it yet. */
  get #fitting(): Simulation | null {
    const { simulation, playback } = this.#followed;
    return simulation && simulation.size.length > this.#sides && playback !== this.#film ? null : simulation;
  }

  get playback(): Playback | null {
    const { simulation } = this;
    if (simulation && simulation === this.#followed.simulation) return this.#followed.playback;
    return simulation && Playback.of(simulation);
  }

  get paused(): boolean {
    return !this.playback?.playing && this.#wanted !== 'play';
  }

  play(): void {
    this.#wanted = 'play';
    this.#playIfWanted();
  }

  pause(): void {
    this.#wanted = 'pause';
    this.playback?.pause();
  }

  /** Its first file, or what its first rule needs, is on its way: it stays empty and at rest until then. */
  get #pending(): boolean {
    return this.#awaitsRules || (this.#loading !== null && this.#file === noContent);
  }

  /** What was wanted is done once, so that a later pause by a person or a linked element stands. */
  #playIfWanted(): void {
    if (this.#wanted !== 'play' || !this.playback || !this.#host.isConnected || this.#pending) return;
    this.#wanted = null;
    this.playback.play();
  }

  /** The playback, made now if need be. @throws CaError `argument` where a link leads nowhere */
  need(): Playback {
    if (!this.simulation) this.update();
    this.simulation?.settle(); // what is asked of it now is asked of the rule that it was given
    const { playback } = this;
    if (playback) return playback;
    if (!this.#host.for) throw new CaError('argument', 'there is no automaton yet', { where: 'rule', expected: 'a call after ca-ready' });
    throw new CaError('argument', 'there is no automaton', { where: 'for', expected: 'the id of one', got: show(this.#host.for) });
  }

  /** The cells. Out of the page, what the GPU holds for it is given back afterwards. */
  async read(): Promise<Cells> {
    const cells = await this.need().simulation.read();
    if (!this.#host.isConnected) this.hostDisconnected();
    return cells;
  }

  /** Shows a simulation that a program made; `null` goes back to the element's own. @throws CaError `argument` */
  adopt(simulation: Simulation | null = null): void {
    if (simulation === this.#adopted) return;
    // Not `instanceof`: a page may have loaded the headless core a second time.
    const sides = simulation?.size?.length;
    // A volume shows a flat one's past.
    if (simulation && !(sides === 2 || sides === this.#sides)) {
      const expected = `${this.#sides === 2 ? 'a flat' : 'an'} automaton from createSimulation`;
      throw new CaError('argument', 'cannot be shown', { where: 'simulation', expected, got: show(simulation) });
    }
    this.#adopted = simulation;
    if (this.#host.isConnected) this.update();
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
    const { simulation, playback } = followed;
    // Simulation and playback come one after the other: wait until they belong together.
    if (simulation !== (playback?.simulation ?? null)) return;
    if (playback && !this.#fitting)
      this.#context.film?.(playback, (film) => {
        this.#film = film;
        if (followed === this.#followed) this.#onFollowed({ simulation, playback: film });
      });
    this.#show();
  }

  /** Takes in the attributes that changed since the last call. */
  update(): void {
    for (const name of Object.keys(this.#readers) as (keyof GridSettings)[]) if (this.#isNew(name)) this.#read(name);
    if (this.#isNew('pattern') || !this.#plan) this.#readInline();
    if (this.#isNew('src')) this.#load();
    this.#reconcile();
    if (this.#isNew('autoplay') && this.#host.autoplay && this.#wanted !== 'pause' && !reducedMotion()) this.play();
  }

  #isNew(name: keyof GridAttributes): boolean {
    const value = this.#host[name] ?? null;
    if (value === (this.#seen.get(name) ?? null)) return false;
    this.#seen.set(name, value);
    return true;
  }

  #read(name: keyof GridSettings): void {
    this.#orLater(() =>
      this.#context.attempt(name, () => (this.#settings = { ...this.#settings, [name]: this.#readers[name](this.#host[name]) })),
    );
  }

  /** Reads something; what needs rules that are not here is read again when they are. */
  #orLater(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof RulesNeeded)) throw error;
      if (!this.#awaitsRules) void this.#fetchRules();
    }
  }

  async #fetchRules(): Promise<void> {
    this.#awaitsRules = true;
    const result = await allRules.fetch().then(
      () => () => {},
      (error: unknown) => () => {
        throw error;
      },
    );
    this.#awaitsRules = false;
    this.#context.attempt('rules', result);
    if (allRules.atHand) {
      this.#seen.delete('rule');
      this.#inlineTexts = '';
      this.#readInline();
    }
    this.update();
  }

  /** The content inside the tag; the attribute `pattern` wins over a script. Texts that are as they were are not read again. */
  #readInline(): void {
    const pattern = this.#host.pattern || scriptText(this.#host, 'text/plain');
    const rule = scriptText(this.#host, 'application/json');
    const texts = JSON.stringify([pattern, rule]);
    if (texts === this.#inlineTexts) return;
    this.#inlineTexts = texts;
    this.#orLater(() =>
      this.#context.attempt('content', () => {
        const content = pattern ? readContent(pattern, this.#sides) : noContent;
        this.#inline = rule ? { ...content, rule: readRule(rule, this.#sides) } : content;
      }),
    );
  }

  #onScripts(): void {
    if (!this.#plan) return; // the first update will read them
    this.#readInline();
    this.#reconcile();
  }

  #load(): void {
    this.#loading?.abort();
    this.#loading = null;
    if (this.#host.src) void this.#fetch(this.#host.src);
    else this.#context.attempt('src', () => (this.#file = noContent));
  }

  async #fetch(src: string): Promise<void> {
    const loading = (this.#loading = new AbortController());
    const result = await (this.#context.fetch ?? fetchContent)(src, loading.signal).then(
      (content) => () => content,
      (error: unknown) => () => {
        throw error;
      },
    );
    if (loading !== this.#loading) return; // a newer file is asked for
    this.#loading = null;
    this.#file = this.#context.attempt<Content>('src', result) ?? this.#file;
    this.#reconcile();
  }

  /** Makes what runs what it should be. */
  #reconcile(): void {
    if (this.#host.for || this.#adopted) return;
    const before = this.#plan;
    const content = { pattern: this.#file.pattern ?? this.#inline.pattern, rule: this.#file.rule ?? this.#inline.rule };
    let { rule } = this.#settings;
    if (this.#sides === 3 && !rule && !content.rule) this.#orLater(() => (rule = readRule(USUAL_IN_VOLUMES, 3)));
    // No rule that is at hand from the start runs in a volume.
    if (this.#sides === 3 && this.#awaitsRules) return;
    // What runs already goes on as it is until a rule that is on its way can be read; a first one waits empty.
    if (this.#awaitsRules && before && !this.#provisional) return;
    this.#provisional = this.#awaitsRules;
    const settings: GridSettings = this.#provisional ? { ...this.#settings, init: 'empty' } : { ...this.#settings, rule };
    const plan = planGrid(settings, content, this.#pending, before, this.#sides);
    this.#plan = plan;
    const source = plan.base === content.rule && plan.base !== before?.base ? 'pattern' : 'attribute';
    this.#context.ruling(source);
    if (!this.#own || !before || `${before.size}` !== `${plan.size}` || before.precision !== plan.precision) this.#make(plan, before?.rate);
    else this.#change(this.#own, plan, before, source);
    this.#context.ruling('api');
    this.#playIfWanted();
  }

  #change(own: Simulation, plan: GridPlan, before: GridPlan, source: RuleSource): void {
    this.#startDue ||= !sameStart(plan.start, before.start);
    const put = (set: () => void) => {
      this.#context.ruling(source); // also where it comes into force later
      this.#context.attempt('new rule', set);
      this.#context.ruling('api');
      this.#startIfDue(own);
    };
    if (plan.rule !== before.rule) own.turnTo(plan.rule, put);
    else this.#startIfDue(own);
    if (plan.rate !== before.rate) Playback.of(own).rate = plan.rate;
  }

  /** A start has the states of its rule: it waits for a rule that is about to come into force. */
  #startIfDue(own: Simulation): void {
    const { start } = this.#plan ?? {};
    if (start && this.#startDue && own.rule === own.nextRule) this.#start(() => own.startFrom(checkStart(start)));
  }

  #start<T>(start: () => T): T | undefined {
    this.#startDue = true;
    return this.#context.attempt('start', () => {
      const result = start();
      this.#startDue = false;
      return result;
    });
  }

  /** Another extent needs another simulation; what the old one was doing, it goes on with. */
  #make({ rule, size, precision, start, rate }: GridPlan, rateBefore?: number): void {
    const made =
      this.#start(() => new Simulation({ rule, size, precision, ...checkStart(start) })) ??
      new Simulation({ rule, size, precision, init: 'empty' });
    const old = this.#own && Playback.of(this.#own);
    const playback = Playback.of(made);
    playback.rate = old && rate === rateBefore ? old.rate : rate;
    if (old?.playing) playback.play();
    this.#own = made;
    this.#show();
    old?.dispose();
    old?.simulation.dispose();
  }

  #show(): void {
    const { simulation } = this;
    if (this.#away) return;
    if (this.#own && simulation !== this.#own) void this.#own.suspend();
    this.#context.shown(simulation, this.playback);
    this.#playIfWanted();
  }

  hostConnected(): void {
    this.#grace.cancel();
    this.#scripts.observe(this.#host, { childList: true, characterData: true, subtree: true });
    this.#onScripts();
    if (this.#away) {
      this.#away = false;
      this.#show();
    } else this.#playIfWanted();
  }

  hostDisconnected(): void {
    this.#scripts.disconnect();
    this.#grace.begin(() => this.#leave());
  }

  /** The element left the page, and did not only move. */
  #leave(): void {
    const own = this.#own;
    if (own) {
      const playback = Playback.of(own);
      if (playback.playing) this.#wanted = 'play';
      playback.pause();
      void own.suspend();
    }
    this.#context.shown(null, null);
    this.#away = true;
  }
}
