// A grid that is linked to a volume shows its slices as a film. This file is what a grid has for that: where the film stands, the hand
// and the keys on it, its slider in the bar, and what a screen reader is told. Fetched by a grid that is linked to a volume.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { checkRate, type Playback } from '../../core/page/playback.js';
import { FilmPlayback } from '../../core/page/film-playback.js';
import type { Probe } from '../../core/page/bus.js';
import { AXES, Film, type Axis } from '../../core/view/film.js';
import type { GridView } from '../../core/view/grid-view.js';
import { readNumber, readWord } from '../shared/attributes.js';
import type { Attempt } from '../shared/element.js';
import { fire } from '../shared/events.js';
import { reseed } from '../shared/reseed.js';
import { words as shared } from '../shared/words.js';
import { FilmSlider } from './film-slider.js';
import { words } from './film-words.js';
import { actionOf, type KeyAction } from './keys.js';
import { PointerController, type Cell } from './pointer.controller.js';

/** What a film needs of the element. */
export interface FilmStageContext {
  readonly stage: () => HTMLElement | null;
  readonly view: () => GridView | null;
  /** What the element shows now. */
  readonly playback: () => Playback | null;
  readonly probe: (probe: Probe | null) => void;
  readonly said: (text: string) => void;
  readonly attempt: Attempt;
}

/** The element's attributes about films. */
export interface FilmHost extends ReactiveControllerHost, HTMLElement {
  axis: Axis | null;
  slice: number | null;
  pingPong: boolean;
  readonly rate: number | null;
}

/** CSS pixels that an arrow key with Shift moves the view. */
const PAN_STEP = 40;

const stages = new WeakMap<FilmHost, FilmStage>();

/** A film of a volume on an element, until it is shown no more. */
export function filmOf(host: FilmHost, context: FilmStageContext, { simulation }: Playback): FilmPlayback {
  let stage = stages.get(host);
  if (!stage) stages.set(host, (stage = new FilmStage(host, context)));
  return stage.show(simulation);
}

/** Shows one film at a time. */
class FilmStage implements ReactiveController {
  readonly #host: FilmHost;
  readonly #context: FilmStageContext;
  readonly #slider: FilmSlider;
  #film: FilmPlayback | null = null;
  /** What played goes on with the next film: a volume that gets another extent is another one. */
  #resumes = false;
  /** Attributes as they were last taken in. */
  #seen: readonly unknown[] = [];
  #stage: HTMLElement | null = null;
  /** Where a drag began: the column, and the slice that was shown then. */
  #drag: { x: number; slice: number; moved: boolean } | null = null;

  constructor(host: FilmHost, context: FilmStageContext) {
    this.#host = host;
    this.#context = context;
    this.#slider = new FilmSlider(host, {
      go: (slice) => this.#scrub(slice, true),
      done: () => this.#changed(),
    });
    new PointerController(host, {
      stage: context.stage,
      camera: () => (this.#film ? (context.view()?.camera ?? null) : null),
      drawable: () => true,
      begin: (at) => this.#begin(at),
      extend: (to) => this.#extend(to),
      end: () => this.#end(),
      hover: (cell) => this.#hover(cell),
      moved: () => context.view()?.invalidate(),
    });
    host.addController(this);
  }

  /** Puts another film on the stage. */
  show(simulation: Playback['simulation']): FilmPlayback {
    const view = this.#context.view();
    const film: Film = new Film(
      simulation.size,
      () => simulation.rule,
      () => playback.advance(),
    );
    const playback: FilmPlayback = new FilmPlayback(simulation, film, {
      moved: () => this.#moved(),
      rested: () => this.#rested(),
    });
    film.position = film.length >> 1;
    const plays = this.#film?.playing || this.#resumes;
    this.#film?.dispose();
    this.#film = playback;
    this.#seen = [];
    if (view) view.cut = film;
    this.#take();
    if (plays) playback.play();
    return playback;
  }

  hostUpdate(): void {
    if (this.#film && this.#context.playback() !== this.#film) this.#leave();
    this.#take();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** Takes in the attributes that changed. A bad one keeps its last good value. */
  #take(): void {
    const playback = this.#film;
    if (!playback) return;
    const { axis, slice, pingPong, rate } = this.#host;
    const [axisBefore, sliceBefore, rateBefore] = this.#seen;
    this.#seen = [axis, slice, rate];
    const { film } = playback;
    const { attempt, view } = this.#context;
    if (axis !== axisBefore) attempt('axis', () => (film.axis = readWord('axis', axis, AXES) ?? 'z'));
    if (slice !== sliceBefore || axis !== axisBefore)
      attempt('slice', () => {
        const wanted = readNumber('slice', slice, { min: 0, max: film.length - 1, whole: true });
        if (wanted !== undefined && wanted !== film.slice) playback.go(wanted);
      });
    if (rate !== rateBefore && rate !== null) attempt('rate', () => (playback.rate = checkRate(readNumber('rate', rate) ?? playback.rate)));
    film.pingPong = pingPong;
    if (axis !== axisBefore) view()?.camera.setGrid(film.size);
    view()?.invalidate();
  }

  hostUpdated(): void {
    const stage = this.#context.stage();
    if (stage && stage !== this.#stage) {
      this.#stage = stage;
      stage.addEventListener('keydown', this.#onKey);
    }
    if (!this.#film || !stage) return;
    const { film, simulation } = this.#film;
    Object.assign(stage.style, { aspectRatio: film.size.join(' / '), cursor: 'ew-resize' });
    stage.ariaLabel = words.film(simulation.rule, film.axis, simulation.size);
    this.#describe(words.keys);
    this.#slider.show(film);
  }

  #describe(text: string): void {
    const keys = this.#host.shadowRoot?.getElementById('keys');
    if (keys && keys.textContent !== text) keys.textContent = text;
  }

  #moved(): void {
    this.#context.view()?.invalidate();
    if (this.#film) this.#slider.show(this.#film.film);
  }

  /** What the attribute says is where it rests. */
  #rested(): void {
    if (!this.#film) return;
    const { slice } = this.#film.film;
    this.#seen = [this.#seen[0], slice, this.#seen[2]];
    this.#host.slice = slice;
  }

  /** The element shows something else now. */
  #leave(): void {
    const ended = this.#film;
    if (!ended) return;
    const view = this.#context.view();
    this.#resumes = ended.playing;
    ended.dispose();
    this.#film = null;
    if (view) view.cut = null;
    if (view?.simulation) view.camera.setGrid([view.simulation.size[0], view.simulation.size[1]]);
    this.#context.probe(null);
    this.#slider.remove();
    this.#describe(shared.gridKeys);
    for (const name of ['aspect-ratio', 'cursor']) this.#context.stage()?.style.removeProperty(name);
  }

  /** A person goes to a slice. */
  #scrub(slice: number, absolute = false): void {
    const playback = this.#film;
    if (!playback) return;
    const { film } = playback;
    playback.pause();
    const to = absolute ? slice : film.slice + slice;
    if (Math.min(film.length - 1, Math.max(0, to)) === film.slice) return;
    playback.go(to);
    fire(this.#host, 'ca-input', { action: 'plot' });
  }

  #changed(): void {
    if (this.#film) this.#context.said(words.slice(this.#film.film));
    fire(this.#host, 'ca-change', { action: 'plot' });
  }

  #begin(at: Cell): void {
    if (this.#film && at) this.#drag = { x: at[0], slice: this.#film.film.slice, moved: false };
  }

  /** The width of the picture is the whole way. */
  #extend(to: Cell): void {
    if (!this.#film || !to || !this.#drag) return;
    const { film } = this.#film;
    const slice = Math.round(this.#drag.slice + ((to[0] - this.#drag.x) / film.size[0]) * film.length);
    if (slice === film.slice) return;
    this.#drag.moved = true;
    this.#scrub(Math.min(film.length - 1, Math.max(0, slice)), true);
  }

  #end(): void {
    if (this.#drag?.moved) this.#changed();
    this.#drag = null;
  }

  #hover(cell: Cell): void {
    const [x, y, z] = (cell && this.#film?.film.cellAt(cell)) ?? [];
    this.#context.probe(x === undefined || y === undefined ? null : { x, y, z });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const view = this.#context.view();
    if (!this.#film || !view || event.target !== this.#stage) return;
    const end = { Home: 0, End: this.#film.film.length - 1 }[event.key];
    const action = actionOf(event);
    if (end === undefined && (!action || action.kind === 'draw' || action.kind === 'erase')) return;
    event.preventDefault();
    if (end !== undefined) {
      this.#scrub(end, true);
      this.#changed();
    } else if (action) this.#do(action, this.#film, view);
  };

  #do(action: KeyAction, playback: FilmPlayback, { camera }: GridView): void {
    const { simulation } = playback;
    const done = (text: string, kind: 'seed' | 'clear') => {
      this.#context.said(text);
      fire(this.#host, 'ca-change', { action: kind });
    };
    switch (action.kind) {
      case 'toggle':
        return playback.playing ? playback.pause() : playback.play();
      case 'step':
      case 'back':
        playback.step(action.kind === 'step' ? 1 : -1);
        return this.#context.said(words.slice(playback.film));
      case 'cursor':
        this.#scrub(action.dx || -action.dy);
        return this.#changed();
      case 'reset':
        reseed(simulation);
        return done(shared.reseeded, 'seed');
      case 'clear':
        simulation.clear();
        return done(shared.cleared, 'clear');
      case 'population':
        return void simulation.population().then((count) => this.#context.said(shared.population(count, simulation.generation)));
      case 'zoom':
        camera.zoomBy(action.factor);
        break;
      case 'fit':
        camera.setZoom(null);
        break;
      case 'pan':
        camera.panBy(-action.dx * PAN_STEP, -action.dy * PAN_STEP);
    }
    this.#context.view()?.invalidate();
  }
}
