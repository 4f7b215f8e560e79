// Small things that every emitter of GLSL needs: number literals, and the head of a fragment shader.

import header from '../../shaders/header.glsl';

/** A number as a GLSL float: with a point or an exponent, all digits that a 32-bit float can hold. */
export function float(value: number): string {
  const text = String(Math.fround(value) === value ? value : Number(value.toPrecision(9)));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The parts of a fragment shader, one after the other, under the common header. */
export function fragment(...parts: string[]): string {
  return [header, ...parts].join('\n');
}

/** An index with its sign in a name: −1 is `m1`. */
export function signed(value: number): string {
  return value < 0 ? `m${-value}` : String(value);
}
