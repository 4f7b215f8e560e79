// CSS colours as bytes: the forms that a page writes in attributes and that `getComputedStyle` gives back. No DOM, so no names.
// Called by `color-map.ts` and by views that need a token's colour.

import { CaError, show } from '../base/errors.js';

const NUMBER = /^[+-]?(\d+\.?|\d*\.\d+)(e[+-]?\d+)?%?$/i;

/** Red, green, blue and alpha, 0..255; sRGB, straight alpha. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Reads a colour.
 * @param text - `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb(…)`, `rgba(…)` or `color(srgb …)`, numbers or percentages
 * @param where - what an error names
 * @throws CaError `argument` for anything else
 * @see https://www.w3.org/TR/css-color-4/#serializing-sRGB-values
 */
export function parseColor(text: string, where = 'color'): Rgba {
  const color = parseHex(text.trim()) ?? parseFunction(text.trim());
  if (color) return color;
  throw new CaError('argument', 'not a color that can be read', { where, expected: '"#rrggbb" or "rgb(…)"', got: show(text) });
}

function parseHex(text: string): Rgba | undefined {
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(text)?.[1];
  if (!digits) return undefined;
  const long = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const [red, green, blue, alpha = 255] = (long.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return [red, green, blue, alpha];
}

function parseFunction(text: string): Rgba | undefined {
  const [, name, list] = /^(rgba?\(|color\(srgb\s)([^()]*)\)$/i.exec(text) ?? [];
  const parts = list?.trim().split(/\s*[\s,/]\s*/) ?? [];
  const unit = name?.startsWith('c') ? 255 : 1;
  if (parts.length < 3 || parts.length > 4 || !parts.every((part) => NUMBER.test(part))) return undefined;
  const [red, green, blue, alpha = 255] = parts.map((part, i) => {
    const percent = part.endsWith('%');
    const number = (parseFloat(part) * (percent || i === 3 ? 255 : unit)) / (percent ? 100 : 1);
    return Math.round(Math.min(Math.max(number, 0), 255));
  });
  return [red, green, blue, alpha];
}
