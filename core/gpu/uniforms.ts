// Sets uniforms by their declared type. OGL's own setter does not know unsigned integers, integer samplers or 3D samplers, so
// this file does it for all of them.

import type { Texture } from 'ogl';

/** A texture of whatever kind, for a sampler. */
type Sampled = { readonly ogl: Texture };

/** What a uniform can be given: a number, numbers (a vector, a matrix or an array), or a texture. */
export type UniformValue = number | boolean | readonly number[] | Float32Array | Int32Array | Uint32Array | Sampled;

/** Values by uniform name. */
export type Uniforms = Readonly<Record<string, UniformValue>>;

/** A uniform that the linked program uses. */
export interface ActiveUniform {
  readonly name: string;
  readonly type: number;
  readonly location: WebGLUniformLocation;
}

const isTexture = (value: UniformValue): value is Sampled => typeof value === 'object' && 'ogl' in value;

/** The active uniforms of a linked program; an array's name comes without `[0]`. */
export function activeUniforms(gl: WebGL2RenderingContext, program: WebGLProgram): ActiveUniform[] {
  const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number;
  const found: ActiveUniform[] = [];
  for (let index = 0; index < count; index++) {
    const active = gl.getActiveUniform(program, index);
    const location = active && gl.getUniformLocation(program, active.name);
    if (active && location) found.push({ name: active.name.replace(/\[0\]$/, ''), type: active.type, location });
  }
  return found;
}

/** Binds a texture to the next unit and points the sampler at it. */
function setTexture(gl: WebGL2RenderingContext, { location }: ActiveUniform, texture: Texture, unit: number): void {
  texture.update(unit);
  gl.uniform1i(location, unit);
}

/**
 * Sets every active uniform.
 * @throws Error if a uniform that the program uses is not given: a fault of ours, found by the first draw
 */
export function setUniforms(gl: WebGL2RenderingContext, active: readonly ActiveUniform[], values: Uniforms): void {
  let unit = 0;
  for (const uniform of active) {
    const value = values[uniform.name];
    if (value === undefined) throw new Error(`uniform ${uniform.name}: no value; expected one for each uniform in use`);
    if (isTexture(value)) setTexture(gl, uniform, value.ogl, unit++);
    else setNumbers(gl, uniform, typeof value === 'object' ? value : [Number(value)]);
  }
}

function setNumbers(
  gl: WebGL2RenderingContext,
  { name, type, location }: ActiveUniform,
  value: readonly number[] | Float32Array | Int32Array | Uint32Array,
): void {
  // lib.dom takes lists of numbers that may be written to; nothing here writes.
  const list = value as number[];
  switch (type) {
    case gl.FLOAT:
      return gl.uniform1fv(location, list);
    case gl.FLOAT_VEC2:
      return gl.uniform2fv(location, list);
    case gl.FLOAT_VEC3:
      return gl.uniform3fv(location, list);
    case gl.FLOAT_VEC4:
      return gl.uniform4fv(location, list);
    case gl.FLOAT_MAT3:
      return gl.uniformMatrix3fv(location, false, list);
    case gl.FLOAT_MAT4:
      return gl.uniformMatrix4fv(location, false, list);
    case gl.INT:
    case gl.BOOL:
      return gl.uniform1iv(location, list);
    case gl.INT_VEC2:
      return gl.uniform2iv(location, list);
    case gl.INT_VEC3:
      return gl.uniform3iv(location, list);
    case gl.INT_VEC4:
      return gl.uniform4iv(location, list);
    case gl.UNSIGNED_INT:
      return gl.uniform1uiv(location, list);
    case gl.UNSIGNED_INT_VEC2:
      return gl.uniform2uiv(location, list);
    case gl.UNSIGNED_INT_VEC4:
      return gl.uniform4uiv(location, list);
    default:
      throw new Error(`uniform ${name}: unknown type 0x${type.toString(16)}`);
  }
}
