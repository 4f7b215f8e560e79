// What a volume shows of what it runs: reads the attributes about the picture, and gives the stage content, looks and a camera's place.

import type { LitElement } from 'lit';
import { CaError } from '../../core/base/errors.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import type { FigureColors } from '../shared/color-probe.js';
import type { Attempt } from '../shared/element.js';
import { VolumeLooks } from './look.js';
import { VolumeOverlay } from './overlay.js';
import { cameraText, checkSource, contentOf, VolumeSettingsReader, type VolumeAttributes, type VolumeSettings } from './settings.js';
import { VolumeStage, type StageContext } from './stage.controller.js';
import { words } from './words.js';

/** Generations of a history unless told. */
const USUAL_DEPTH = 128;

const reducedMotion = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** What the display needs of its element. */
export interface DisplayContext extends Omit<StageContext, 'drawn'> {
  readonly attempt: Attempt;
  /** Where axes are written. */
  readonly overlay: () => SVGElement | null;
}

type Host = LitElement & VolumeAttributes & { readonly colormap: string | null; readonly autoRotate: boolean; readonly axes: boolean };

/** The picture of one volume, as its attributes say. */
export class VolumeDisplay {
  readonly stage: VolumeStage;
  readonly #host: Host;
  readonly #attempt: Attempt;
  readonly #reader: VolumeSettingsReader;
  readonly #looks: VolumeLooks;
  readonly overlay: VolumeOverlay;

  constructor(host: Host, context: DisplayContext) {
    this.#host = host;
    this.#attempt = context.attempt;
    this.stage = new VolumeStage(host, { ...context, drawn: () => this.overlay.update() });
    this.overlay = new VolumeOverlay(this.stage, context.overlay);
    this.#reader = new VolumeSettingsReader(context.attempt);
    this.#looks = new VolumeLooks(context.attempt);
  }

  /** The attributes as they were read last. */
  get settings(): VolumeSettings {
    return this.#reader.settings;
  }

  /** Generations of a history. */
  get depth(): number {
    return this.stage.view?.depth ?? USUAL_DEPTH;
  }

  /** From where it is seen now, as the attribute `camera` has it. */
  get standpoint(): string {
    const camera = this.stage.view?.camera;
    return camera ? cameraText(camera) : (this.#host.camera ?? '');
  }

  /** What is shown, in words. */
  labelOf(simulation: Simulation | null): string {
    if (!simulation) return words.empty;
    const { rule, size } = simulation;
    return size.length === 2 ? words.history(rule, size, this.depth) : words.volume(rule, size);
  }

  /** The picture as a file. @throws CaError `argument` while there is none */
  async toBlob(type: string): Promise<Blob> {
    const { view } = this.stage;
    if (view?.simulation && view.pixelWidth * view.pixelHeight > 0) return view.toBlob(type);
    throw new CaError('argument', 'there is no picture', { where: 'toBlob', expected: 'an element that can be seen in the page' });
  }

  /** Takes in the attributes. @param colors - the page's; nothing is shown before they are known */
  update(simulation: Simulation | null, colors: FigureColors | null): void {
    const settings = this.#reader.read(this.#host);
    const rule = simulation?.rule;
    this.overlay.axes = this.#host.axes;
    this.overlay.update();
    if (!rule || !colors) return;
    const isHistory = simulation.size.length === 2;
    this.#attempt('source', () => checkSource(settings.source, isHistory));
    const content = contentOf(settings, rule, isHistory);
    this.stage.show({
      content,
      look: this.#looks.next({ ...settings, colormap: this.#host.colormap }, rule, content, colors),
      depth: settings.depth ?? USUAL_DEPTH,
      camera: settings.camera,
      turns: this.#host.autoRotate && !reducedMotion(),
      labelled: this.#host.axes,
    });
  }
}
