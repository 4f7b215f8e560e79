// Small pictures of what rules do: each is run for a while on a small grid, one after another, and kept for the page. They share the
// page's one GPU context like every automaton.

import { parsePattern } from '../../../core/pattern/index.js';
import type { Preset } from '../../../core/rule/preset.js';
import { Simulation } from '../../../core/simulation/simulation.js';
import { colorMap, DEFAULT_COLOR_MAPS } from '../../../core/view/color-map.js';
import { indicesOf, paletteOf } from '../save/raster.js';

/** Extent of a picture in cells; it is drawn at a pixel a cell. */
export const THUMBNAIL = [64, 48] as const;
/** Steps after which most rules show what they do. */
const USUAL_STEPS = 60;
/** Families that need another time; elementary rules fill a row a step. */
const STEPS: Readonly<Record<string, number>> = { Elementary: THUMBNAIL[1], 'Reaction–diffusion': 1500, 'Larger than Life': 30, Young: 30 };
/** Steps that are queued at once, so that the page goes on. */
const BATCH = 100;

/** The page's colours, as `#rrggbb`. */
export interface PageColors {
  readonly ink: string;
  readonly paper: string;
}

/** A preset's own start on a small grid; a soup where its pattern does not fit. */
function begin({ rule, start: own }: Preset): Simulation {
  const { pattern, init = pattern ? 'pattern' : 'random', seed = 1, density = 0.3, grain, background, foreground } = own;
  const options = { rule, size: THUMBNAIL, seed, density, grain, background, foreground };
  if (!pattern) return new Simulation({ ...options, init });
  try {
    return new Simulation({ ...options, init: 'pattern', pattern: parsePattern(pattern) });
  } catch {
    return new Simulation({ ...options, init: 'random' });
  }
}

/** Draws one. @throws CaError where the machine cannot run the rule */
async function draw(preset: Preset, { ink, paper }: PageColors): Promise<ImageData> {
  const simulation = begin(preset);
  try {
    const { rule } = preset;
    for (let left = STEPS[preset.family] ?? USUAL_STEPS; left > 0; left -= BATCH) {
      simulation.step(Math.min(left, BATCH));
      await simulation.read();
    }
    const { states, range = [0, 1] } = rule;
    const continuous = range[0] < 0 ? DEFAULT_COLOR_MAPS.signed : DEFAULT_COLOR_MAPS.continuous;
    const usual = states === 'continuous' ? continuous : states === 2 ? DEFAULT_COLOR_MAPS.twoStates : DEFAULT_COLOR_MAPS.manyStates;
    const colors = colorMap(preset.start.colormap ?? usual, { ink, paper, states: states === 'continuous' ? 256 : states });
    const look = { colors, channel: rule.channels - 1, fade: 0, gapColor: [0, 0, 0, 0], brushColor: [0, 0, 0, 0] } as const;
    const palette = paletteOf(rule, look);
    const image = new ImageData(...THUMBNAIL);
    indicesOf(await simulation.read(), rule, look).forEach((index, i) => image.data.set([...palette[index], 255], 4 * i));
    return image;
  } finally {
    simulation.dispose();
  }
}

/** Draws pictures where they are wanted, one at a time. */
export class Thumbnails {
  readonly #drawn = new Map<string, ImageData>();
  readonly #wanted = new Map<HTMLCanvasElement, Preset>();
  readonly #colors: () => PageColors;
  #running = false;

  /** @param colors - the colours of the page at this moment */
  constructor(colors: () => PageColors) {
    this.#colors = colors;
  }

  /** Draws a preset on a canvas, soon. */
  want(canvas: HTMLCanvasElement, preset: Preset): void {
    this.#wanted.set(canvas, preset);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (;;) {
      const next = this.#wanted.entries().next();
      if (next.done) break;
      const [canvas, preset] = next.value;
      this.#wanted.delete(canvas);
      const { ink, paper } = this.#colors();
      const key = `${preset.id} ${ink} ${paper}`;
      try {
        const image = this.#drawn.get(key) ?? (await draw(preset, { ink, paper }));
        this.#drawn.set(key, image);
        canvas.getContext('2d')?.putImageData(image, 0, 0);
      } catch {
        // A machine that cannot run a rule has no picture of it: the name says enough.
      }
    }
    this.#running = false;
  }
}
