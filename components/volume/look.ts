// How a volume looks: from its attributes and the page's colours to what the view draws with.

import type { Rule } from '../../core/rule/rule.js';
import { colorMap, type ColorMap } from '../../core/view/color-map.js';
import { CLOUD_COLORS, DEPTH_COLORS, type VolumeContent, type VolumeLook } from '../../core/view/volume-look.js';
import { transferOf, transferOfMap, type TransferStop } from '../../core/view/volume-transfer.js';
import { usualMap } from '../grid/look.js';
import type { FigureColors } from '../shared/color-probe.js';
import type { Attempt } from '../shared/element.js';

/** Until the page's colours are known; nothing is drawn before they are. */
const unknown: FigureColors = { ink: [0, 0, 0, 1], paper: [1, 1, 1, 1], accent: [0, 0, 1, 1] };

const hex = (color: readonly number[]) =>
  `#${color
    .slice(0, 3)
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** What decides about colours. */
export interface LookSettings {
  readonly colormap: string | null;
  readonly transferFunction?: readonly TransferStop[];
  readonly occlusion?: number;
  readonly shadow?: number;
}

/** Colours of whole states lie at their shares of the range. */
function spread({ kind, colors }: ColorMap, states: number): Uint8Array {
  if (kind !== 'categorical') return colors;
  return Uint8Array.from({ length: colors.length }, (_, i) => colors[4 * Math.round(((i >> 2) / 255) * (states - 1)) + (i & 3)]);
}

/** `[256]` × RGBA the other way round: a map's bright end is near. */
function reversed(colors: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: colors.length }, (_, i) => colors[colors.length - 4 * ((i >> 2) + 1) + (i & 3)]);
}

/** Makes looks for one volume. */
export class VolumeLooks {
  readonly #attempt: Attempt;
  #name: string | null = null;
  #key = '';
  #last: VolumeLook | null = null;

  /** @param attempt - tells of a map that cannot be used; the last good one stays */
  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  /** What to draw a rule with; the same object while nothing about it changes. */
  next(settings: LookSettings, rule: Rule | undefined, content: VolumeContent | null, colors: FigureColors | null): VolumeLook {
    const { ink, paper, accent } = colors ?? unknown;
    this.#attempt('colormap', () => {
      if (settings.colormap) colorMap(settings.colormap);
      this.#name = settings.colormap;
    });
    const mode = content?.mode ?? 'isosurface';
    const { transferFunction, occlusion = 1, shadow = 1 } = settings;
    const states = rule?.states === 'continuous' ? 256 : (rule?.states ?? 2);
    const key = JSON.stringify([this.#name, mode, transferFunction, occlusion, shadow, rule?.name, states, ink, paper, accent]);
    if (!this.#last || key !== this.#key) {
      const map = colorMap(this.#name ?? usualMap(rule), { ink: hex(ink), paper: hex(paper), states });
      const shared = { ink, paper, accent, occlusion, shadow };
      this.#last = { ...shared, ...this.#colors(mode, map, states, transferFunction) };
    }
    this.#key = key;
    return this.#last;
  }

  #colors(mode: VolumeContent['mode'], map: ColorMap, states: number, stops: readonly TransferStop[] | undefined) {
    const plain = spread(map, states);
    const transfer = stops ? transferOf(stops) : mode === 'emission' ? transferOfMap({ ...map, colors: plain }) : plain;
    // A surface has one value, so its colours tell depth; a cloud's do where nobody asked for more. Few states are told apart.
    const byDepth = states === 2 || states === 256;
    const own = this.#name ? reversed(plain) : null;
    if (mode === 'isosurface' && byDepth) return { transfer, depth: own ?? colorMap(DEPTH_COLORS).colors, lit: true };
    if ((mode === 'emission' || mode === 'mip') && byDepth && !stops && !own)
      return { transfer, depth: colorMap(CLOUD_COLORS).colors, lit: mode === 'emission' };
    return { transfer, depth: null, lit: !stops };
  }
}
