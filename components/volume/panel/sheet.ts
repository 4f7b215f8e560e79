// What the panel and its parts agree on.

import type { Rule } from '../../../core/rule/rule.js';
import type { Extent3 } from '../../../core/view/volume-rays.js';
import type { VolumeContent, VolumeLook, VolumeMode } from '../../../core/view/volume-look.js';
import type { TransferStop } from '../../../core/view/volume-transfer.js';
import type { VolumeTool } from '../tools.js';

/** The attributes that the panel changes, as the element has them. */
export interface PanelValues {
  mode: VolumeMode | null;
  isovalue: number | null;
  opacity: number | null;
  transferFunction: string | null;
  colormap: string | null;
  clip: string | readonly number[] | null;
  slices: string | readonly number[] | null;
  autoRotate: boolean;
  axes: boolean;
  tool: VolumeTool | null;
  brushRadius: number | null;
  readonly: boolean;
}

/** The attribute of each. */
export const ATTRIBUTES: Readonly<Record<keyof PanelValues, string>> = {
  ...{ mode: 'mode', isovalue: 'isovalue', opacity: 'opacity', transferFunction: 'transfer-function', colormap: 'colormap' },
  ...{ clip: 'clip', slices: 'slices', autoRotate: 'auto-rotate', axes: 'axes' },
  ...{ tool: 'tool', brushRadius: 'brush-radius', readonly: 'readonly' },
};

/** What is shown, and how to change it. */
export interface Sheet {
  readonly values: Readonly<PanelValues>;
  readonly rule: Rule;
  readonly size: Extent3;
  /** Whether the third side is time. */
  readonly isHistory: boolean;
  readonly content: VolumeContent;
  readonly look: VolumeLook;
  /** What the page or a person said of values; `undefined` where the map alone says. */
  readonly stops: readonly TransferStop[] | undefined;
  /** Heights of the histogram, 0 to 1. */
  readonly heights: readonly number[];
  /** Lowest and highest state. */
  readonly range: readonly [number, number];
  /** Changes what is shown. @param done - not while it goes on */
  readonly set: (change: Partial<PanelValues>, done?: boolean) => void;
  /** Renders anew. */
  readonly update: () => void;
  /** Waits until what was changed is rendered. */
  readonly settled: () => Promise<unknown>;
}
