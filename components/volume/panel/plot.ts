// Places and values on the drawing of the panel.

import { tickText } from '../../../core/view/surface-axes.js';

export const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** A value as the axis shows it. */
export function valueText(share: number, [low, high]: readonly [number, number]): string {
  return tickText(Number((low + share * (high - low)).toPrecision(3)));
}

/** Where a pointer is on the drawing, from 0 to 1 to the right and upwards. */
export function placeOn(plot: Element, { clientX, clientY }: MouseEvent): readonly [number, number] {
  const { left, top, width, height } = plot.getBoundingClientRect();
  return [clamp((clientX - left) / width, 0, 1), clamp(1 - (clientY - top) / height, 0, 1)];
}
