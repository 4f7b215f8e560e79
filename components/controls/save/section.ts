// The part of the menu that saves: a picture or an animation of the whole grid, and files for other programs.

import { html, nothing, type TemplateResult } from 'lit';
import { Part } from '../../../core/base/part.js';
import type { Simulation } from '../../../core/simulation/simulation.js';
import type { Section, Sheet, Subject } from '../sheet.js';
import { words } from '../words.js';
import { fileName, keep, npyOf, rleOf, ruleJsonOf } from './files.js';
import { pngOf } from './png.js';
import type * as solid from './solid.js';

/** What encodes animations. */
const animation = new Part('what makes animations', () => import('./gif.js'));

/** What saves volumes. */
const solids = new Part('what saves volumes', () => import('./solid.js'));

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
  #save(ending: string, make: (subject: Subject) => Blob | null | Promise<Blob | null>): void {
    void this.#sheet.attempt(async () => {
      const subject = this.#sheet.subject();
      if (!subject) return;
      const name = `${fileName(subject.playback.simulation)}.${ending}`;
      const file = await make(subject);
      if (file) keep(file, name);
      this.#sheet.say(file ? words.saved(name) : words.cancelled);
    });
  }

  async #png({ bus, playback: { simulation } }: Subject): Promise<Blob | null> {
    const look = bus.last('look');
    return look ? pngOf(await simulation.read(), simulation.size, simulation.rule, look, this.#scale) : null;
  }

  async #gif({ bus, playback: { simulation, rate } }: Subject): Promise<Blob | null> {
    const look = bus.last('look');
    if (!look) return null;
    const making = (this.#making = { stop: new AbortController(), frames: this.#frames, done: 0 });
    this.#sheet.say(words.making);
    try {
      const { gifOf } = await animation.fetch();
      return await gifOf(simulation, look, {
        frames: this.#frames,
        scale: this.#scale,
        rate,
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

  render(): TemplateResult {
    const making = this.#making;
    const subject = this.#sheet.subject();
    const pictures = html`<div class="row">
        ${this.#button(words.png, () => this.#save('png', (each) => this.#png(each)))}
        ${this.#number(words.scale, this.#scale, (scale) => (this.#scale = scale))}
      </div>
      <div class="row">
        ${
          making
            ? html`<progress max=${making.frames} value=${making.done} aria-label=${words.making}></progress>
                <button type="button" @click=${() => making.stop.abort()}>${words.cancel}</button>`
            : this.#button(words.gif, () => this.#save('gif', (each) => this.#gif(each)))
        }
        ${this.#number(words.frames, this.#frames, (frames) => (this.#frames = frames))}
      </div>`;
    return html`<section aria-label=${words.save}>
      <h2>${words.save}</h2>
      ${subject?.bus.last('look') ? pictures : nothing} ${this.#files(subject?.playback.simulation)}
    </section>`;
  }
}
