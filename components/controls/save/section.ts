// The part of the menu that saves: a picture or an animation of the whole grid, and files for other programs.

import { html, nothing, type TemplateResult } from 'lit';
import { Part } from '../../../core/base/part.js';
import type { Simulation } from '../../../core/simulation/simulation.js';
import type { Section, Sheet, Subject } from '../sheet.js';
import { words } from '../words.js';
import { fileName, keep, npyOf, rleOf, ruleJsonOf } from './files.js';
import { stackOf, type GenerationsOptions } from './generations.js';
import { pngOf } from './png.js';
import type { Video } from './video.js';
import type * as solid from './solid.js';

/** What encodes animations. */
const animation = new Part('what makes animations', () => import('./gif.js'));

/** What encodes videos. */
const videos = new Part('what makes videos', () => import('./video.js'));

/** What saves volumes. */
const solids = new Part('what saves volumes', () => import('./solid.js'));

/** A file, or one that knows its own kind. */
type File = Blob | Video;

/** Pictures come out about this wide and high unless told, in pixels. */
const USUAL_SIDE = 512;
const USUAL_FRAMES = 60;

/** Saving. */
export class SaveSection implements Section {
  readonly #sheet: Sheet;
  #scale = 0;
  #frames = USUAL_FRAMES;
  /** The animation that is being made. */
  #making: { readonly stop: AbortController; readonly frames: number; done: number } | null = null;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  opened(): void {
    const [x, y] = this.#sheet.subject()?.playback.simulation.size ?? [1, 1];
    this.#scale ||= Math.max(1, Math.floor(USUAL_SIDE / Math.max(x, y)));
    this.#sheet.update();
  }

  /** Makes a file and hands it over; one that is `null` was cancelled. */
  #save(usual: string, make: (subject: Subject) => File | null | Promise<File | null>): void {
    void this.#sheet.attempt(async () => {
      const subject = this.#sheet.subject();
      if (!subject) return;
      const before = fileName(subject.playback.simulation);
      const file = await make(subject);
      if (!file) return this.#sheet.say(words.cancelled);
      const { blob, ending } = file instanceof Blob ? { blob: file, ending: usual } : file;
      keep(blob, `${before}.${ending}`);
      this.#sheet.say(words.saved(`${before}.${ending}`));
    });
  }

  async #png({ bus, playback: { simulation } }: Subject): Promise<Blob | null> {
    const look = bus.last('look');
    return look ? pngOf(await simulation.read(), simulation.size, simulation.rule, look, this.#scale) : null;
  }

  /** Makes something of several generations, which takes a while. */
  async #generations<T>(make: (options: GenerationsOptions) => Promise<T | null>): Promise<T | null> {
    const making = (this.#making = { stop: new AbortController(), frames: this.#frames, done: 0 });
    this.#sheet.say(words.making);
    try {
      return await make({
        frames: this.#frames,
        signal: making.stop.signal,
        progress: (done) => {
          making.done = done;
          this.#sheet.update();
        },
      });
    } finally {
      this.#making = null;
    }
  }

  async #animation({ bus, playback: { simulation, rate } }: Subject, kind: 'gif' | 'video'): Promise<File | null> {
    const look = bus.last('look');
    if (!look) return null;
    return this.#generations<File>(async (each) => {
      const options = { ...each, rate, scale: this.#scale };
      return kind === 'gif'
        ? (await animation.fetch()).gifOf(simulation, look, options)
        : (await videos.fetch()).videoOf(simulation, look, options);
    });
  }

  #number(label: string, value: number, set: (value: number) => void): TemplateResult {
    return html`<label
      >${label}
      <input
        type="number"
        min="1"
        max="1000"
        step="1"
        .value=${String(value)}
        @change=${(event: Event) => set(Number((event.target as HTMLInputElement).value))}
    /></label>`;
  }

  #button(label: string, action: () => void): TemplateResult {
    return html`<button type="button" ?disabled=${!this.#sheet.subject()} @click=${action}>${label}</button>`;
  }

  /** The cells and the surface of a volume. */
  #solids(): TemplateResult {
    const make = (of: (module: typeof solid, subject: Subject) => Promise<Blob> | null) => async (subject: Subject) =>
      of(await solids.fetch(), subject);
    return html`
      ${this.#button(words.nrrd, () =>
        this.#save(
          'nrrd',
          make(({ nrrdOf }, { playback }) => nrrdOf(playback.simulation)),
        ),
      )}
      ${this.#button(words.stl, () =>
        this.#save(
          'stl',
          make(({ stlOf }, subject) => stlOf(subject)),
        ),
      )}
      ${this.#button(words.glb, () =>
        this.#save(
          'glb',
          make(({ glbOf }, subject) => glbOf(subject)),
        ),
      )}
      ${this.#button(words.png, () =>
        this.#save(
          'png',
          make(({ pictureOf }, subject) => pictureOf(subject)),
        ),
      )}
    `;
  }

  /** Cells of a continuous rule are no pattern; a volume is no picture. */
  #files(simulation: Simulation | undefined): TemplateResult {
    const discrete = simulation?.rule.states !== 'continuous';
    const flat = simulation?.size.length !== 3;
    return html`<div class="row">
      ${discrete && flat ? this.#button(words.rle, () => this.#save('rle', ({ playback }) => rleOf(playback.simulation))) : nothing}
      ${this.#button(words.ruleJson, () => this.#save('json', ({ playback }) => ruleJsonOf(playback.simulation)))}
      ${this.#button(words.npy, () => this.#save('npy', ({ playback }) => npyOf(playback.simulation)))} ${flat ? nothing : this.#solids()}
    </div>`;
  }

  /** What is made of the present generation and those after it. */
  #several(pictures: boolean): TemplateResult {
    const making = this.#making;
    if (making)
      return html`<div class="row">
        <progress max=${making.frames} value=${making.done} aria-label=${words.making}></progress>
        <button type="button" @click=${() => making.stop.abort()}>${words.cancel}</button>
      </div>`;
    const moving = html`${this.#button(words.gif, () => this.#save('gif', (each) => this.#animation(each, 'gif')))}
    ${this.#button(words.video, () => this.#save('mp4', (each) => this.#animation(each, 'video')))}`;
    const stack = ({ playback }: Subject) => this.#generations((options) => stackOf(playback.simulation, options));
    return html`<div class="row">
      ${pictures ? moving : nothing} ${this.#button(words.stack, () => this.#save('npy', stack))}
      ${this.#number(words.frames, this.#frames, (frames) => (this.#frames = frames))}
    </div>`;
  }

  render(): TemplateResult {
    const subject = this.#sheet.subject();
    const pictures = Boolean(subject?.bus.last('look'));
    const picture = html`<div class="row">
      ${this.#button(words.png, () => this.#save('png', (each) => this.#png(each)))}
      ${this.#number(words.scale, this.#scale, (scale) => (this.#scale = scale))}
    </div>`;
    return html`<section aria-label=${words.save}>
      <h2>${words.save}</h2>
      ${pictures ? picture : nothing} ${this.#several(pictures)} ${this.#files(subject?.playback.simulation)}
    </section>`;
  }
}
