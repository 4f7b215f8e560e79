// Brings texels to the CPU without stopping the page: the GPU copies them into a buffer, a fence tells when they are there.

import { CaError } from '../base/errors.js';
import { Fence } from './fence.js';
import { formats } from '../compile/formats.js';
import { glFormat } from './formats.js';
import type { GpuContext } from './context.js';
import type { GpuTarget, TexelRegion } from './texture.js';

/**
 * Reads a target's first texture.
 * @param region - in texels; the whole target unless told
 * @returns the texels as they were when this was called, as `formats[format].array`, row by row
 * @throws CaError `lost` if the context goes away before they arrive
 */
export async function readTexels(
  gpu: GpuContext,
  target: GpuTarget,
  region: TexelRegion = { x: 0, y: 0, width: target.width, height: target.height },
): Promise<Uint8Array | Uint32Array | Float32Array> {
  const { gl, renderer } = gpu;
  const { components, kind, array: ArrayType } = formats[target.format];
  renderer.bindFramebuffer(target.ogl);
  const read = readFormat(gl, target);
  const perTexel = read.components;
  const texels = region.width * region.height;
  const RawType = kind === 'uint' && read.wide ? Uint32Array : ArrayType;
  const raw = new RawType(texels * perTexel);

  const buffer = gl.createBuffer();
  gpu.count('buffers');
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, raw.byteLength, gl.STREAM_READ);
  gl.pixelStorei(gl.PACK_ALIGNMENT, 1);
  gl.readPixels(region.x, region.y, region.width, region.height, read.format, read.type, 0);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  await new Fence(gpu).wait();
  if (gpu.lost) throw new CaError('lost', 'the GPU context went away while cells were read', { where: 'read' });
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, raw);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  gl.deleteBuffer(buffer);
  gpu.count('buffers', -1);

  if (perTexel === components && RawType === ArrayType) return raw;
  const narrow = new ArrayType(texels * components);
  for (let texel = 0; texel < texels; texel++)
    for (let c = 0; c < components; c++) narrow[texel * components + c] = raw[texel * perTexel + c];
  return narrow;
}

/**
 * The format to read the bound framebuffer with: the texture's own where the machine says that it may, else the one that
 * OpenGL ES grants for its kind: four components, of 32 bits for integers and floats.
 */
function readFormat(
  gl: WebGL2RenderingContext,
  { format }: GpuTarget,
): { format: number; type: number; components: number; wide: boolean } {
  const { components, kind } = formats[format];
  const own = glFormat(gl, format);
  const offered =
    gl.getParameter(gl.IMPLEMENTATION_COLOR_READ_FORMAT) === own.format && gl.getParameter(gl.IMPLEMENTATION_COLOR_READ_TYPE) === own.type;
  if (offered) return { ...own, components, wide: false };
  if (kind === 'uint') return { format: gl.RGBA_INTEGER, type: gl.UNSIGNED_INT, components: 4, wide: true };
  return { format: gl.RGBA, type: kind === 'float' ? gl.FLOAT : gl.UNSIGNED_BYTE, components: 4, wide: false };
}
