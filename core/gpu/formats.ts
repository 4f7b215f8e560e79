// What GL wants to be told about a texture format.

import { formats, type TextureFormat } from '../compile/formats.js';

/** The three enums of `texImage2D` for a format. Uploads to half-float textures are given as 32-bit floats. */
export function glFormat(gl: WebGL2RenderingContext, format: TextureFormat): { internalFormat: number; format: number; type: number } {
  const { components, kind, array } = formats[format];
  const integer = kind === 'uint';
  const layout = { 1: integer ? gl.RED_INTEGER : gl.RED, 2: integer ? gl.RG_INTEGER : gl.RG, 4: integer ? gl.RGBA_INTEGER : gl.RGBA }[
    components
  ];
  const type = array === Float32Array ? gl.FLOAT : array === Uint32Array ? gl.UNSIGNED_INT : gl.UNSIGNED_BYTE;
  return { internalFormat: gl[format], format: layout, type };
}
