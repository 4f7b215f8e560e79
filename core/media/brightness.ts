// How bright pictures are. Decoded pictures become numbers here and nowhere else.

import { CaError } from '../base/errors.js';

/** A canvas off the page that pictures are drawn on to be read. */
export type Sheet = OffscreenCanvasRenderingContext2D;

/** @param width - in pixels. @throws CaError `capability` without a 2D canvas off the page */
export function makeSheet(width: number, height: number): Sheet {
  const sheet = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!sheet) throw new CaError('capability', 'pictures cannot be read', { expected: 'a browser with 2D canvases' });
  sheet.imageSmoothingQuality = 'high';
  return sheet;
}

/**
 * Reads a picture, stretched over the sheet. What is transparent is dark.
 * @param values - `[height][width]`, gets the brightness, 0 to 1
 * @see ITU-R BT.709, the luma of gamma-corrected colors
 */
export function addBrightness(sheet: Sheet, picture: CanvasImageSource, values: Float32Array): void {
  const { width, height } = sheet.canvas;
  sheet.clearRect(0, 0, width, height);
  sheet.drawImage(picture, 0, 0, width, height);
  const { data } = sheet.getImageData(0, 0, width, height);
  for (let i = 0, at = 0; i < values.length; i++, at += 4)
    values[i] = ((0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2]) * data[at + 3]) / 255 ** 2;
}
